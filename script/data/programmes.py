"""programmes.csv: policies of the provinces for specialised SMEs, with the one figure that each is known by."""
import re
from decimal import Decimal

from common import facts, read, write
from ladder import WEAK
from sme_sources import date_of, host, no_address
from sources import by_address
import update_sources

KINDS = {
    "subsidy / award": "subsidy_award", "service platform": "service_platform", "industrial cluster": "industrial_cluster",
    "cultivation target": "cultivation_target", "gradient cultivation": "gradient_cultivation",
    "recognition rules / round": "recognition", "financing": "financing", "single champion": "single_champion",
    "industrial chain": "industrial_chain",
}
CITIES = {"P096": "370200", "P013": "150600", "P032": "320100", "P057": "440100", "P058": "440300", "P069": "510100"}
# Dates that are no dates: date, basis, note.
OPEN_DATES = {"2024 or later": ("2024", "inferred", "Issued in 2024 or later: it cites a document of 2024.")}
ISSUED = {  # what the facts say of the date: basis, note_en, note_zh
    "": ("stated", "", ""), "page date": ("page", "", ""), "reported": ("reported", "", ""), "restated": ("reported", "", ""),
    "briefing": ("reported", "", ""), "as described": ("reported", "", ""), "inferred": ("inferred", "", ""), "year inferred": ("inferred", "", ""),
    "government work report": ("stated", "Government work report.", "政府工作报告。"),
    "in force 2025-05-20": ("stated", "In force from 20 May 2025.", "2025 年 5 月 20 日起施行。"),
}
PERIODS = {  # periods that are not plain years: from, to, note_en, note_zh
    "2022 round; three-year title": ("2022", "2022", "The title is valid for three years.", "称号有效期三年。"),
    "to 2023 and beyond": ("", "2023", "Runs to 2023 and beyond.", "至 2023 年及以后。"),
    "three-year validity": ("", "", "Recognition is valid for three years.", "认定有效期三年。"),
    "three-yearly review": ("", "", "Reviewed every three years.", "每三年复核。"),
    "to end of 15th FYP (2030)": ("", "2030", "", ""),
    "to 2028-05-20 per one report": ("", "2028-05-20", "The end date comes from one report.", "截止日期据一处报道。"),
    "loans granted to 2023-12-31": ("", "2023-12-31", "Loans are granted until that date.", "贷款发放至该日。"),
}
# id | unit | qualifier | rung that is counted | what the figure counts, where rung, unit and kind do not say it: en | zh
FIGURES = """
P001 | yuan | at_most |  | support for R&D in the first year | 首年研发支持
P005 | firms | eq | specialised_sme |  |
P009 | firms | at_least |  | listed companies, 8 to 10 | 上市企业，8 至 10 家
P010 | firms | eq | specialised_sme |  |
P011 | firms | eq | specialised_sme |  |
P012 | clusters | eq |  | clusters recognised by the region | 自治区级集群
P013 | firms | eq | specialised_sme | of the city's own level | 市级
P014 | firms | eq | specialised_sme |  |
P017 | firms | eq | specialised_sme | recognised in 2022 | 2022 年认定
P018 | clusters | eq |  | clusters recognised | 认定集群
P019 | yuan | eq |  | R&D subsidies paid | 已拨研发补助
P020 | yuan | eq |  | once per champion | 每家一次性奖励
P021 | yuan | at_most |  | interest subsidy for large technology upgrades | 重大技术改造贷款贴息
P022 | firms | at_least | innovative_sme | in the year | 当年
P023 | firms | about | specialised_sme |  |
P024 | yuan | eq |  | loans | 贷款
P025 | yuan | eq |  | fund cluster | 基金群
P026 | yuan | eq |  | loan quota | 贷款额度
P028 | firms | at_least | specialised_sme |  |
P029 | yuan | eq |  | added to the “specialised SME loan” | “专精特新贷”新增额度
P030 | yuan | eq |  | scale of loans, raised from 10 billion | 贷款规模，由 100 亿元提高
P031 | firms | eq |  | technology SMEs assigned to banks | 分派给银行的科技型中小企业
P032 | firms | eq | little_giant | in the city | 全市
P033 | firms | at_least | specialised_sme |  |
P035 | firms | at_least | specialised_sme |  |
P036 | firms | eq | specialised_sme |  |
P038 | firms | eq | specialised_sme |  |
P040 | yuan | over |  | lent to specialised firms | 对专精特新企业的贷款
P041 | firms | eq | provincial_single_champion |  |
P043 | firms | about | specialised_sme |  |
P044 | firms | at_least | specialised_sme |  |
P045 | yuan | eq |  | rediscount quota | 再贴现额度
P047 | firms | eq | specialised_sme |  |
P048 | firms | eq | provincial_single_champion | named in the ninth batch | 第九批认定
P049 | firms | at_least | specialised_sme |  |
P050 | yuan | eq |  | credit to 85 firms in the first months | 最初数月对 85 家企业授信
P051 | firms | at_least | specialised_sme | inside the clusters | 集群内
P052 | firms | eq | specialised_sme | recognised in the fifth batch | 第五批认定
P053 | firms | about | provincial_little_giant |  |
P054 | firms | at_least | provincial_little_giant |  |
P055 | firms | eq | specialised_sme |  |
P056 | yuan | eq |  | per little giant in the Pearl River Delta | 珠三角每家“小巨人”
P057 | yuan | at_most |  | per new little giant | 每家新认定“小巨人”
P058 | firms | eq | little_giant |  |
P059 | firms | eq | specialised_sme |  |
P060 | yuan | eq |  | fiscal funds a year | 每年财政资金
P061 | industries | eq |  | new industry of the 500-billion-yuan class | 新增 5,000 亿元级产业
P062 | firms | over | specialised_sme |  |
P063 | yuan | eq |  | per new national little giant | 每家新认定国家级“小巨人”
P064 | firms | eq | specialised_sme | the page calls them municipal little giants | 页面称为市级“小巨人”
P065 | firms | eq | little_giant |  |
P068 | firms | eq | specialised_sme | title valid | 有效期内
P069 | firms | at_least | specialised_sme | over 4,000 in all | 总数超过 4,000 家
P070 | firms | over | specialised_sme |  |
P071 | firms | about | specialised_sme |  |
P072 | firms | eq | innovative_or_specialised_sme | in light industry, 2024 | 轻工业，2024 年
P073 | yuan | eq |  | per firm on first recognition | 首次认定，每家
P074 | firms | eq | provincial_little_giant | named in the fifth batch | 第五批认定
P075 | yuan | eq |  | lent | 贷款
P076 | firms | eq | specialised_sme | recognised in 2023 | 2023 年认定
P077 | firms | eq | specialised_sme | in five batches, 2022 | 五批，2022 年
P078 | firms | eq | specialised_sme |  |
P080 | yuan | at_least |  | value added of industry above the size threshold | 规模以上工业增加值
P082 | firms | eq |  | on the specialised-SME board, including those of XPCC | 专精特新专板，含兵团
P083 | firms | eq | specialised_sme | named in 2025 | 2025 年认定
P084 | clusters | about |  | national clusters in the 14th five-year plan | “十四五”期间国家级集群
P086 | firms | over | key_little_giant | in the first group | 第一批
P087 | firms | eq |  | in the first batch | 第一批
P088 | clusters | eq |  | clusters recognised | 认定集群
P089 | clusters | eq |  | clusters of the province by September 2024 | 截至 2024 年 9 月的省级集群
P090 | clusters | eq |  | clusters of the second list, 2024 | 第二批集群（2024 年）
P091 | clusters | eq |  | clusters recognised | 认定集群
P092 | clusters | eq |  | clusters recognised | 认定集群
P093 | clusters | eq |  | clusters of SMEs recognised | 认定中小企业集群
P095 | clusters | eq |  | clusters of counties with 10 billion yuan or more | 100 亿元以上县域集群
P096 | firms | eq | little_giant | new in the city | 全市新增
P097 | clusters | eq |  | clusters on the first provisional list, 2023 | 首批公示集群（2023 年）
P098 | clusters | eq |  | clusters in 2023 | 2023 年集群
P099 | clusters | eq |  | clusters in 2023 | 2023 年集群
P100 | clusters | eq |  | clusters in 2025 | 2025 年集群
P101 | clusters | eq |  | clusters in 2025 | 2025 年集群
P102 | clusters | eq |  | clusters recognised | 认定集群
P103 | clusters | eq |  | clusters in 2023 | 2023 年集群
P104 | yuan | at_most |  | per firm | 每家企业
"""
# Further figures of the facts that are written otherwise.
OTHERS = {
    "three groups; existing national_series has 1,039 (2024) and 1,241 (2025)": "three groups; 1,039 firms in 2024 and 1,241 in 2025",
    "continues P009": "",
}
NOTES = {  # notes of the facts that are written otherwise; all others stand as they are
    "document text: http://gkfz.org.cn/show-19035.html": "",  # no address inside a note
    "keep China Daily 2021-11-09 as the linked source": "",
    "English page only; Chinese title not shown": "English page only; Chinese title not given",
    "English page; Chinese title not shown; the page calls the 2,500 \"municipal little giants\"":
        "English page; Chinese title not given; the page calls the 2,500 “municipal little giants”",
    "value not stated in source": "the source does not state the value",
    "machine-translated page, text cut after the first target":
        "the source is a machine-translated page that breaks off after the first target",
    "source gives 19 August without a year": "the source gives 19 August without a year",
    "mirror of a local news text": "copy of a local news report",
    "text read is cut before the specialised-SME clauses": "the source breaks off before the specialised-SME clauses",
    "amounts not in the text read": "the source gives no amounts",
    "aggregator, undated": "the source is an undated repost",
    "Chinese title recalled from the English one": "Chinese title back-translated from English, not confirmed",
    "document number and first two targets read; full title recalled":
        "document number and first two targets confirmed; full title not confirmed",
    "weakest row: industrial policy, not a specialised-SME programme": "industrial policy, not a specialised-SME programme",
    "named only; content not read": "named in a source; its content was not found",
    "title recalled: only the document number is copied from the source; the English name is a description":
        "only the document number is confirmed; the English name is a description",
    "page undated in the text read": "page undated", "Chinese title not read": "Chinese title not found",
    "probably the early-2023 Jiangsu financing support the brief mentions; page shows no date":
        "probably the Jiangsu support of early 2023 that the article mentions; the page is undated",
    "one aggregator gives the start year as 2023, which contradicts the two other sources":
        "two sources agree on the start; a repost gives 2023",
    "targets read at ushui.net (aggregator); the prefecture notice confirms title, number and period":
        "targets from a copy; the prefecture’s notice confirms title, number and period",
    "targets read in the plan text on a mirror (n3544.cn, do not link)": "targets from a copy of the plan; the city’s notice gives its number",
    "the 500 / 50 / 5 were read at yjbzr.com": "the figures 500, 50 and 5 come from another copy",
    "text read in the search without an address; basis document 〔2024〕43号": "the source has no web address",
    "the centre itself is read only at l4.net.cn (mirror, 2024-09-27); the count 1,035 also only there":
        "the centre and the figure of 1,035 appear only in a copy",
    "second source: 北疆新闻 (imline.cn), 2026-02-27": "a second source of the same day confirms the targets",
    "second source: 江南时报, 2023-02-06": "a second source confirms the targets",
    "Chinese title as in the press; document number not read": "the Chinese title is as given in the press; the document number was not found",
    "page shows 2022-03-18": "date on the page: 18 March 2022",
    "title is a label: the exact wording was not kept": "descriptive title; the exact wording was not kept",
}
# English of the facts in the words of docs/style-en.md: first what is written otherwise, then currency and quotation marks.
WORDS = {
    "Beijing 14th Five-Year Plan little-giant goal": "Beijing little-giant target, 14th five-year plan",
    "five-year little-giant goal; the goal itself is not printed in the text read": "five-year little-giant target; the source does not print the target",
    "Quality enterprise forging project": "Quality-enterprise development project",
    "Ladder of single champions, specialised": "Tiered support for single champions, specialised",
    "in the 2024 round; over 2,500 in force": "in 2024; over 2,500 with a valid title",
    "with ladder targets": "with targets by tier", "firm ladder targets": "targets by tier",
    "that sits beside the specialised-SME ladder": "that runs alongside the specialised-SME tiers",
    "expert review, publicity)": "expert review, public notice)", "to feed the higher rungs": "to feed the higher tiers",
    "Nanjing ladder goal": "Nanjing targets by tier", "Ladder policy tied to": "Tiered policy tied to",
    "the page read is cut after the second target": "the source breaks off after the second target",
    "\"three doublings\" of the ladder": "“three doublings” of the tiers", "gradient cultivation": "tiered cultivation",
    "the MIIT ladder of": "the ministry’s tiers of", "Provincial rung": "Provincial tier",
    "Tiered list of seed firms with one-firm-one-policy diagnosis.": "Tiered list of candidate firms, each with its own support plan.",
    "Henan 14th FYP annual ladder target": "Henan annual targets by tier, 14th five-year plan",
    "Guangdong 14th FYP ladder target": "Guangdong targets by tier, 14th five-year plan",
    "Guizhou 14th FYP SME development plan": "Guizhou SME development plan, 14th five-year plan (2021–25)",
    "Leading-firm support in every provincial cluster, with full coverage by a champion or little giant.":
        "Supports leading firms so that every provincial cluster has at least one champion or little giant.",
    "City, province and nation rungs with": "City, provincial and national tiers with",
    "Seven goals from": "Seven aims from", "City goal passed": "City target passed", "behind the industrial ladder:": "for industry:",
    "industry-size goals": "industry-size targets", "industrial growth goal": "industrial growth target",
    "Runs beside the ladder of": "Runs alongside tiers of", "recognition and ladder": "recognition and tiers",
    "Ladder from": "Tiers from", "to the ladder,": "to the tiers,", "a ladder from": "tiers from",
    "targets for every rung; 97 little giants at issue": "targets for every tier; 97 little giants at the time",
    "targets not in the text read": "its targets were not found", "the corps recognises": "XPCC recognises",
    "55 more publicised in 2025-06": "55 more on a provisional list in June 2025", "30 publicised in 2022": "30 on a provisional list in 2022",
    "at 2024-09": "in September 2024", "Fifth recognition round of": "Fifth batch of", "2023 recognition round": "2023 recognition",
    "275 after the 2022 round of 158": "275 after 158 were named in 2022",
    "above-scale growth": "growth of firms above the size threshold", "above-scale industrial firms": "industrial firms above the size threshold",
    "firms above the size threshold": "firms above the size threshold", "above-scale SMEs": "SMEs above the size threshold",
    "RMB 400bn-class industry": "industry of 400 billion yuan", "RMB 8 million ceiling": "up to RMB 8 million",
    "RMB 0.5 to 5 million": "0.5 to 5 million yuan", "RMB 50 million to 2 billion": "50 million to 2 billion yuan",
}
# Sources of the update: of texts without an address, and second ones that it names in a note. A changed row keeps the source of
# the facts after its own; Guizhou's before it.
NO_ADDRESS = {"P098": "yqsmesc_ah_2023", "P099": "jjjnews_gz_2023", "P100": "sn_clusters_2025", "P101": "sddea_2025", "P103": "mffb_tj_2023"}
SECOND = {"P011": "imline_2026_02_27", "P028": "jndaily_2023_02_06"}
OLD_FIRST = {"P070", "P002"}
EARLIER = {"P037": "The second document dates from 2020.", "P104": "Continues the province’s earlier plan for leader firms."}  # what the facts say in other cells
PERIOD = re.compile(r"(?:(\d{4}(?:-\d\d)?)-(\d{4})|to (\d{4})|from (\d{4}(?:-\d\d){0,2})|(\d{4})(?: round)?)")

