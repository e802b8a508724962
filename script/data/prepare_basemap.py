"""Copy the layers that 10_build.py wrote (first argument) into data/basemap. The world layer loses its units
without geometry (islands below the size limit), which some readers reject."""
import json
import os
import shutil
import sys

from common import DATA

SRC, OUT = sys.argv[1], os.path.join(DATA, "basemap")
for a, b in (("asia_L0_full.topojson", "china_L0.topojson"), ("asia_L2_400m.topojson", "china_L2.topojson"),
             ("asia_L3_1km.topojson", "china_L3.topojson"), ("asia_L4_3km.topojson", "china_L4.topojson"),
             ("rivers.geojson", "rivers.geojson"), ("lakes_ne50_pd.geojson", "lakes.geojson"),
             ("claim_lines.geojson", "claim_lines.geojson")):
    shutil.copyfile(os.path.join(SRC, a), os.path.join(OUT, b))
t = json.load(open(os.path.join(SRC, "world_50m.topojson"), encoding="utf-8"))
c = t["objects"]["countries"]
c["geometries"] = [g for g in c["geometries"] if g.get("type")]
with open(os.path.join(OUT, "world.topojson"), "w", encoding="utf-8") as f:
    json.dump(t, f, ensure_ascii=False, separators=(",", ":"))
