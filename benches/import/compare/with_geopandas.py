"""The register as points over the provinces by geopandas and matplotlib: with_geopandas.py REGISTER PROVINCES OUT."""
import sys

import geopandas
import matplotlib
import pandas

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

register, provinces, out = sys.argv[1:4]
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"

firms = pandas.read_csv(register, engine="pyarrow")
points = geopandas.GeoDataFrame(firms, geometry=geopandas.points_from_xy(firms["经度"], firms["纬度"]), crs=4326)
figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)
geopandas.read_file(provinces).to_crs(ALBERS).plot(ax=axes, color="#eeeeee", edgecolor="#999999", linewidth=0.8)
points.to_crs(ALBERS).plot(ax=axes, color="#1f6fb5", markersize=1, linewidth=0)
axes.set_axis_off()
figure.savefig(out)