COLUMNS = ("id name_en name_zh title province city level kind issued issued_basis period_from period_to figure value unit qualifier rung "
           "as_of counts_en counts_zh others_en others_zh description_en description_zh source weak note_en note_zh").split()


def merged():
    """Programmes of the facts as the update has them, each with its sources."""
    addr, update = update_sources.by_address() | by_address(), {}

    def source(r):
        province = r["iso_3166_2"][3:]
        return addr[r["source_url"]] if r["source_url"] else NO_ADDRESS.get(r["id"]) or no_address(province, r["source_date"])
    for r in facts("update-2026-11-25", "sme", "programmes_delta.csv"):
        update[r["id"]] = {**r, "source": source(r)}
    for r in facts("sme", "programmes.csv"):
        changed = update.pop(r["id"], None)
        if not changed:
            yield {**r, "source": source(r)}
            continue
        both = [changed["source"], source(r)]
        both = [*(reversed(both) if r["id"] in OLD_FIRST else both), *filter(None, [SECOND.get(r["id"])])]
        yield {**changed, "source": ";".join(dict.fromkeys(both))}
    yield from update.values()


def worded(text):
    for old, new in WORDS.items():
        text = text.replace(old, new)
    text = re.sub(r"RMB ([\d,.]+(?: million| billion)?)", r"\1 yuan", text)
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def spaced(name):
    """A label of this atlas: blanks beside the year. Titles of documents stay as printed."""
    return re.sub(r"(?<=[\u3400-\u9fff])(?=\d{4}年)|(?<=\d{4})(?=年)", " ", name)


