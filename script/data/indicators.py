"""province_indicators.csv: what counts of a province are set against (population, GDP, industrial value added)."""
from decimal import Decimal

from common import facts, write

POPULATION = {"find_string id 35206962051": "github_35206962051", "find_string id 71353077227": "github_71353077227"}
GDP = {"find_string id 59714172903": "github_59714172903", "find_string id 386293739": "github_386293739", "memory": "recalled_gdp_2024"}
COLUMNS = "province indicator value unit basis as_of source weak note_en note_zh".split()


def by_start(table, text):
    return next(v for k, v in table.items() if text.startswith(k))


def billion(hundred_million):
    """亿元 to billion yuan, exactly."""
    return f"{(Decimal(hundred_million) / 10).normalize():f}"


def main():
    rows = []

    def row(r, indicator, value, unit, basis, as_of, source, weak="", en="", zh=""):
        rows.append(dict(zip(COLUMNS, (r["iso_3166_2"][3:], indicator, value, unit, basis, as_of, source, weak, en, zh))))

    table = facts("sme", "provinces.csv")
    for r in table:
        census = r["population_date"].endswith(" census")
        row(r, "population", r["population"], "persons", "stated", r["population_date"].removesuffix(" census"),
            by_start(POPULATION, r["population_source"]), "", "Census." if census else "", "人口普查。" if census else "")
    for r in table:
        if not r["gdp_100m_cny"]:
            continue
        recalled = r["gdp_confidence"] == "recalled"
        source = by_start(GDP, r["gdp_source"]) + (";github_60231612622" if "60231612622" in r["gdp_confidence"] else "")
        row(r, "gdp", billion(r["gdp_100m_cny"]), "billion_yuan", "recalled" if recalled else "stated", r["gdp_year"], source,
            "yes" if recalled else "", "From memory, not read." if recalled else "", "凭记忆，未读到原文。" if recalled else "")
    for r in table:
        if r["industrial_value_added_100m_cny"]:
            row(r, "industrial_value_added", billion(r["industrial_value_added_100m_cny"]), "billion_yuan", "stated", r["iva_year"],
                "github_6709033402", "yes", "Secondary; differs from the figures first released.", "二手数据；与首次发布的数字不同。")
    write("province_indicators.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
