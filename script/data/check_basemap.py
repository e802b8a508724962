"""Geometry checks of data/basemap (needs shapely >= 2; with --draw OUT_DIR also matplotlib).
Rings valid, label points inside, every city inside its province at L0 or within 0.05 degrees of it, no slivers."""
import json
import os
import sys

import numpy as np
import shapely

from common import DATA, read

BASE = os.path.join(DATA, "basemap")


def topo(name, obj):
    t = json.load(open(os.path.join(BASE, name), encoding="utf-8"))
    s, o = np.array(t["transform"]["scale"]), np.array(t["transform"]["translate"])
    arcs = [np.cumsum(np.array(a, dtype=float), 0) * s + o for a in t["arcs"]]

    def ring(ix):
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ix]
        return np.concatenate([p if k == 0 else p[1:] for k, p in enumerate(parts)])
    out = []
    for g in t["objects"][obj]["geometries"]:
        if g["type"] is None:
            print(name, "without geometry:", g["properties"])
            continue
        if g["type"] in ("Polygon", "MultiPolygon"):
            polys = [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]
            out.append((g["properties"], shapely.MultiPolygon([shapely.Polygon(ring(p[0]), [ring(h) for h in p[1:]]) for p in polys])))
        else:
            lines = [g["arcs"]] if g["type"] == "LineString" else g["arcs"]
            out.append((g["properties"], shapely.MultiLineString([ring(x) for x in lines])))
    return out


bad = 0
for lv in ("L0", "L2", "L3", "L4"):
    adm1 = topo(f"china_{lv}.topojson", "adm1")
    n = sum(shapely.get_num_coordinates(g) for _, g in adm1)
    print(lv, "provinces", len(adm1), "points", n)
    polys = {}
    for p, g in adm1:
        k = p["iso"][3:]
        polys[k] = g
        if not g.is_valid:
            print("  invalid", k, shapely.is_valid_reason(g))
            bad += 1
        if not g.contains(shapely.Point(p["lx"], p["ly"])):
            print("  label point outside", k, round(g.distance(shapely.Point(p["lx"], p["ly"])), 4))
            bad += lv == "L0"
        for q in shapely.get_parts(g):
            a = q.area * 111.2 ** 2 * np.cos(np.radians(q.centroid.y))
            thin = 4 * np.pi * q.area / q.length ** 2
            if thin < 0.02 and a > 0.5:
                print("  sliver?", k, f"{a:.2f} km2, roundness {thin:.3f}", q.centroid.wkt)
    ks = sorted(polys)
    for i, a in enumerate(ks):
        for b in ks[i + 1:]:
            if polys[a].is_valid and polys[b].is_valid and polys[a].intersects(polys[b]):
                ov = polys[a].intersection(polys[b]).area
                if ov > 1e-6:
                    print("  overlap", a, b, ov)
                    bad += 1
    u = shapely.union_all([shapely.make_valid(g) for g in polys.values()])
    holes = [(shapely.Polygon(h), ) for q in shapely.get_parts(u) for h in q.interiors]
    if holes:
        print("  holes between provinces:", [f"{h.centroid.x:.2f},{h.centroid.y:.2f} {h.area * 111.2 ** 2:.2f}km2" for h, in holes])
    if lv == "L0":
        for c in read(os.path.join(DATA, "cities.csv")):
            pt = shapely.Point(float(c["lon"]), float(c["lat"]))
            d = polys[c["province"]].distance(pt)
            if d > 0:
                print("  city outside", c["id"], c["name_zh"], c["province"], f"{d:.4f} degrees")
                bad += d > 0.05
    for p, g in topo(f"china_{lv}.topojson", "adm0"):
        if not g.is_valid:
            print("  invalid country", p["a3"], shapely.is_valid_reason(g))
for p, g in topo("world.topojson", "countries"):
    if not g.is_valid:
        print("world: invalid", p.get("name"), shapely.is_valid_reason(g))
for f in ("rivers", "lakes", "claim_lines"):
    fc = json.load(open(os.path.join(BASE, f + ".geojson"), encoding="utf-8"))["features"]
    inv = [x["properties"] for x in fc if not shapely.from_geojson(json.dumps(x["geometry"])).is_valid]
    print(f, len(fc), "features", {x["geometry"]["type"] for x in fc}, "invalid", len(inv), inv[:3], "keys", sorted({k for x in fc for k in x["properties"]}))

if "--draw" in sys.argv:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    out = sys.argv[sys.argv.index("--draw") + 1]
    for lv in ("L0", "L4"):
        fig, ax = plt.subplots(figsize=(16, 12))
        for p, g in topo(f"china_{lv}.topojson", "adm0"):
            for q in shapely.get_parts(g):
                ax.fill(*q.exterior.xy, fc="#eee", ec="#bbb", lw=.3)
        for i, (p, g) in enumerate(topo(f"china_{lv}.topojson", "adm1")):
            for q in shapely.get_parts(g):
                ax.fill(*q.exterior.xy, fc=plt.cm.tab20(i % 20), ec="k", lw=.4, alpha=.5)
            ax.text(p["lx"], p["ly"], p["iso"][3:], ha="center", fontsize=8)
        for f, c in (("rivers", "b"), ("lakes", "c"), ("claim_lines", "r")):
            for x in json.load(open(os.path.join(BASE, f + ".geojson"), encoding="utf-8"))["features"]:
                for q in shapely.get_parts(shapely.from_geojson(json.dumps(x["geometry"]))):
                    ax.plot(*(q.exterior if q.geom_type == "Polygon" else q).xy, c, lw=.5)
        cs = read(os.path.join(DATA, "cities.csv"))
        ax.plot([float(c["lon"]) for c in cs], [float(c["lat"]) for c in cs], "k.", ms=2)
        ax.set_xlim(70, 138)
        ax.set_ylim(10, 55)
        ax.set_aspect(1.25)
        fig.savefig(os.path.join(out, f"basemap_{lv}.png"), dpi=80, bbox_inches="tight")
print("bad", bad)
sys.exit(bool(bad))
