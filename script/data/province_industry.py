"""province_industry.csv with its measures and industries: value added, employment and other figures by province and industry.

A measure is a table of the facts and one of its quantities; tables are never mixed. A row of values has all places of one
industry in one year. Sectors of the input-output tables are joined over the years by name, not by their numbers, as sources.md of
the facts says. Titles of measures, their definitions, and the words for sectors are this project's."""
import re

from common import facts, write

# id | scheme and measure of the facts | title_en | title_zh | title of one industry, en and zh | kind | vintage | adds (over the industries of a year) | note_en | note_zh
MEASURES = """
value_added | sector_groups_gdp/value_added | Value added, revised | 增加值（修订数） | Value added of {code}, revised | {code}增加值（修订数） | flow | census_2023 | yes | At current prices, in nine groups of industries; revised by the publisher after the fifth economic census (2023). | 按当年价格计算，分九个行业组；第五次全国经济普查（2023 年）后的修订数。
employment | gbt4754_sections/urban_unit_employment | Employment in urban units without private firms | 城镇非私营单位就业人员 | Employment in {code}, urban units without private firms | {code}城镇非私营单位就业人员 | stock |  | yes | Urban units without private firms and the self-employed: 36.8 million in manufacturing in 2024, against 104.8 million in all legal units in the economic census of 2023. | 城镇非私营单位，不含私营企业和个体经营户：2024 年制造业为 3,682 万人，2023 年经济普查中制造业全部法人单位为 10,481 万人。
io_value_added | io42/value_added | Value added, input-output tables | 增加值（投入产出表） | Value added of {code}, input-output tables | {code}增加值（投入产出表） | flow | each_year | yes | Provincial input-output tables of 42 sectors, at producer prices of the year: compare shares within a province, not levels. | 各省 42 部门投入产出表，按当年生产者价格计算：宜比较省内占比，不宜比较绝对数。
io_gross_output | io42/gross_output | Gross output, input-output tables | 总产出（投入产出表） | Gross output of {code}, input-output tables | {code}总产出（投入产出表） | flow | each_year | yes | Provincial input-output tables of 42 sectors, at producer prices of the year: compare shares within a province, not levels. | 各省 42 部门投入产出表，按当年生产者价格计算：宜比较省内占比，不宜比较绝对数。
above_scale_assets | gbt4754_divisions/assets | Assets of industrial enterprises above designated size | 规模以上工业企业资产总计 | Assets in {code}, enterprises above designated size | {code}规模以上企业资产总计 | stock |  |  | Economic census of 2023. | 第五次全国经济普查（2023 年）。
above_scale_revenue | gbt4754_divisions/operating_revenue | Operating revenue of industrial enterprises above designated size | 规模以上工业企业营业收入 | Operating revenue in {code}, enterprises above designated size | {code}规模以上企业营业收入 | flow |  |  | Economic census of 2023. | 第五次全国经济普查（2023 年）。
above_scale_profit | gbt4754_divisions/total_profit | Total profit of industrial enterprises above designated size | 规模以上工业企业利润总额 | Total profit in {code}, enterprises above designated size | {code}规模以上企业利润总额 | flow |  |  | Economic census of 2023. | 第五次全国经济普查（2023 年）。
above_scale_workers | gbt4754_divisions/average_workers | Average employment in industrial enterprises above designated size | 规模以上工业企业平均用工人数 | Average employment in {code}, enterprises above designated size | {code}规模以上企业平均用工人数 | stock |  |  | Economic census of 2023. | 第五次全国经济普查（2023 年）。
above_scale_rd_expenditure | gbt4754/rd_expenditure | R&D expenditure of industrial enterprises above designated size, by industry | 分行业规模以上工业企业 R&D 经费 | R&D expenditure in {code}, enterprises above designated size | {code}规模以上企业 R&D 经费 | flow |  |  | National figures only. Industry as a whole, its sections and its divisions stand side by side: do not add them up. | 仅有全国数。工业合计、门类与大类并列，不可相加。
above_scale_rd_intensity | gbt4754/rd_to_revenue | R&D expenditure as a percentage of operating revenue, industrial enterprises above designated size, by industry | 分行业规模以上工业企业 R&D 经费与营业收入之比 | R&D expenditure as a percentage of operating revenue in {code}, enterprises above designated size | {code}规模以上企业 R&D 经费与营业收入之比 | ratio |  |  | National figures only. | 仅有全国数。
legal_units | gbt4754_sections/legal_units | Industrial legal units, by industry | 分行业工业法人单位 | Legal units in {code} | {code}法人单位 | stock |  |  | National figures only, end of 2023. Industry as a whole stands beside its sections: do not add them up. | 仅有全国数，2023 年末。工业合计与门类并列，不可相加。
employees | gbt4754_sections/employees | Employees of industrial legal units, by industry | 分行业工业法人单位从业人员 | Employees in {code}, all legal units | {code}法人单位从业人员 | stock |  |  | National figures only, end of 2023. Industry as a whole stands beside its sections: do not add them up. | 仅有全国数，2023 年末。工业合计与门类并列，不可相加。
"""
SCHEMES = {"value_added": "gdp_groups", "employment": "gbt4754", "io_value_added": "io42", "io_gross_output": "io42"}
# Words for the 46 sectors of the two input-output tables, by their names in the facts.
SECTORS = dict(line.split() for line in """
农林牧渔产品和服务 agriculture
煤炭采选产品 coal
石油和天然气开采产品 oil_gas
金属矿采选产品 metal_ores
非金属矿和其他矿采选产品 other_ores
食品和烟草 food_tobacco
纺织品 textiles
纺织服装鞋帽皮革羽绒及其制品 garments_leather
木材加工品和家具 wood_furniture
造纸印刷和文教体育用品 paper_printing
石油、炼焦产品和核燃料加工品 petroleum_coking
化学产品 chemicals
非金属矿物制品 mineral_products
金属冶炼和压延加工品 metals
金属制品 metal_products
通用设备 general_machinery
专用设备 special_machinery
交通运输设备 transport_equipment
电气机械和器材 electrical_machinery
通信设备、计算机和其他电子设备 electronics
仪器仪表 instruments
其他制造产品 other_manufactures
废品废料 scrap
其他制造产品和废品废料 other_manufactures_scrap
金属制品、机械和设备修理服务 repair
电力、热力的生产和供应 electricity_heat
燃气生产和供应 gas
水的生产和供应 water
建筑 construction
批发和零售 trade
交通运输、仓储和邮政 transport
住宿和餐饮 hotels_catering
信息传输、软件和信息技术服务 information
金融 finance
房地产 real_estate
租赁和商务服务 business_services
科学研究和技术服务 science_technology
研究和试验发展 research
综合技术服务 technical_services
水利、环境和公共设施管理 environment
居民服务、修理和其他服务 household_services
教育 education
卫生和社会工作 health
文化、体育和娱乐 culture
公共管理、社会保障和社会组织 public_administration
""".strip().splitlines())
# Sectors of one table that are the union of sectors of the other.
PARTS = {"other_manufactures_scrap": "other_manufactures;scrap", "science_technology": "research;technical_services"}
# Names of codes that two tables of the facts name differently.
NAMES = {"BCD": ("Industry (mining, manufacturing, utilities)", "工业")}
PROVINCES = "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ".split()
PLACES = ["CN", *PROVINCES]


