"""little_giants.csv and ladder.csv: counts of firms by rung, place and batch.

Little giants by batch go to little_giants.csv, all else to ladder.csv. A contradiction that gaps.md names is kept as two rows.
"""
import re

from common import facts, write
from places import PLANNED
from sme_sources import NO_ADDRESS, host, no_address
from sources import by_address

CITIES = {"DL": "210200", "NB": "330200", "XM": "350200", "QD": "370200", "SZ": "440300"}
RUNGS = {  # metric of the facts: rung, count
    "little_giant_new": ("little_giant", "new"), "little_giant_total": ("little_giant", "total"),
    "key_little_giant_new": ("key_little_giant", "new"), "key_little_giant_total": ("key_little_giant", "total"),
    "provincial_little_giant_new": ("provincial_little_giant", "new"),
    "provincial_little_giant_total": ("provincial_little_giant", "total"),
    "srdi_new": ("specialised_sme", "new"), "srdi_total": ("specialised_sme", "total"),
    "innovative_sme_new": ("innovative_sme", "new"), "innovative_sme_total": ("innovative_sme", "total"),
    "innovative_or_srdi_in_light_industry": ("innovative_or_specialised_sme", "total"),
    "single_champion_national_new": ("single_champion", "new"), "single_champion_national_total": ("single_champion", "total"),
    "single_champion_provincial_new": ("provincial_single_champion", "new"),
    "single_champion_provincial_total": ("provincial_single_champion", "total"),
    "single_champion_national_and_provincial_total": ("single_champion_of_either_level", "total"),
    "single_champion_batch_1": ("single_champion_batch_1", "cumulative"),
    "gazelle_total": ("gazelle", "total"), "unicorn_total": ("unicorn", "total"),
}
SCOPES = {"n/a": "not_applicable", "included": "included", "included (inferred)": "included_inferred", "excluded": "apart",
          "unclear": "unclear"}
BOUNDS = {"=": "eq", ">": "over", ">=": "at_least", "~": "about"}
# Hosts whose figures gaps.md says not to publish unchecked. That every row read on a mirror alone needs a check is told by
# the quality of its source.
WEAK = {"www.uekitaka-mc.com", "www.ytzp.cc", "cn.huashangw.com", "lingnjkw.cn", "www.duckwijs.com"}

