"""The map by geopandas and matplotlib: with_matplotlib.py DATA OUT [SCALE]; DATA is what `prepare` wrote."""
import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("agg")
import geopandas
import matplotlib.pyplot as plt
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import Stroke

data, out, scale = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
spec = json.loads((data / "map.json").read_text("utf-8"))
colours, sizes, classes, sectors = spec["colours"], spec["text_pixels"], spec["classes"], spec["sectors"]
PT = 0.75  # points per pixel of 1/96 inch
MARKERS = {"circle": "o", "square": "s", "triangle": "^", "cross": "P", "diamond": "D", "star": "*"}
# Markers of one size differ in area; these factors make them look alike.
LOOKS = {"circle": 0.95, "square": 0.85, "triangle": 1.05, "cross": 1.05, "diamond": 0.75, "star": 1.35}

for font in sorted((data / "fonts").glob("NotoSans-*.ttf")):
    fontManager.addfont(font)
plt.rcParams |= {"font.family": "Noto Sans", "pdf.fonttype": 42, "axes.unicode_minus": False}


def read(name):
    return geopandas.read_file(data / f"{name}.geojson").to_crs(spec["crs"])


def haloed(ax, text, xy, **style):
    """Text on a halo: the halo is a path, the text stays text, also in PDF."""
    ax.annotate(text, xy, path_effects=[Stroke(linewidth=3 * PT, foreground=colours["halo"])], **style)
    ax.annotate(text, xy, **style)


width, height = spec["page"]
fig = plt.figure(figsize=(width / 96, height / 96), dpi=96 * scale, facecolor="white")
left, top, w, h = spec["frame"]
ax = fig.add_axes([left / width, 1 - (top + h) / height, w / width, h / height], facecolor=colours["sea"])
centre = geopandas.GeoSeries.from_xy(*[[v] for v in spec["centre"]], crs="EPSG:4326").to_crs(spec["crs"])[0]
metres = spec["metres_per_pixel"]
ax.set(xlim=(centre.x - w / 2 * metres, centre.x + w / 2 * metres),
       ylim=(centre.y - h / 2 * metres, centre.y + h / 2 * metres))

# autolim and aspect are ours: the frame is given.
read("neighbours").plot(ax=ax, color=colours["abroad"], aspect=None, autolim=False)
steps = [c["from"] for c in classes] + [classes[-1]["to"] + 1]
read("provinces").plot(ax=ax, column="clusters", cmap=ListedColormap([c["colour"] for c in classes]),
                       norm=BoundaryNorm(steps, len(classes)), aspect=None, autolim=False)
styles = {"coast": (colours["coast"], 1.2, "-"), "province": (colours["province"], 1.2, "-"),
          "sar": (colours["province"], 1.2, "-"), "intl": (colours["national"], 1.8, "-")}
dashed = (colours["disputed"], 1.8, "--")
lines = read("lines")
line_colours, widths, dashes = zip(*[styles.get(kind, dashed) for kind in lines["cls"]])
lines.plot(ax=ax, color=list(line_colours), linewidth=[line * PT for line in widths], linestyle=list(dashes),
           aspect=None, autolim=False)

symbols = read("symbols")
symbols["x"] = symbols.geometry.x + symbols["dx"] * metres
symbols["y"] = symbols.geometry.y - symbols["dy"] * metres
for sector in sectors:
    of_sector = symbols[symbols["sector"] == sector["id"]]
    size = spec["symbol_pixels"] * PT * LOOKS[sector["shape"]]
    ax.scatter(of_sector["x"], of_sector["y"], s=size**2, marker=MARKERS[sector["shape"]], color=sector["colour"],
               edgecolor="white", linewidth=1.2 * PT, zorder=3)

for place in read("province_labels").itertuples():
    haloed(ax, place.name, (place.geometry.x, place.geometry.y), ha="center", va="center",
           fontsize=sizes["province"] * PT, color=colours["province_label"], zorder=4)
SIDES = {"start": "left", "middle": "center", "end": "right"}
leader = {"arrowstyle": "-", "color": colours["leader"], "linewidth": PT, "shrinkA": 0, "shrinkB": 0}
for city in read("city_labels").itertuples():
    at, offset = (city.geometry.x, city.geometry.y), (city.dx * PT, -city.dy * PT)
    if city.dx > 50:
        ax.annotate("", at, xytext=offset, textcoords="offset points", arrowprops=leader, zorder=2.5)
    haloed(ax, city.name, at, xytext=offset, textcoords="offset points", ha=SIDES[city.anchor], va="center",
           fontsize=sizes["city"] * PT, color=colours["city_label"], zorder=5)

ax.set(xlabel="", ylabel="", xticks=[], yticks=[])
ax.spines[:].set_color(colours["coast"])
handles = [Line2D([], [], linestyle="", marker=MARKERS[s["shape"]], color=s["colour"], markeredgecolor="white",
                  markersize=spec["symbol_pixels"] * PT * LOOKS[s["shape"]], label=f"{s['name']}  {s['count']}")
           for s in sectors]
style = {"loc": "lower left", "fontsize": sizes["legend"] * PT, "title_fontproperties":
         {"weight": "bold", "size": sizes["legend"] * PT}, "alignment": "left", "framealpha": 1, "edgecolor": "#d9d5cb",
         "borderpad": 0.8, "fancybox": False}
ax.add_artist(ax.legend(handles=handles, title="Clusters by sector", bbox_to_anchor=(16 / w, 240 / h),
                        borderaxespad=0, **style))
patches = [Patch(facecolor=c["colour"], edgecolor=colours["province"], label=c["name"]) for c in classes]
ax.legend(handles=patches, title="Clusters per province", bbox_to_anchor=(16 / w, 16 / h), borderaxespad=0, **style)

length = spec["scale_bar_km"] * 1000 / metres
x, y = (left + w - 24 - length) / 96, (height - top - h + 24) / 96
fig.add_artist(Line2D([x, x, x + length / 96, x + length / 96], [y + 8 / 96, y, y, y + 8 / 96],
                      color=colours["text"], linewidth=1.5 * PT, transform=fig.dpi_scale_trans))
fig.text(x + length / 192, y + 10 / 96, f"{spec['scale_bar_km']} km", transform=fig.dpi_scale_trans, ha="center",
         fontsize=sizes["legend"] * PT, color=colours["text"])
fig.text(left / width, 1 - 70 / height, spec["title"], weight="bold", fontsize=sizes["title"] * PT,
         color=colours["text"])
fig.text(left / width, 1 - 1052 / height, spec["source"], fontsize=sizes["source"] * PT, color=colours["text"])
fig.savefig(out)
