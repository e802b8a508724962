"""Copy the layers that 10_build.py wrote (first argument) into data/basemap. The world layer is cut down to
what lies around the detailed layers."""
import json
import os
import shutil
import sys

import numpy as np
import shapely

from common import DATA

# The window of the detailed layers, less a strip in which both are drawn, so that no gap shows between them.
INSIDE = shapely.box(60.4, -5.6, 151.6, 57.6)
# What can come into the picture around it: the half of the earth that Albers (105° E) does not tear apart.
AROUND = shapely.box(-10, -40, 190, 84)


def around_the_window(t):
    """The world layer without what the detailed layers cover, quantised to 0.01 degrees, each ring an arc of its own."""
    (sx, sy), (ox, oy) = t["transform"]["scale"], t["transform"]["translate"]
    arcs = [np.cumsum(np.array(a, dtype=float), 0) * [sx, sy] + [ox, oy] for a in t["arcs"]]

    def ring(ids):
        r = np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ids])
        r[:, 0] = np.unwrap(r[:, 0], period=360)          # across the antimeridian, not around the earth
        return r

    out_arcs, geometries = [], []
    for g in t["objects"]["countries"]["geometries"]:
        if not g.get("type"):
            continue
        parts = []
        for polygon in [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]:
            rings = [ring(r) for r in polygon]
            if max(r[:, 0].max() for r in rings) < -120:      # the far end of Siberia, beyond 180 degrees
                rings = [r + [360, 0] for r in rings]
            parts.append(shapely.make_valid(shapely.Polygon(rings[0], rings[1:])))
        shape = shapely.union_all(parts).intersection(AROUND).difference(INSIDE)
        rings = []
        for p in shapely.get_parts(shape):
            if p.geom_type != "Polygon" or p.area < 0.05:
                continue
            ids = []
            for r in [p.exterior, *p.interiors]:
                q = np.round(shapely.get_coordinates(shapely.simplify(r, 0.02)) * 100).astype(int)
                if len(q) < 4:
                    continue
                out_arcs.append([q[0].tolist(), *np.diff(q, axis=0).tolist()])
                ids.append([len(out_arcs) - 1])
            if ids:
                rings.append(ids)
        if rings:
            geometries.append({"type": "MultiPolygon", "arcs": rings, "properties": g["properties"]})
    return {"type": "Topology", "transform": {"scale": [0.01, 0.01], "translate": [0, 0]}, "arcs": out_arcs,
            "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}}}


SRC, OUT = sys.argv[1], os.path.join(DATA, "basemap")
for a, b in (("asia_L0_full.topojson", "china_L0.topojson"), ("asia_L2_400m.topojson", "china_L2.topojson"),
             ("asia_L3_1km.topojson", "china_L3.topojson"), ("asia_L4_3km.topojson", "china_L4.topojson"),
             ("rivers.geojson", "rivers.geojson"), ("lakes_ne50_pd.geojson", "lakes.geojson"),
             ("claim_lines.geojson", "claim_lines.geojson")):
    shutil.copyfile(os.path.join(SRC, a), os.path.join(OUT, b))
t = json.load(open(os.path.join(SRC, "world_50m.topojson"), encoding="utf-8"))
with open(os.path.join(OUT, "world.topojson"), "w", encoding="utf-8") as f:
    json.dump(around_the_window(t), f, ensure_ascii=False, separators=(",", ":"))