BASIS = {  # basis of the facts: count that it makes of a total, what is left to say
    "in force": ("in_force", "", ""), "cumulative": ("cumulative", "", ""), "gross cumulative": ("cumulative", "", ""),
    "cumulative as stated": ("cumulative", "", ""), "as stated": ("", "", ""), "derived": ("", "", ""),
    "in force (火石创造 database count)": ("in_force", "Count by the Huoshi Chuangzao (火石创造) database.", "火石创造数据库统计。"),
    "in force, includes little giants": ("in_force", "Includes little giants.", "含“小巨人”。"),
    "cumulative as stated, third among cities": ("cumulative", "Third among cities.", "居各城市第三。"),
    "cumulative (21财经 count)": ("cumulative", "Count of the 21st Century Business Herald.", "21 世纪经济报道统计。"),
    'cumulative "since the 14th FYP" as stated': ("cumulative", "“Since the 14th five-year plan.”", "自“十四五”以来。"),
    "as stated at city press conference": ("", "City press conference.", "市新闻发布会。"),
    "as stated by the province": ("", "", ""), "as stated by the city": ("", "", ""), "as stated by the city government": ("", "", ""),
    "as stated at the provincial industry conference": ("", "Provincial industry conference.", "全省工业会议。"),
    "as stated in the provincial plan": ("", "Provincial plan.", "省级方案。"),
    "as stated by a commercial page": ("", "Commercial page.", "商业网页。"),
    "as stated (People.cn text on a mirror)": ("", "", ""),
    "count in an academic paper": ("", "Count in an academic paper.", "学术论文统计。"),
    "count in an academic paper (11.6% of national)": ("", "Count in an academic paper; 11.6% of the national total.", "学术论文统计；占全国 11.6%。"),
    "academic GIS study, firms of 2019-2023": ("", "Academic study, firms of 2019 to 2023.", "学术研究，2019 至 2023 年企业。"),
    "publicised lists": ("", "Provisional lists, before confirmation.", "公示名单，尚未公布。"),
    "mid-term review of the 14th FYP plan": ("", "Mid-term review of the 14th five-year plan.", "“十四五”规划中期评估。"),
    "recognised to date": ("", "", ""), 'all Xinjiang ("全疆")': ("", "“All of Xinjiang”.", "“全疆”。"),
    "private firms only": ("", "Private firms only.", "仅民营企业。"),
    "cumulative as stated, before batch 4": ("cumulative", "Before batch 4.", "第四批之前。"),
    "firms and products": ("", "Firms and products.", "含单项冠军企业和单项冠军产品。"),
    "firms and products (67 + 47, Zhejiang Daily 2021-01-16)": ("", "Firms and products: 67 and 47.", "企业 67 家，产品 47 个。"),
    "as stated; all in Baotou": ("", "All in Baotou.", "均在包头。"),
    "publicised list; the text read does not say new or total": ("", "Provisional list; the source does not say whether new or total.", "公示名单；原文未说明为新增或总数。"),
    "2021 round": ("", "Round of 2021.", "2021 年一轮。"),
    "demonstration and cultivation firms, 104 in all": ("", "Demonstration and cultivation firms; 104 in the nation.", "示范企业和培育企业；全国 104 家。"),
    "batches 1+2 as confirmed by MIIT (248+1,584=1,832)": ("", "", ""), "": ("", "", ""),
}
DERIVED = {
    'no firm ("灰色地区")': ("The table shows no firm.", "表中无企业。"),
    "144 (Xiamen) / 50 percent; 50 percent is rounded, so 285 to 291":
        ("Xiamen's 144 reported as 50% of the province’s total, which is rounded: 285 to 291.", "厦门 144 家据称占全省 50%，该比例为约数，即 285 至 291 家。"),
    "144 (b1-b4) - 65 (b4) - 49 (MIIT b1+b2); exact only if none was withdrawn":
        ("144 (batches 1 to 4) - 65 (batch 4) - 49 (ministry, batches 1 and 2); exact only if none was withdrawn.", "144（前四批）- 65（第四批）- 49（工信部第一、二批）；仅在无撤销时准确。"),
    "10 firms said to be 10% of the city total": ("10 firms reported as 10% of the city’s total.", "10 家据称占全市 10%。"),
    "566 firms said to be 32.4% of the province": ("566 firms reported as 32.4% of the province’s total.", "566 家据称占全省 32.4%。"),
    "Haikou 7 = 87.5% of the province": ("Calculated: Haikou’s 7 are reported as 87.5% of the province’s total.", "海口 7 家据称占全省 87.5%。"),
    "the 2023 award list names one firm": ("The award list of 2023 names one firm.", "2023 年奖励名单列有一家。"),
    "sum of two rows of the same table": ("Sum of two rows of the same table.", "同表两行之和。"),
}
NOTES = {
    "groups 1-3": ("Groups 1 to 3.", "第一至三批。"),
    '"12 firms promoted to national little giants this year"': ("“12 firms promoted to national little giants this year.”", "当年 12 家晋升国家级“小巨人”。"),
    "162 (Zhejiang 107 + Ningbo 55) + 308 = the 470 total in the same source, so Ningbo is in": ("Zhejiang 107, Ningbo 55 and these 308 make the 470 of the same source, so Ningbo is included.", "浙江 107、宁波 55 与本批 308 合计即同一来源的 470，故含宁波。"),
    "same source: 315 without Ningbo": ("315 without Ningbo in the same source.", "同一来源：不含宁波为 315。"),
    "Hangzhou 156, Ningbo 66": ("Hangzhou 156, Ningbo 66.", "杭州 156、宁波 66。"),
    "Qingdao 39 reported inside this count by the press tallies (provinces and cities add to 3,671)": ("Press tallies include Qingdao’s 39: provinces and cities add up to 3,671.", "据媒体统计含青岛 39 家：各省市合计 3671。"),
    "Zhong An Online via 安徽省企业文化网; text read without an address": ("", ""),
    "Changsha Evening News / 星辰在线; text read without an address; 48 of them in Changsha": ("48 of them in Changsha.", "其中长沙 48 家。"),
    "Shenzhen Special Zone Daily; text read without an address": ("", ""), "no address returned": ("", ""),
    "Hainan Daily; no address returned": ("", ""),
    "private enterprises only, do not compare with 144": ("Not to be compared with the 144 of all firms.", "不可与全部企业的 144 相比。"),
    "company page, machine translation of Chongqing Daily": ("", ""), "machine-like retranslation of China News Service": ("", ""),
    "gross count after five batches in another source: 834": ("", ""), "Shanghai press says 1,026": ("", ""),
    "21st Century Business Herald counted 134 (wallstreetcn); see gaps.md": ("", ""),
    "21st Century Business Herald counted 123 (wallstreetcn)": ("", ""),
    "another count: 710 (ytsybjq mirror of National Business Daily)": ("", ""),
    'official wording 2023-07-18: "will exceed 1,500"': ("", ""), "MIIT confirmed 80 in 2021-06": ("", ""),
    "other figures: 1,528 (2024-09), 1,535 gross": ("", ""),
    "contradicts 1,106 in 2025-11 (may include little giants or precede expiries)": ("Conflicts with 1,106 in November 2025; may include little giants, or date from before titles expired.", "与 2025 年 11 月的 1106 矛盾；或含“小巨人”，或早于到期。"),
    "page undated; first-half 2024 figures": ("Page without a date; figures of the first half of 2024.", "页面无日期；2024 年上半年数字。"),
    "page undated, first-half figures; 2024 inferred": ("Page without a date; figures of a first half, 2024 inferred.", "页面无日期；上半年数字，2024 年系推断。"),
    "page undated; \"five batches so far\"": ("Page without a date; “five batches so far”.", "页面无日期；称迄今五批。"),
    "page undated; date inferred from the mid-term review": ("Page without a date; date inferred.", "页面无日期；日期系推断。"),
    "page undated; date inferred": ("Page without a date; date inferred.", "页面无日期；日期系推断。"),
    "page undated": ("Page without a date.", "页面无日期。"), "year inferred": ("Year inferred.", "年份系推断。"),
    'forum repost of Henan Daily; year inferred from "2022年度" list': ("Year inferred from the list of 2022.", "年份据“2022 年度”名单推断。"),
    "page says 4-5 March without a year; 2026 inferred from the new MIIT gradient rules it cites": ("The page says 4-5 March; 2026 inferred from the new rules that it cites.", "页面仅写 3 月 4 至 5 日；2026 年系据其引用的新办法推断。"),
    "sixth nationally": ("Sixth in the nation.", "居全国第六。"), "third nationally": ("Third in the nation.", "居全国第三。"),
    "second nationally": ("Second in the nation.", "居全国第二。"), "first nationally": ("First in the nation.", "居全国第一。"),
    "5.26% of 8,997, eighth nationally": ("5.26% of 8,997; eighth nationwide.", "占 8997 家的 5.26%，居全国第八。"),
    "before batch 2 was confirmed by MIIT": ("Before the ministry confirmed batch 2.", "早于工信部公布第二批。"),
    "weak source: search-optimised page, do not publish without checking": ("", ""), "weak source": ("", ""),
    "light industry only, not the regional total": ("Light industry only, not the region's total.", "仅轻工业，并非全区合计。"),
    "new round, second group": ("New round, second group.", "新一轮第二批。"),
    '"制造业单项冠军企业", level not stated': ("Level not stated.", "“制造业单项冠军企业”，未说明级别。"),
    "counted inside the 296 little giants": ("Counted inside the 296 little giants.", "已计入 296 家“小巨人”之内。"),
    "firms and products": ("Firms and products.", "含单项冠军企业和单项冠军产品。"), "ninth batch": ("Ninth batch.", "第九批。"),
    '"上海市制造业单项冠军企业"': ("Title of the municipality.", "“上海市制造业单项冠军企业”。"), "2024 round": ("Round of 2024.", "2024 年度认定。"),
    "first half of 2024": ("First half of 2024.", "2024 年上半年。"), "2022 round, valid 3 years": ("Round of 2022, valid three years.", "2022 年度认定，有效期三年。"),
    "new plus re-verified": ("New and re-verified.", "新认定及复核通过。"), "five batches": ("Five batches.", "五批合计。"),
    '"provincial level and above"': ("“Provincial level and above”, so it includes little giants.", "指省级及以上，故含“小巨人”。"), "": ("", ""),
}

