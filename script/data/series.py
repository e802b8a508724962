"""province_series.csv with its measures and statements: indicators by province and year.

Of the eleven indicators of 2023 that were collected before the series, one is added; ten are found in them, figure by figure;
the GDP implied by R&D intensity is replaced by the printed one.

The facts repeat source, basis and notes in each of 11,071 rows. Here a *statement* says them once, and a row of values has all
years of one place. Titles and definitions of measures are this project's; the notes of statements are those of the facts."""
from collections import Counter

from common import facts, write

REVISED = "census_2023"  # after the fifth economic census, of 2023
BEFORE = "before_census_2023"
FIRST = "first_printed"
SCALE = ("of industrial enterprises above designated size", "规模以上工业企业")
# id | title_en | title_zh | kind | vintage | note_en | note_zh
MEASURES = f"""
gdp | GDP, revised | 地区生产总值（修订数） | flow | {REVISED} |  |
gdp_per_capita | GDP per capita, revised | 人均地区生产总值（修订数） | ratio | {REVISED} |  |
primary_industry_value_added | Value added of primary industry, revised | 第一产业增加值（修订数） | flow | {REVISED} |  |
secondary_industry_value_added | Value added of secondary industry, revised | 第二产业增加值（修订数） | flow | {REVISED} |  |
tertiary_industry_value_added | Value added of tertiary industry, revised | 第三产业增加值（修订数） | flow | {REVISED} |  |
industrial_value_added | Industrial value added, revised | 工业增加值（修订数） | flow | {REVISED} |  |
construction_value_added | Value added of construction, revised | 建筑业增加值（修订数） | flow | {REVISED} |  |
gdp_preliminary | GDP, as first printed | 地区生产总值（初步核算数） | flow | {FIRST} |  |
primary_industry_value_added_preliminary | Value added of primary industry, as first printed | 第一产业增加值（初步核算数） | flow | {FIRST} |  |
secondary_industry_value_added_preliminary | Value added of secondary industry, as first printed | 第二产业增加值（初步核算数） | flow | {FIRST} |  |
tertiary_industry_value_added_preliminary | Value added of tertiary industry, as first printed | 第三产业增加值（初步核算数） | flow | {FIRST} |  |
industrial_value_added_preliminary | Industrial value added, as first printed | 工业增加值（初步核算数） | flow | {FIRST} |  |
population_year_end | Resident population at year end | 年末常住人口 | stock |  |  |
urban_unit_employment | Employment in urban units without private firms | 城镇非私营单位就业人员 | stock |  | Industries were reclassified in 2012; earlier figures are not comparable. | 2012 年行业分类有变，此前数据不可比。
rd_expenditure | R&D expenditure | R&D 经费内部支出 | flow |  |  |
rd_intensity | R&D intensity, on GDP before the census of 2023 | R&D 经费投入强度（第五次经济普查前口径） | ratio | {BEFORE} |  |
rd_intensity_revised_gdp | R&D intensity, on revised GDP | R&D 经费投入强度（第五次经济普查后口径） | ratio | {REVISED} |  |
above_scale_industrial_rd_expenditure | R&D expenditure {SCALE[0]} | {SCALE[1]} R&D 经费内部支出 | flow |  | 2023 has the scope of the economic census. | 2023 年为经济普查口径。
above_scale_industrial_rd_personnel_fte | R&D personnel {SCALE[0]}, full-time equivalent | {SCALE[1]} R&D 人员全时当量 | flow |  | 2023 has the scope of the economic census. | 2023 年为经济普查口径。
above_scale_industrial_rd_personnel | R&D personnel {SCALE[0]} | {SCALE[1]} R&D 人员 | stock |  | Headcount, not full-time equivalent; scope of the economic census. | 按人数，非全时当量；经济普查口径。
above_scale_industrial_firms_with_rd | Industrial enterprises above designated size with R&D | 有 R&D 活动的{SCALE[1]} | stock |  | 2023 has the scope of the economic census; not comparable with 2022. | 2023 年为经济普查口径，与 2022 年不可比。
above_scale_industrial_firms_with_rd_institution | Industrial enterprises above designated size with R&D institutions | 有研发机构的{SCALE[1]} | stock |  | 2023 has the scope of the economic census; not comparable with 2022. | 2023 年为经济普查口径，与 2022 年不可比。
above_scale_industrial_new_product_development_expenditure | Expenditure on new products {SCALE[0]} | {SCALE[1]}新产品开发经费支出 | flow |  |  | 
above_scale_industrial_new_product_sales | Sales of new products {SCALE[0]} | {SCALE[1]}新产品销售收入 | flow |  |  | 
above_scale_industrial_invention_patents_in_force | Invention patents in force {SCALE[0]} | {SCALE[1]}有效发明专利 | stock |  |  | 
high_tech_industry_firms | High-tech manufacturing firms | 高技术制造业企业 | stock |  |  |
high_tech_industry_revenue | Revenue of high-tech manufacturing | 高技术制造业营业收入 | flow |  | Main business revenue up to 2016, operating revenue from 2018. | 2016 年及以前为主营业务收入，2018 年起为营业收入。
high_tech_industry_profit | Profit of high-tech manufacturing | 高技术制造业利润总额 | flow |  |  |
high_tech_industry_export_delivery_value | Export deliveries of high-tech manufacturing | 高技术制造业出口交货值 | flow |  |  |
patent_applications | Patent applications | 国内专利申请 | flow |  |  |
invention_patent_applications | Invention patent applications | 国内发明专利申请 | flow |  |  |
patents_granted | Patents granted | 国内专利授权 | flow |  | Patents granted fall nationwide after 2021. | 2021 年以后全国授权量下降。
invention_patents_granted | Invention patents granted | 国内发明专利授权 | flow |  |  |
technology_market_turnover | Technology market turnover | 技术市场成交额 | flow |  |  |
local_budget_expenditure | Local budget expenditure | 地方一般公共预算支出 | flow |  |  |
local_budget_expenditure_science_technology | Local budget expenditure on science and technology | 地方一般公共预算科学技术支出 | flow |  |  |
foreign_trade_total | Imports plus exports | 进出口总额 | flow |  | The origin of the figures is not documented. | 数据原始出处不明。
"""


