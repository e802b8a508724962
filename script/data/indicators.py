"""province_indicators.csv: what counts of a province are set against (population, GDP, industrial value added).

For the mainland these are years of series by the Bureau of Statistics, which are not mixed with their revisions: population at year
end, GDP and industrial value added as first printed. A map of a date takes the latest year that was over by then; little giants
begin in 2019. Populations of Hong Kong, Macao and Taiwan are those of facts/sme/provinces.csv."""
from common import facts, write

OUTSIDE = "github_71353077227"
# indicator | series | note_en | note_zh
SERIES = [
    ("population", "population_year_end", "Residents at year end.", "年末常住人口。"),
    ("gdp", "gdp_preliminary", "As first printed, before revisions.", "初步核算数，未经修订。"),
    ("industrial_value_added", "industrial_value_added_preliminary", "As first printed, before revisions.", "初步核算数，未经修订。"),
]
FIRST_YEAR = "2018"
COLUMNS = "province indicator value unit basis as_of source weak note_en note_zh".split()


def main():
    series = facts("update-2026-11-25", "series", "province_series.csv")
    rows = []
    for indicator, of, en, zh in SERIES:
        values = [r for r in series if r["indicator"] == of and r["year"] >= FIRST_YEAR]
        assert all(r["quality"] in ("A", "A/C") and not r["weak"] for r in values)
        rows += [dict(zip(COLUMNS, (r["province"], indicator, r["value"], r["unit"], r["basis"], r["year"], r["source"], "", en, zh)))
                 for r in sorted(values, key=lambda r: r["year"])]
        if indicator == "population":
            outside = [r for r in facts("sme", "provinces.csv") if not r["gdp_100m_cny"]]
            assert all("71353077227" in r["population_source"] for r in outside)
            rows += [dict(zip(COLUMNS, (r["iso_3166_2"][3:], indicator, r["population"], "persons", "stated", r["population_date"],
                                        OUTSIDE, "", "", ""))) for r in outside]
    write("province_indicators.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
