"""Write the code points of each subset font into the folder given: latin.txt, sc.txt."""
import glob
import os
import sys

from common import DATA, ROOT

OUT = sys.argv[1]


def gb2312(rows):
    out = set()
    for hi in rows:
        for lo in range(0xA1, 0xFF):
            try:
                out.add(ord(bytes((hi, lo)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return out


def gbk_hanzi():
    """All hanzi of GBK, which is what a Chinese Excel can save."""
    out = set()
    for hi in range(0x81, 0xFF):
        for lo in range(0x40, 0xFF):
            try:
                out |= {ord(c) for c in bytes((hi, lo)).decode("gbk") if c >= "\u4e00"}
            except UnicodeDecodeError:
                pass
    return {c for c in out if c <= 0x9FFF}


def used(*patterns):
    out = set()
    for p in patterns:
        for f in sorted(glob.glob(os.path.join(ROOT, p), recursive=True)):
            out |= {ord(c) for c in open(f, encoding="utf-8").read() if ord(c) > 0x7E}
    return out


def span(*pairs):
    return {c for a, b in pairs for c in range(a, b + 1)}


ascii_ = span((0x20, 0x7E))
common = span((0xA0, 0xFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x215E),
              (0x2190, 0x2199), (0x2212, 0x2212), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x22EF, 0x22EF))
shapes = span((0x2500, 0x257F), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717), (0x2460, 0x2473))
cjk = span((0x3000, 0x301F), (0x3030, 0x3030), (0x30FB, 0x30FB), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0xFE30, 0xFE4F))
# Indices in formulas.
formulas = span((0x1D62, 0x1D62), (0x2C7C, 0x2C7C))
text = used("data/*.csv", "assets/i18n/*.toml", "docs/glossary.md", "src/**/*.rs")
symbols = gb2312(range(0xA1, 0xAA))
assert len(gbk_hanzi()) == 20902

for name, chars in (
        ("latin", ascii_ | common | shapes | formulas | span((0x100, 0x17F), (0x1CD, 0x1DC), (0x2BB, 0x2DD))),
        ("sc", ascii_ | common | shapes | cjk | symbols | gbk_hanzi() | text)):
    with open(os.path.join(OUT, name + ".txt"), "w", encoding="ascii") as f:
        f.writelines(f"U+{c:04X}\n" for c in sorted(chars))
    print(name, len(chars), "code points asked for")
