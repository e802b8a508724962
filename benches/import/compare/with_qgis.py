"""The register as points over the provinces by QGIS: with_qgis.py REGISTER PROVINCES OUT.

For the python3 that has QGIS's module (Debian: /usr/bin/python3); without a display.
"""
import os
import sys
from pathlib import Path
from urllib.parse import urlencode

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # noqa: E402
    QgsApplication, QgsCoordinateReferenceSystem, QgsFillSymbol, QgsMapRendererParallelJob, QgsMapSettings,
    QgsMarkerSymbol, QgsProject, QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

register, provinces, out = Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
asked = {"type": "csv", "encoding": "UTF-8", "xField": "经度", "yField": "纬度", "crs": "EPSG:4326", "spatialIndex": "no"}
# A reference system with its colon escaped is none to QGIS, which then draws the points at the wrong place.
source = register.as_uri() + "?" + urlencode(asked, safe=":")
firms = QgsVectorLayer(source, "firms", "delimitedtext")
ground = QgsVectorLayer(provinces, "provinces", "ogr")
if not (firms.isValid() and firms.crs().isValid() and ground.isValid()):
    sys.exit("cannot read the layers")
ground.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#eeeeee", "outline_color": "#999999"})))
firms.setRenderer(QgsSingleSymbolRenderer(
    QgsMarkerSymbol.createSimple({"name": "circle", "color": "#1f6fb5", "outline_style": "no", "size": "0.4"})))
QgsProject.instance().addMapLayers([ground, firms])
settings = QgsMapSettings()
settings.setLayers([firms, ground])
settings.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj(ALBERS))
settings.setTransformContext(QgsProject.instance().transformContext())
settings.setOutputSize(QSize(1920, 1080))
settings.setBackgroundColor(QColor("white"))
settings.setExtent(QgsRectangle(-2_700_000, 1_600_000, 2_300_000, 6_000_000))
job = QgsMapRendererParallelJob(settings)
job.start()
job.waitForFinished()
saved = job.renderedImage().save(out)
# Python frees the objects of QGIS in an order that can end in a crash, after the picture is saved.
os._exit(0 if saved else 1)