# Values that a second source states as well, with the largest difference by rounding.
CONFIRMED = {("rd_expenditure", "2023"): ("nbs_rd_2023", 0.005), ("rd_intensity", "2023"): ("nbs_rd_2023", 0)}
# Years in which a comparable span begins after an earlier one, by measure, as the notes above say. A census scope is a break
# where the source says that the years do not compare: both counts of firms are of the same table.
BREAKS = {"urban_unit_employment": "2012", "high_tech_industry_revenue": "2018", "above_scale_industrial_firms_with_rd": "2023",
          "above_scale_industrial_firms_with_rd_institution": "2023"}
REPLACED = ("gdp_preliminary_2023_implied", "gdp")


def with_earlier(rows):
    """The series with what was collected before them, in the update of indicators of 2023."""
    told = {(r["indicator"], r["province"], r["year"]): float(r["value"]) for r in rows}
    for r in facts("update-2026-11-25", "sme", "province_indicators_delta.csv"):
        key = (r["indicator"], r["province"], r["as_of"])
        if r["indicator"] in REPLACED:
            continue
        if r["indicator"] != "above_scale_industrial_rd_personnel":
            assert abs(told[key] - float(r["value"])) <= CONFIRMED.get((r["indicator"], r["as_of"]), ("", 0))[1] + 1e-9, r
            continue
        note = {"note_en": "", "note_zh": ""}
        rows.append({**r, **note, "year": r["as_of"], "quality": "A/C"})
    for r in rows:
        if also := CONFIRMED.get((r["indicator"], r["year"])):
            r["source"] += f";{also[0]}"
    return rows


def measures(rows):
    units = {r["indicator"]: r["unit"] for r in rows}
    for line in MEASURES.strip().splitlines():
        key, en, zh, kind, vintage, note_en, note_zh = (x.strip() for x in (line + " ").split(" | "))
        yield {"id": key, "title_en": en, "title_zh": zh, "unit": units.pop(key), "kind": kind, "vintage": vintage,
               "breaks": BREAKS.get(key, ""), "note_en": note_en, "note_zh": note_zh}
    assert not units, units


def main():
    rows = with_earlier(facts("update-2026-11-25", "series", "province_series.csv"))
    listed = list(measures(rows))
    order = {m["id"]: i for i, m in enumerate(listed)}
    says = {}  # what a statement says, in the order of the facts
    for r in rows:
        assert r["weak"] in ("", "weak") and r["quality"] in ("A", "A/C", "C")
        says.setdefault((r["indicator"], r["basis"], r["source"], r["weak"], r["note_en"], r["note_zh"]), {}) \
            .setdefault(r["province"], {})[r["year"]] = r["value"]
    says = sorted(says.items(), key=lambda item: order[item[0][0]])
    years = sorted({r["year"] for r in rows})
    number, statements, values = Counter(), [], []
    for (measure, basis, source, weak, note_en, note_zh), places in says:
        number[measure] += 1
        key = measure if number[measure] == 1 else f"{measure}.{number[measure]}"
        statements.append({"id": key, "measure": measure, "basis": basis, "source": source, "weak": weak and "yes",
                           "note_en": note_en, "note_zh": note_zh})
        values += [{"statement": key, "place": place, **{y: of.get(y, "") for y in years}} for place, of in places.items()]
    write("province_series_measures.csv", list(listed[0]), listed)
    write("province_series_statements.csv", list(statements[0]), statements)
    write("province_series.csv", ["statement", "place", *years], values)


if __name__ == "__main__":
    main()