# Dates of the facts that gaps_new.md doubts: place, metric, date of the facts: date, note_en, note_zh.
DATES = {
    ("FJ", "little_giant_total", "2022-12"): ("2023", "The text has no date; probably of 2023, since about 288 were known after batch 4.",
                                              "原文无日期；或为 2023 年，因第四批后约为 288 家。"),
}
# Rows of the update that only name a second text for a row of the facts: place, metric, date, value of that row.
SECOND = {
    ("SD", "single_champion_national_total", "2021-09-26"): ("2021-09-23", "107"),
    ("JS", "single_champion_national_total", "2022-12-28"): ("", "186"),
}
# Of the update, left out: Yinchuan, a city that is no unit of these tables.
LEFT_OUT = {"YC"}

COLUMNS = "place rung count batches value qualifier scope basis as_of source weak note_en note_zh".split()
BY_BATCH = "place batches value qualifier stage scope basis as_of source weak note_en note_zh".split()

# Figures that the facts tell only in a note, or in gaps.md, as contradicting a row: they are rows of their own.
# place, count, batches, value, qualifier, scope, as_of, source, note_en, note_zh
OTHER_COUNTS = [
    ("TJ", "cumulative", "1-3", 134, "eq", "not_applicable", "2021-07", "wallstreetcn", "The city says 130.", "该市称 130。"),
    ("CQ", "cumulative", "1-3", 123, "eq", "not_applicable", "2021-07", "wallstreetcn", "The city says 118.", "该市称 118。"),
    ("BJ", "total", "", 53, "eq", "not_applicable", "2020-12", "beijing_city_2020", "The ministry's table of June 2021 has 90, with batch 2, which took effect in January 2021.", "工信部 2021 年 6 月表为 90，含 2021 年 1 月生效的第二批。"),
    ("BJ", "cumulative", "1-5", 834, "eq", "not_applicable", "2023", "sme_facts_without_address", "795 had a valid title.", "有效 795 家。"),
    ("JS", "cumulative", "1-4", 710, "eq", "not_applicable", "2022", "national_business_daily_2022", "Another count is 709.", "另一统计为 709。"),
    ("JS", "cumulative", "1-5", 1500, "over", "not_applicable", "2023-07-18", "sme_facts_without_address", "Official wording: “will exceed 1,500”.", "官方表述为将超过 1500。"),
    ("GD", "total", "1-5", 1528, "eq", "included", "2024-09", "sme_facts_without_address", "Other counts are 1,525 and 1,535.", "另有 1525 和 1535 两个数字。"),
    ("GD", "cumulative", "1-5", 1535, "eq", "included", "2023", "sme_facts_without_address", "Gross; other counts are 1,525 and 1,528.", "未作扣除的总数；另有 1525 和 1528 两个数字。"),
]
# The national lists. batch, value, stage, as_of, source
FCW, ANP = "fcw0763", "anpeicn_2024_09_23"
NATIONAL = [
    ("1", 248, "confirmed", "2019-06", "roadmark_2019"), ("2", 1584, "confirmed", "2020-11", "renrendoc_2020"),
    ("2", 1744, "publicised", "2020-11", FCW), ("2", 1748, "publicised", "2020-11", ANP),
    ("3", 2930, "", "2021-07", "cuzhiwang_2021"), ("4", 4328, "confirmed", "2022-09-08", "ordos_sme_2022"),
    ("4", 4357, "publicised", "2022-08", FCW), ("4", 4359, "publicised", "2022-08", ANP),
    ("5", 3671, "publicised", "2023-07", "guangzhou_gxj_2023_08_25"), ("5", 3673, "publicised", "2023-07", ANP),
    ("6", 3012, "publicised", "2024-09", ANP), ("7", 3482, "publicised", "2025-10", "kczg_2025_12_01"),
    ("1-2", 1832, "confirmed", "2021-06-11", "miit_sme_2021_06_11"),
]
TIBET = ("Inferred: the other 36 provinces and cities already add up to 1,832. Not confirmed in the table itself.",
         "系推定：其余 36 个单位合计已为 1832；表中是否列出未经核对。")


