"""characteristic_lists.csv, characteristic_clusters.csv, characteristic_cluster_counts.csv: the SME characteristic industrial
clusters (中小企业特色产业集群) of the ministry's four lists, and how many of them places are said to have.

A cluster is placed where counties.csv, cities.csv and provinces.csv know a point: at its county, else its city, else its
province; `precision` says which. GeoNames has no point of most districts, so that these stand at their city."""
import re

import update_sources
from common import DATA, facts, read, write

LISTS = [  # id, date, size, parts, document, source, note_en, note_zh
    ("2022", "2023-01-11", 100, "", "工信部企业函〔2023〕3号", "feibaos_2023_01_11", "", ""),
    ("2023", "2023-10-18", 100, "", "工信部企业函〔2023〕283号", "sxmlydt_2024_09_05", "Size from the totals of 100 and 200.", "数量由合计 100 与 200 得出。"),
    ("2024", "2024-09-19", 100, "", "工信部企业函〔2024〕267号", "baiyin_2024_09_20;jmcggg_2024", "Size from the totals of 200 and 300.", "数量由合计 200 与 300 得出。"),
    ("2025", "2025-11", 100, "", "", "elib_2025_11_07", "Publicised on 2025-09-23.", "2025 年 9 月 23 日公示。"),
    # Not told apart: of the one or of the other.
    ("2023-or-2024", "2024-09-19", "", "2023;2024", "", "scdaily_2025_11_05", "The source does not say which of the two.", "文中未说明是哪一批。"),
    # Sums over several lists.
    ("2022-2024", "2024-09-19", "", "2022;2023;2024", "", "jmcggg_2024", "", ""),
    ("2022-2025", "2025-11", "", "2022;2023;2024;2025", "", "elib_2025_11_07", "", ""),
]
NAME_SOURCE = {
    "full": "read", "full; city prefix joined from the sentence": "joined", "short form in press": "shortened",
    "name without the district": "shortened", "English text only; Chinese name not read": "english_only",
}
PLACE_BASIS = {
    "city named in the text": "stated", "municipality": "stated",
    "city added by us from the administrative division": "derived",
}
NOTES = {  # what the facts note, in both languages
    "": ("", ""),
    "passed the 2025 review": ("Passed the review of 2025.", "通过 2025 年复核。"),
    "passed the 2025 review (publicised list)": ("Passed the 2025 review (provisional).", "通过 2025 年复核（公示）。"),
    "only one of Shanxi in this list": ("The only one of Shanxi in this list.", "本批山西仅此一个。"),
    "only one of Shaanxi": ("The only one of Shaanxi in this list.", "本批陕西仅此一个。"),
    "official full name not read": ("The official full name was not found.", "未查到官方全称。"),
    "district not stated in the text read": ("The source does not name the district.", "文中未写明区县。"),
    "do not print a Chinese name before it is read": ("Found in English only; the Chinese name was not found.", "仅查到英文文本，未查到中文名称。"),
    "text: the province has five in this list": ("The province has five in this list.", "本批全省共五个。"),
    "text of 2023-10-09, before the second list, calls it a national SME cluster; so first list":
        ("Called a national SME cluster before the second list, hence of the first.", "第二批公布前已称国家级，故归入首批。"),
    "county text of 2023-11-26; list year inferred": ("Year of the list inferred from a source of 26 November 2023.", "名单年份据 2023 年 11 月 26 日的文本推断。"),
    "publicised list of 2025-09-23; only one of Guangxi": ("From the provisional list of 23 September 2025; the only one of Guangxi.", "据 2025 年 9 月 23 日公示名单；广西仅此一个。"),
    'city text of 2025-12-15 says "in the first half of the year"; the fourth list was publicised in September 2025':
        ("List inferred: the source says the first half of 2025; the provisional fourth list is of September.", "名单为推断：文中称 2025 年上半年，而第四批于 9 月公示。"),
    # of counts
    "complete only if the list follows the ministry order; a separately planned city stands apart":
        ("Complete only if the list follows the ministry's order; a city under separate planning stands apart.", "仅当名单按部里顺序排列时完整；计划单列市另计。"),
    "publicised list": ("Provisional list.", "公示数。"),
    "after the publicised list": ("Including the provisional list.", "含公示名单。"),
    '"level with Shandong" at 7': ("A source on Guangdong calls the two equal.", "据称与广东并列。"),
    "inferred from absence between Liaoning and Heilongjiang": ("No row between Liaoning and Heilongjiang in the ministry's order.", "按部里顺序，辽宁与黑龙江之间没有。"),
    "one mirror (4huh31.com) says 7; China News Service 2025-09-10 also 9": ("One copy says 7; China News Service of 2025-09-10 also says 9.", "有一副本称 7 个；中国新闻社 2025 年 9 月 10 日亦称 9 个。"),
    "without Ningbo": ("Without Ningbo.", "不含宁波。"),
    "notice addressed to all counties except Ningbo": ("The notice leaves out Ningbo.", "通知未含宁波。"),
    "already in programmes.csv P012": ("", ""),
    "Shandong's own scheme of 2020, wider than SME clusters": ("Shandong's own scheme of 2020, wider than SME clusters.", "山东 2020 年自有政策，范围宽于中小企业特色产业集群。"),
}
DERIVED = {  # how a count was worked out: basis, note_en, note_zh
    "stated": ("stated", "", ""),
    "derived: 22 (total 2024-09) - 7 (2022) - 8 (2024)": ("derived", "22 in all less 7 of 2022 and 8 of 2024.", "合计 22 减 2022 年 7 个和 2024 年 8 个。"),
    "derived: 9 (total 2024-09) - 4 (2022) - 3 (2024)": ("derived", "9 in all less 4 of 2022 and 3 of 2024.", "合计 9 减 2022 年 4 个和 2024 年 3 个。"),
    "derived: 16 (total 2025-11) - 5 - 5 - 3": ("derived", "16 in all less 5 of 2022, 5 of 2023 and 3 of 2025.", "合计 16 减 2022、2023 年各 5 个和 2025 年 3 个。"),
    "derived: 16 - 3": ("derived", "16 in all less 3 of 2025.", "合计 16 减 2025 年 3 个。"),
    "derived: 9 + 6, if none lost in the 2025 review": ("derived", "9 and 6, if all passed the review of 2025.", "9 加 6，前提是 2025 年复核全部通过。"),
    "derived: 17 (2023) + 36 (2024)": ("derived", "17 of 2023 and 36 of 2024.", "2023 年 17 个加 2024 年 36 个。"),
    "counted in the first 20 rows, ministry order of provinces": ("inferred", "Counted in the first 20 rows of the list.", "据名单前 20 行清点。"),
}
SCOPE = {"n/a": "not_applicable", "included": "included", "excluded": "apart", "unclear": "unclear"}
QUALIFIER = {"=": "eq"}
METRIC = {
    "sme_cluster_national_new": "national_new", "sme_cluster_national_total": "national_total",
    "sme_cluster_provincial_new": "provincial_new", "sme_cluster_provincial_total": "provincial_total",
}


