"""The map by QGIS's print layout: with_qgis.py DATA OUT [SCALE]; DATA is what `prepare` wrote.

For the python3 that has QGIS's module (Debian: /usr/bin/python3), QT_QPA_PLATFORM=offscreen where there is no display.
"""
import json
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication, QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
    QgsFillSymbol, QgsGraduatedSymbolRenderer, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
    QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize, QgsLegendStyle, QgsLineSymbol,
    QgsMarkerSymbol, QgsPalLayerSettings, QgsPointXY, QgsPrintLayout, QgsProject,
    QgsProperty, QgsRectangle, QgsRenderContext, QgsRendererCategory, QgsRendererRange, QgsSimpleLineCallout,
    QgsSingleSymbolRenderer, QgsSymbolLayer, QgsTextFormat, QgsUnitTypes, QgsVectorLayer, QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase

data, out, scale = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
spec = json.loads((data / "map.json").read_text("utf-8"))
colours, sizes = spec["colours"], spec["text_pixels"]
MM, PT = 25.4 / 96, 0.75  # millimetres and points per pixel
SHAPES = {"circle": "circle", "square": "square", "triangle": "triangle", "cross": "cross_fill", "diamond": "diamond",
          "star": "star"}
# Markers of one size differ in area; these factors make them look alike.
LOOKS = {"circle": 0.95, "square": 0.85, "triangle": 1.05, "cross": 1.3, "diamond": 1.05, "star": 1.3}

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
for font in sorted((data / "fonts").glob("NotoSans-*.ttf")):
    QFontDatabase.addApplicationFont(str(font))
project = QgsProject.instance()
crs = QgsCoordinateReferenceSystem.fromProj(spec["crs"])
project.setCrs(crs)


def layer(name, title=""):
    made = QgsVectorLayer(str(data / f"{name}.geojson"), title or name, "ogr")
    if not made.isValid():
        sys.exit(f"cannot read {name}.geojson")
    project.addMapLayer(made)
    return made


def font(pixels, bold=False):
    made = QFont("Noto Sans")
    made.setPointSizeF(pixels * PT)
    made.setBold(bold)
    return made


def text_format(pixels, colour, bold=False):
    made = QgsTextFormat()
    made.setFont(font(pixels, bold))
    made.setSize(pixels * PT)
    made.setSizeUnit(QgsUnitTypes.RenderPoints)
    made.setColor(QColor(colour))
    return made


# Names and symbols stand so many pixels off their city.
aside = QgsProperty.fromExpression(f"array(dx * {MM}, dy * {MM})")


def label(pixels, colour):
    """Settings of a label with a halo."""
    made = QgsPalLayerSettings()
    made.fieldName = "name"
    form = text_format(pixels, colour)
    halo = form.buffer()
    halo.setEnabled(True)
    halo.setSize(1.5 * MM)
    halo.setSizeUnit(QgsUnitTypes.RenderMillimeters)
    halo.setColor(QColor(colours["halo"]))
    form.setBuffer(halo)
    made.setFormat(form)
    made.displayAll = True
    return made


def line(colour, pixels, dashes="solid"):
    return QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(pixels * MM), "line_style": dashes, "joinstyle": "round"})


def marker(sector):
    made = QgsMarkerSymbol.createSimple({
        "name": SHAPES[sector["shape"]], "color": sector["colour"], "outline_color": "white",
        "outline_width": str(1.2 * MM), "size": str(spec["symbol_pixels"] * LOOKS[sector["shape"]] * MM)})
    made.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.PropertyOffset, aside)
    return made


neighbours = layer("neighbours")
neighbours.setRenderer(QgsSingleSymbolRenderer(
    QgsFillSymbol.createSimple({"color": colours["abroad"], "outline_style": "no"})))

provinces = layer("provinces", "Clusters per province")
provinces.setRenderer(QgsGraduatedSymbolRenderer("clusters", [
    QgsRendererRange(c["from"] - 0.5, c["to"] + 0.5,
                     QgsFillSymbol.createSimple({"color": c["colour"], "outline_color": colours["province"],
                                                 "outline_width": str(MM)}), c["name"])
    for c in spec["classes"]]))

lines = layer("lines")
disputed = (colours["disputed"], 1.8, "dash")
styles = {"coast": (colours["coast"], 1.2), "province": (colours["province"], 1.2), "sar": (colours["province"], 1.2),
          "intl": (colours["national"], 1.8), "disputed": disputed, "loc": disputed, "indefinite": disputed}
lines.setRenderer(QgsCategorizedSymbolRenderer(
    "cls", [QgsRendererCategory(kind, line(*style), kind) for kind, style in styles.items()]))

symbols = layer("symbols", "Clusters by sector")
symbols.setRenderer(QgsCategorizedSymbolRenderer("sector", [
    QgsRendererCategory(s["id"], marker(s), f"{s['name']}  {s['count']}") for s in spec["sectors"]]))

province_labels = layer("province_labels")
province_labels.setRenderer(QgsSingleSymbolRenderer(
    QgsMarkerSymbol.createSimple({"color": "0,0,0,0", "outline_style": "no", "size": "0"})))
settings = label(sizes["province"], colours["province_label"])
settings.placement = QgsPalLayerSettings.OverPoint
province_labels.setLabeling(QgsVectorLayerSimpleLabeling(settings))
province_labels.setLabelsEnabled(True)