def merged():
    """Rows of the facts with those of the update: each with its source."""
    addr, rows = by_address(), []
    for r in facts("sme", "ladder_observations.csv"):
        source = addr[r["source_url"]] if r["source_url"] else no_address(r["unit_code"], r["source_date"])
        rows.append({**r, "source": source})
    for r in facts("update-2026-11-25", "sme", "ladder_observations_delta.csv"):
        # A text without an address is named by the note.
        source = addr[r["source_url"]] if r["source_url"] else r["note"].removeprefix("source ")
        note = r["note"] if r["source_url"] else ""
        if r["unit_code"] in LEFT_OUT:
            continue
        second = SECOND.get((r["unit_code"], r["metric"], r["as_of"]))
        if second:
            same = [o for o in rows if (o["unit_code"], o["metric"], o["value"]) == (r["unit_code"], r["metric"], second[1])]
            assert len(same) == 1, (second, same)
            same[0]["source"] += ";" + source
            continue
        batch, metric = r["batch"], r["metric"]
        if batch == "groups 1-3":
            batch, note = "", "groups 1-3"
        # The first batch is complete for all provinces: it is a rung of its own, which a map can show.
        if (metric, batch) == ("single_champion_national_new", "b1"):
            metric = "single_champion_batch_1"
        rows.append({**r, "source": source, "note": note, "batch": batch, "metric": metric})
    return rows