def main():
    write("characteristic_lists.csv", "id date size parts document source note_en note_zh".split(), [
        dict(zip("id date size parts document source note_en note_zh".split(), row)) for row in LISTS])
    provinces = {r["iso_3166_2"]: r for r in read(f"{DATA}/provinces.csv")}
    cities = {(r["province"], r["name_zh"]): r for r in read(f"{DATA}/cities.csv")}
    counties = {}
    for r in read(f"{DATA}/counties.csv"):
        # No province has two counties of one name; a second one would leave both out.
        counties[r["province"], r["name_zh"]] = None if (r["province"], r["name_zh"]) in counties else r
    date = {row[0]: row[1] for row in LISTS}

    rows = []
    for r in facts("update-2026-11-25", "sme", "characteristic_clusters.csv"):
        province = provinces[r["iso_3166_2"]]
        city = cities.get((province["id"], r["city_zh"]))
        county = next((known.get((province["id"], r["county_zh"])) for known in (counties, cities) if r["county_zh"]), None)
        # A county of the same name in another city is none of this one.
        if county and county.get("city") and city and county["city"] != city["id"]:
            county = None
        point = county or city
        of = r["list_year"].replace(" or ", "-or-")
        if of in date and len(of) == 4:
            assert r["list_date"].startswith(date[of]), r
        en, zh = NOTES[r["note"]]
        rows.append({
            "id": r["id"], "name_zh": r["name_zh"], "name_en": r["name_en_ours"], "name_source": NAME_SOURCE[r["name_basis"]],
            "list": of, "announced": "2023-10-18/2024-09-19" if "-or-" in of else date[of],
            "list_basis": {"stated": "stated", "inferred": "inferred", "text does not say which list": "stated"}[r["batch_basis"]],
            "place": point["id"] if point else province["id"], "division_zh": r["county_zh"], "place_basis": PLACE_BASIS[r["place_basis"]],
            "precision": "county" if county else "city" if city else "province",
            "source": r["source_ids"], "weak": {"weak": "yes", "verified": ""}[r["confidence"]], "note_en": en, "note_zh": zh,
        })
    write("characteristic_clusters.csv", list(rows[0]), rows)

    address, by_name = update_sources.by_address(), {r["name_zh"]: r for r in read(f"{DATA}/cities.csv")}
    counts = []
    for r in facts("update-2026-11-25", "sme", "characteristic_cluster_counts.csv"):
        cited = re.search(r"(?:; )?source (\w+)$", r["note"])
        note = NOTES[r["note"][:cited.start()] if cited else r["note"]]
        basis, *how = DERIVED[r["derivation"]]
        metric = METRIC[r["metric"]]
        counts.append({
            "place": r["iso_3166_2"][3:] or by_name[r["unit_zh"]]["id"], "metric": metric,
            # A province's own lists are not the ministry's of the same year.
            "list": f"provincial-{r['batch']}" if metric == "provincial_new" else r["batch"],
            "value": r["value"], "qualifier": QUALIFIER[r["qualifier"]], "scope": SCOPE[r["planning_city_included"]],
            "basis": basis, "as_of": r["as_of"], "source": cited[1] if cited else address[r["source_url"]],
            "weak": "yes" if r["confidence"] == "weak" else "",
            "note_en": " ".join(filter(None, (how[0], note[0]))), "note_zh": how[1] + note[1],
        })
    write("characteristic_cluster_counts.csv", list(counts[0]), counts)


if __name__ == "__main__":
    main()