city_labels = layer("city_labels")
city_labels.setRenderer(QgsSingleSymbolRenderer(
    QgsMarkerSymbol.createSimple({"color": "0,0,0,0", "outline_style": "no", "size": "0"})))
settings = label(sizes["city"], colours["city_label"])
settings.placement = QgsPalLayerSettings.OverPoint
settings.offsetUnits = QgsUnitTypes.RenderMillimeters
sides = "CASE WHEN anchor = 'start' THEN 5 WHEN anchor = 'end' THEN 3 ELSE 4 END"
definitions = settings.dataDefinedProperties()
definitions.setProperty(QgsPalLayerSettings.OffsetXY, aside)
definitions.setProperty(QgsPalLayerSettings.OffsetQuad, QgsProperty.fromExpression(sides))
settings.setDataDefinedProperties(definitions)
leader = QgsSimpleLineCallout()
leader.setEnabled(True)
leader.setLineSymbol(line(colours["leader"], 1))
leader.setMinimumLength(50 * MM)
leader.setMinimumLengthUnit(QgsUnitTypes.RenderMillimeters)
settings.setCallout(leader)
city_labels.setLabeling(QgsVectorLayerSimpleLabeling(settings))
city_labels.setLabelsEnabled(True)

layout = QgsPrintLayout(project)
layout.initializeDefaults()
width, height = spec["page"]
layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width * MM, height * MM))


def place(item, x, y, w=None, h=None):
    layout.addLayoutItem(item)
    if w is not None:
        item.attemptResize(QgsLayoutSize(w * MM, h * MM))
    item.attemptMove(QgsLayoutPoint(x * MM, y * MM))
    return item


def text(words, pixels, y, h, bold=False):
    item = QgsLayoutItemLabel(layout)
    item.setText(words)
    item.setFont(font(pixels, bold))
    item.setFontColor(QColor(colours["text"]))
    item.setMarginX(0)
    item.setVAlign(Qt.AlignVCenter)
    place(item, left, y, w, h)


left, top, w, h = spec["frame"]
frame = QgsLayoutItemMap(layout)
place(frame, left, top, w, h)
frame.setCrs(crs)
frame.setLayers([city_labels, province_labels, symbols, lines, provinces, neighbours])
to_plane = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, project)
centre, metres = to_plane.transform(QgsPointXY(*spec["centre"])), spec["metres_per_pixel"]
frame.setExtent(QgsRectangle.fromCenterAndSize(centre, w * metres, h * metres))
frame.setBackgroundColor(QColor(colours["sea"]))
frame.setFrameEnabled(True)
frame.setFrameStrokeColor(QColor(colours["coast"]))

legend = QgsLayoutItemLegend(layout)
legend.setLinkedMap(frame)
legend.setAutoUpdateModel(False)
root = legend.model().rootGroup()
root.clear()
for shown in (symbols, provinces):
    root.addLayer(shown)
for part in (QgsLegendStyle.Title, QgsLegendStyle.Group, QgsLegendStyle.Subgroup, QgsLegendStyle.SymbolLabel):
    style = legend.style(part)
    style.setFont(font(sizes["legend"], bold=part == QgsLegendStyle.Subgroup))
    legend.setStyle(part, style)
legend.setFontColor(QColor(colours["text"]))
legend.setSymbolHeight(16 * MM)
legend.setSymbolWidth(32 * MM)
legend.setFrameEnabled(True)
legend.setFrameStrokeColor(QColor("#d9d5cb"))
place(legend, left + 16, 0)
legend.adjustBoxSize()
legend.setReferencePoint(QgsLayoutItemLegend.LowerLeft)
legend.attemptMove(QgsLayoutPoint((left + 16) * MM, (top + h - 16) * MM))

bar = QgsLayoutItemScaleBar(layout)
bar.setStyle("Line Ticks Up")
bar.setLinkedMap(frame)
bar.setUnits(QgsUnitTypes.DistanceKilometers)
bar.setUnitLabel("km")
bar.setNumberOfSegments(1)
bar.setNumberOfSegmentsLeft(0)
bar.setUnitsPerSegment(spec["scale_bar_km"])
bar.setTextFormat(text_format(sizes["legend"], colours["text"]))
place(bar, 0, 0)
bar.update()
bar.setReferencePoint(QgsLayoutItemScaleBar.LowerRight)
bar.attemptMove(QgsLayoutPoint((left + w - 16) * MM, (top + h - 16) * MM))

text(spec["title"], sizes["title"], 30, 60, bold=True)
text(spec["source"], sizes["source"], 1030, 30)

exporter = QgsLayoutExporter(layout)
if out.endswith(".pdf"):
    options = QgsLayoutExporter.PdfExportSettings()
    options.textRenderFormat = QgsRenderContext.TextFormatAlwaysText
    options.forceVectorOutput = True
    result = exporter.exportToPdf(out, options)
else:
    options = QgsLayoutExporter.ImageExportSettings()
    options.dpi = 96 * scale
    options.imageSize = QSize(round(width * scale), round(height * scale))
    result = exporter.exportToImage(out, options)
if result != QgsLayoutExporter.Success:
    sys.exit(f"QGIS could not export: {exporter.errorMessage()}")
app.exitQgis()