def batches(text):
    return text.replace("b1+b2", "1-2").replace("-b", "-").replace("b", "")


def place(row):
    code = row["unit_code"]
    return "XPCC" if code == "BT" else CITIES.get(code, code)


def observation(r):
    """A row of the facts in the columns of ladder.csv."""
    rung, count = RUNGS[r["metric"]]
    # the batches have a column of their own
    basis = re.sub(r",? ?\bb1-b\d", "", r["basis"])
    if basis.startswith("batches 1+2, province + "):
        basis = ""
    kind, *said = BASIS[basis]
    how, _, why = r["derivation"].partition(": ")
    if why in DERIVED:
        why = DERIVED[why]
    elif why:  # a difference of counts, which both languages read
        why = (f"{why.replace('MIIT b1+b2', 'ministry, batches 1 and 2').replace('b1-b3', 'batches 1 to 3')}.",
               f"{why.replace('MIIT b1+b2', '工信部第一、二批').replace('b1-b3', '前三批').replace('b1', '第一批').replace('b2', '第二批')}。")
        why = (why[0].replace("(b1)", "(batch 1)").replace("(b2)", "(batch 2)"), why[1])
    else:
        why = ("", "")
    as_of, *doubt = DATES.get((r["unit_code"], r["metric"], r["as_of"])) or (r["as_of"], "", "")
    notes = [said, why, NOTES[r["note"]], doubt]
    return {
        "place": place(r), "rung": rung, "count": kind if count == "total" and kind else count, "batches": batches(r["batch"]),
        "value": r["value"], "qualifier": BOUNDS[r["qualifier"]], "scope": SCOPES[r["planning_city_included"]],
        "basis": how, "as_of": as_of, "source": r["source"],
        "weak": "yes" if host(r["source_url"]) in WEAK or r["confidence"] == "weak" else "",
        "note_en": " ".join(filter(None, (n[0] for n in notes))), "note_zh": "".join(n[1] for n in notes),
    }