def period(text):
    if text in PERIODS:
        return PERIODS[text]
    if not text:
        return "", "", "", ""
    a, b, to, start, year = PERIOD.fullmatch(text).groups()
    return (a or start or year or ""), (b or to or year or ""), "", ""


# Goals of the 14th five-year plan, whose programme has no end of its own.
PLAN_ENDS = {"P084": "2025"}


def figure_date(r, start, end, issued, observed):
    """When a figure holds: a goal at the end of its period; a result when it was seen; an amount from its issue."""
    source = date_of(r["source_date"])
    if r["value_kind"].startswith("target"):
        return PLAN_ENDS.get(r["id"]) or end or issued
    if r["value_kind"] == "achieved":
        return observed.get((r["source_url"], r["target_value"])) or source or end or issued
    return issued or source or end


def main():
    observed = {(r["source_url"], r["value"]): r["as_of"] for r in facts("sme", "ladder_observations.csv")}
    chinese = {r["id"]: r for r in read("programmes_zh.csv")}
    figures = {f[0]: f[1:] for f in ([x.strip() for x in line.split("|")] for line in FIGURES.strip().splitlines())}
    rows = []
    for r in merged():
        province = r["iso_3166_2"][3:] or "CN"
        when, _, said = r["issued"].rstrip(")").partition(" (")
        issued_basis, *issued_note = ISSUED[said]
        issued = when.split("; ")[0]
        if issued in OPEN_DATES:
            issued, issued_basis, *issued_note = OPEN_DATES[issued]
        if r["note"] == "year inferred" and issued:
            issued_basis = "inferred"
        start, end, *period_note = period(r["period"])
        note = NOTES.get(r["note"], r["note"])
        before = " ".join(filter(None, (issued_note[0], period_note[0], EARLIER.get(r["id"]))))
        note = note and worded(note[0].upper() + note[1:].rstrip(".") + ".")
        en = " ".join(filter(None, (before, note)))
        zh = chinese.pop(r["id"].lower())
        row = {
            "id": r["id"].lower(), "name_en": worded(r["programme_en"]), "name_zh": spaced(r["programme_zh"]) if r["title_kind"] == "label" else r["programme_zh"], "title": r["title_kind"],
            "province": province, "city": CITIES.get(r["id"], ""), "level": r["level"].lower(), "kind": KINDS[r["kind"]],
            "issued": issued, "issued_basis": issued_basis if issued else "", "period_from": start, "period_to": end,
            "figure": "", "value": "", "unit": "", "qualifier": "", "rung": "", "as_of": "", "counts_en": "", "counts_zh": "",
            "others_en": worded(OTHERS.get(r["other_targets"], r["other_targets"])), "others_zh": zh["others_zh"],
            "description_en": worded(r["description_en"]), "description_zh": zh["description_zh"], "source": r["source"],
            "weak": "yes" if host(r["source_url"]) in WEAK or r["confidence"] == "weak" else "", "note_en": en, "note_zh": zh["note_zh"],
        }
        assert (r["level"] == "city") == (r["id"] in CITIES), r["id"]
        assert bool(r["target_value"]) == (r["id"] in figures) == bool(r["value_kind"]), r["id"]
        if r["target_value"]:
            unit, qualifier, rung, counts_en, counts_zh = figures[r["id"]]
            # The money of P087 stands in its description.
            money = "" if r["id"] == "P087" else r["value_rmb"]
            assert (unit == "yuan") == bool(money), r["id"]
            assert bool(counts_en) == bool(counts_zh) and (counts_en or rung), r["id"]
            value = Decimal(money or r["target_value"])
            assert value == Decimal(r["target_value"]) * (10**9 if r["target_unit"].startswith("RMB billion") else 1), r["id"]
            for word, of in (("at least", "at_least"), ("about", "about"), ("over)", "over"), ("ceiling", "at_most")):
                assert word not in r["target_unit"] or qualifier == of, (r["id"], word)
            row.update(figure=r["value_kind"], value=f"{value:f}", unit=unit, qualifier=qualifier, rung=rung, counts_en=counts_en, counts_zh=counts_zh,
                       as_of=figure_date(r, start, end, issued, observed))
            assert row["as_of"], r["id"]
        rows.append(row)
    assert not chinese, chinese
    assert set(figures) <= {r["id"].upper() for r in rows}
    write("programmes.csv", COLUMNS, rows)


if __name__ == "__main__":
    main()