def measures():
    for line in MEASURES.strip().splitlines():
        key, of, en, zh, of_en, of_zh, kind, vintage, adds, note_en, note_zh = (cell.strip() for cell in line.split(" | "))
        yield of, {"id": key, "title_en": en, "title_zh": zh, "of_en": of_en, "of_zh": of_zh, "unit": "", "kind": kind, "vintage": vintage,
                   "breaks": "", "scheme": SCHEMES.get(key, "gbt4754"), "adds": adds, "note_en": note_en, "note_zh": note_zh}


def code(row):
    """Code of the industry of a row."""
    return SECTORS[row["industry_zh"]] if row["scheme"].startswith("io42") else row["industry_code"]


def parent(key):
    """Code that includes a code of GB/T 4754."""
    return key[0] if re.fullmatch(r"[B-D]\d\d", key) else "BCD" if key in ("B", "C", "D") else ""


def notes():
    """Provinces whose input-output table departs from the GDP published in 2018."""
    rows = [r for r in facts("update-2026-11-25", "series", "checks.csv")
            if r["item"] == "input-output value added against GDP as published in 2018"]
    for r in sorted(rows, key=lambda r: r["year"]):
        for place, sign, percent in re.findall(r"([A-Z]{2}) ([+-])([\d.]+)%", r["note"]):
            way, zh = ("above", "高") if sign == "+" else ("below", "低")
            yield {"scheme": "io42", "year": r["year"], "place": place,
                   "note_en": f"Value added of the table is {percent}% {way} the GDP published in 2018.",
                   "note_zh": f"投入产出表的增加值合计比 2018 年公布的地区生产总值{zh} {percent}%。"}


def main():
    rows = facts("update-2026-11-25", "series", "province_industry.csv")
    listed = dict(measures())
    industries, values = {}, {}
    for r in rows:
        assert r["weak"] == "" and r["quality"] == "A/C" and r["province"] in PLACES, r
        scheme = r["scheme"].partition("_20")[0]
        of = f"{scheme}/{r['measure']}"
        of = of if of in listed else f"gbt4754/{r['measure']}"
        measure, key = listed[of], code(r)
        assert measure["unit"] in ("", r["unit"])
        measure["unit"] = r["unit"]
        en, zh = NAMES.get(key, (r["industry_en"], r["industry_zh"]))
        industry = industries.setdefault(key, {"id": key, "title_en": en, "title_zh": zh, "gbt4754": r["gbt4754"],
                                               "parent": parent(key), "parts": PARTS.get(key, "")})
        assert (industry["title_en"], industry["title_zh"], industry["gbt4754"]) == (en, zh, r["gbt4754"]), r
        says = (r["basis"], r["source"], "", r["note_en"], r["note_zh"])
        row = values.setdefault((measure["id"], key, r["year"]), {"says": says})
        assert row["says"] == says and r["province"] not in row, r
        row[r["province"]] = r["value"]
    words = list(SECTORS.values())
    # Codes of GB/T 4754 in their order, industry as a whole before its sections; then sectors in theirs.
    place = {"BCD": "AZ", "other": "Z"}
    order = sorted(industries, key=lambda key: (1, words.index(key)) if key in words else (0, place.get(key, key)))
    rank = {m["id"]: i for i, m in enumerate(listed.values())}
    table = [dict(zip(("measure", "industry", "year", "basis", "source", "weak", "note_en", "note_zh"), (*key, *row["says"])),
                  **{place: row.get(place, "") for place in PLACES})
             for key, row in sorted(values.items(), key=lambda item: (rank[item[0][0]], item[0][2]))]
    write("province_industry_measures.csv", list(next(iter(listed.values()))), list(listed.values()))
    write("industries.csv", list(next(iter(industries.values()))), [industries[key] for key in order])
    write("province_industry.csv", list(table[0]), table)
    write("province_industry_notes.csv", ["scheme", "year", "place", "note_en", "note_zh"], list(notes()))


if __name__ == "__main__":
    main()