def check_against_the_table(rows):
    """Each cell of the facts' table by province is one of the rows."""
    have = {(r["place"], r["batches"], r["scope"] == "apart", int(r["value"])) for r in rows}
    any_scope = {(p, b, v) for p, b, _, v in have}
    totals = {(r["place"], r["as_of"], int(r["value"])) for r in rows}
    codes = {"Dalian": "DL", "Ningbo": "NB", "Xiamen": "XM", "Qingdao": "QD", "Shenzhen": "SZ"}
    update = {r["province_en"]: r for r in facts("update-2026-11-25", "sme", "little_giants_delta.csv")}
    for r in facts("sme", "little_giants.csv"):
        r = update.get(r["province_en"], r)
        if r["unit_type"] == "national":
            for i, year in enumerate(range(2019, 2026), 1):
                assert any(b == str(i) and v == int(r[f"batch{i}_{year}"]) for b, v, *_ in NATIONAL), (i, year)
            continue
        at = "XPCC" if r["unit_type"] == "XPCC" else CITIES[codes[r["province_en"]]] if r["parent_province"] else r["iso_3166_2"][3:]
        for i, year in enumerate(range(2019, 2026), 1):
            v = r[f"batch{i}_{year}"]
            assert not v or (at, str(i), int(v)) in any_scope, (at, i, v)
        with_city = bool(r["batches_1_2_incl_city"])
        assert (at, "1-2", with_city, int(r["batches_1_2_miit_2021_06_11"])) in have, at
        assert not with_city or (at, "1-2", False, int(r["batches_1_2_incl_city"])) in have, at
        if r["in_force_2025_03_31"]:
            assert (at, "2025-03-31", int(r["in_force_2025_03_31"])) in totals, at
        latest = DATES.get((at, "little_giant_total", r["latest_total_as_of"]), (r["latest_total_as_of"],))[0]
        assert (at, latest, int(r["latest_total"])) in totals, at


def main():
    rows = [observation(r) for r in merged()]
    check_against_the_table(rows)
    assert set(CITIES.values()) == set(PLANNED)
    for p, count, b, v, q, scope, as_of, source, en, zh in OTHER_COUNTS:
        rows.append({"place": p, "rung": "little_giant", "count": count, "batches": b, "value": v, "qualifier": q, "scope": scope,
                     "basis": "stated", "as_of": as_of, "source": source, "weak": "", "note_en": en, "note_zh": zh})
    by_batch, rest = [], []
    for r in rows:
        if r["rung"] == "little_giant" and (r["count"] == "new" or r["batches"] == "1-2"):
            table = r["source"] == "miit_sme_2021_06_11"
            r = {**r, "stage": "confirmed" if table else ""}
            if (r["place"], r["batches"]) == ("XZ", "1-2"):
                r.update(basis="inferred", note_en=TIBET[0], note_zh=TIBET[1])
            by_batch.append({c: r[c] for c in BY_BATCH})
        else:
            rest.append(r)
    for b, v, stage, as_of, source in NATIONAL:
        by_batch.append({"place": "CN", "batches": b, "value": v, "qualifier": "eq", "stage": stage, "scope": "included", "basis": "stated",
                         "as_of": as_of, "source": source, "weak": "", "note_en": "", "note_zh": ""})
    order = {r["iso_3166_2"][3:]: i for i, r in enumerate(facts("sme", "provinces.csv"))}
    order.update({c: 100 + i for i, c in enumerate(CITIES.values())}, XPCC=200, CN=-1)
    by_batch.sort(key=lambda r: (not r["batches"] == "1-2", r["batches"], order[r["place"]]))
    rungs = list(dict.fromkeys(rung for rung, _ in RUNGS.values()))
    rest.sort(key=lambda r: (rungs.index(r["rung"]), order[r["place"]], r["as_of"]))
    write("little_giants.csv", BY_BATCH, by_batch)
    write("ladder.csv", COLUMNS, rest)


if __name__ == "__main__":
    main()
