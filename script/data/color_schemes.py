"""color_schemes.csv: sequential and diverging colour schemes of ColorBrewer for three to nine classes, from the npm package
colorbrewer (Apache-2.0), and how well people with colour blindness tell the classes apart.

`cvd_delta` is the least colour difference (CAM02-UCS) between any two classes as seen with deuteranopia or protanopia
(Machado, Oliveira and Fernandes 2009; colorspacious). Needs the network and `pip install colorspacious==1.1.2`; not part of
script/regenerate-data, since the schemes do not change."""
import hashlib
import io
import itertools
import re
import tarfile
import urllib.request

from colorspacious import cspace_convert, deltaE

from common import write

VERSION = "1.7.0"
SHA256 = "33fabd6ca61ec006f32a3f420293f0b872a9b12c900535690eed2dc656643ef7"
SEQUENTIAL = "Blues Greens Oranges Reds Greys YlGn YlGnBu PuBuGn RdPu YlOrBr YlOrRd".split()
DIVERGING = "BrBG PRGn PuOr RdBu RdYlBu RdYlGn Spectral".split()


def package():
    """Text of the module of the package, at its pinned checksum."""
    address = f"https://registry.npmjs.org/colorbrewer/-/colorbrewer-{VERSION}.tgz"
    with urllib.request.urlopen(address) as response:
        archive = response.read()
    found = hashlib.sha256(archive).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{address}: expected SHA-256 {SHA256}, found {found}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        return files.extractfile("package/index.js").read().decode("utf-8")


def colors(text, name, classes):
    scheme = re.search(rf"\b{name}: \{{(.*?)\}}", text, re.S).group(1)
    return re.findall(r"#[0-9a-f]{6}", re.search(rf"\b{classes}: \[(.*?)\]", scheme).group(1))


def difference(colors):
    """Least difference between two colours as seen with either kind of red-green blindness."""
    seen = [[int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)] for color in colors]
    least = []
    for kind in ("deuteranomaly", "protanomaly"):
        space = {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        simulated = cspace_convert(seen, space, "sRGB1").clip(0, 1)
        least.append(min(deltaE(a, b) for a, b in itertools.combinations(simulated, 2)))
    return float(min(least))


def main():
    text = package()
    rows = []
    for kind, names in (("sequential", SEQUENTIAL), ("diverging", DIVERGING)):
        for name in names:
            for classes in range(3, 10):
                found = colors(text, name, classes)
                assert len(found) == classes, (name, classes)
                rows.append({"scheme": name.lower(), "kind": kind, "classes": classes, "colors": ";".join(found),
                             "cvd_delta": f"{difference(found):.1f}"})
    write("color_schemes.csv", list(rows[0]), rows)


main()
