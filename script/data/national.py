"""official_totals.csv, article_claims.csv, national_series.csv."""
from common import facts, write
from sources import by_address
import update_sources

NF, ND, PD, P9, TP, FJ = ("nfcaijing_2022_11_30", "nandu_2022_11_30", "peoples_daily_2022_12_15",
                          "peoples_daily_2022_09_25", "the_paper_2021_03_29", "fujian_fdi_2024_12_12")
TOTALS = [  # id, metric, group, value, unit, as_of, source, note_en, note_zh; the qualifier is in BOUNDS
    ("clusters_45", "clusters", "all_2022", 45, "clusters", "2022-11-30", f"{NF};{PD}", "National advanced manufacturing clusters after three rounds.", "三轮竞赛后的国家先进制造业集群。"),
    ("round_1_2", "clusters_by_round", "1-2", 25, "clusters", "2022-09-25", f"{P9};{TP}", "Winners of rounds 1 and 2.", "前两批胜出集群。"),
    ("round_3", "clusters_by_round", "3", 20, "clusters", "2022-12-15", PD, "Winners of round 3.", "第三批胜出集群。"),
    ("batch_1", "clusters_by_batch", "1", 15, "clusters", "2021-03-29", TP, "", ""),
    ("batch_2", "clusters_by_batch", "2", 10, "clusters", "2021-03-29", TP, "", ""),
    ("region_east", "clusters_by_region", "east", 30, "clusters", "2022-11-30", f"{NF};{ND}", "", ""),
    ("region_central", "clusters_by_region", "central", 8, "clusters", "2022-11-30", f"{NF};{ND}", "", ""),
    ("region_west", "clusters_by_region", "west", 5, "clusters", "2022-11-30", f"{NF};{ND}", "", ""),
    ("region_northeast", "clusters_by_region", "northeast", 2, "clusters", "2022-11-30", f"{NF};{ND}", "", ""),
    ("provinces_19", "provincial_units", "all_2022", 19, "provinces", "2022-11-30", f"{NF};{ND}", "Provincial-level units with at least one of the 45.", "涉及的省（自治区、直辖市）。"),
    ("planned_cities_3", "planned_cities", "all_2022", 3, "cities", "2022-11-30", f"{NF};{ND}", "Separately planned cities; in this atlas Shenzhen, Qingdao and Ningbo.", "计划单列市；据本图集名单为深圳、青岛、宁波。"),
    ("key_regions", "clusters_by_region", "four_key_regions", 30, "clusters", "2022-11-30", f"{NF};{ND}", "Beijing-Tianjin-Hebei, Yangtze River Delta, Pearl River Delta and Chengdu-Chongqing together; two thirds.", "京津冀、长三角、珠三角、成渝四个重点区域合计，占三分之二。"),
    ("sector_it", "clusters_by_sector", "new_generation_it", 13, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("sector_equipment", "clusters_by_sector", "high_end_equipment", 13, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("sector_materials", "clusters_by_sector", "new_materials", 7, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("sector_biomedicine", "clusters_by_sector", "biomedicine_medical_devices", 5, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("sector_consumer", "clusters_by_sector", "consumer_goods", 4, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("sector_nev", "clusters_by_sector", "new_energy_connected_vehicles", 3, "clusters", "2022-11-30", f"{PD};{ND}", "", ""),
    ("output_45_2021", "output", "all_2022", 19, "trillion_yuan", "2021", f"{PD};{ND};scmp_2023", "Output of the leading industries of the 45.", "45 个集群的主导产业产值。"),
    ("output_45_2023", "output", "all_2022", 20, "trillion_yuan", "2023", FJ, "Over 20 trillion yuan.", "超过 20 万亿元。"),
    ("output_25_2021", "output", "1-2", 10, "trillion_yuan", "2021", P9, "Nearly 10 trillion yuan; the first 25 only.", "近 10 万亿元；仅首批 25 个。"),
    ("output_25_2022h1", "output", "1-2", 6.2, "trillion_yuan", "2022-06", f"{P9};xinhua_2022_10", "First half of 2022; the first 25 only.", "2022 年上半年；仅首批 25 个。"),
    ("innovation_centres", "innovation_centres", "all_2022", 18, "centres", "2022-11-30", f"{PD};{ND}", "National manufacturing innovation centres; 70% of all.", "国家制造业创新中心；占全部的 70%。"),
    ("innovation_carriers", "innovation_carriers", "all_2022", 1700, "carriers", "2022-11-30", f"{PD};{ND}", "National-level innovation platforms (创新载体).", "国家级技术创新载体。"),
    ("champions", "single_champions", "all_2022", 170, "firms", "2022-11-30", f"{PD};{ND}", "More than 170.", "170 余家。"),
    ("little_giants", "little_giants", "all_2022", 2200, "firms", "2022-11-30", f"{PD};{ND}", "More than 2,200.", "2200 余家。"),
    ("clusters_2024_added", "clusters_by_round", "2024", 35, "clusters", "2024-11", "miit_publicity_2024_11;miit_372_2024;zjfz_2024_11", "Provisional list of winners, open to objections 18–22 November 2024.", "2024 年 11 月 18 日至 22 日公示；本图集已全部收录。"),
    ("finalists_2024", "finalists", "2024", 51, "clusters", "2024-11", "zjfz_2024_11", "Finalists of 2024.", "2024 年决赛入围者。"),
    ("clusters_80", "clusters", "all_2024", 80, "clusters", "2024-12", FJ, "After four rounds; sources of June and September 2025 still give 80.", "四批公布后；2025 年 6 月和 9 月的来源仍为 80 个。"),
    ("delta_26", "clusters_by_region_2024", "yangtze_delta", 26, "clusters", "2025-06-08", "ictrade_2025_06_08", "Of the 80: Jiangsu 13, Zhejiang 7, Shanghai 5, Anhui 1. The provinces' own counts (Jiangsu 14, Zhejiang 8) include the shared large-aircraft cluster.", "在 80 个中：江苏 13、浙江 7、上海 5、安徽 1。两省自报数（江苏 14、浙江 8）含共有的大飞机集群。"),
]
# What the text gives as a bound or an estimate; all others are stated as they are.
BOUNDS = {"output_45_2023": "over", "output_25_2021": "about", "innovation_carriers": "over", "champions": "over",
          "little_giants": "over"}
# third-party tally of the 45, in the order of the page; cross-province clusters are its own last two entries
TALLY = [("JS", 10), ("GD", 7), ("ZJ", 4), ("HN", 4), ("SH", 3), ("SD", 3), ("SC", 2), ("HB", 2), ("AH", 1), ("SN", 1),
         ("HE", 1), ("LN", 1), ("JL", 1), ("FJ", 1), ("JX", 1), ("NM", 1), ("BJ;TJ;HE", 1), ("SC;CQ", 1)]

ARTICLE_ZH = {
    "clusters_announced": "公布的国家先进制造业集群",
    "clusters_fields": "所列领域：信息技术、高端装备、新材料、生物医药、高端医疗器械、新能源及智能网联汽车",
    "clusters_output": "这些先进制造业企业的产值",
    "little_giants": "专精特新中小企业或细分领域领先者，每家拥有多项专利，年研发投入超过 1000 万元（144 万美元）",
    "strategic_chains": "其中处于战略性产业链的比例",
    "small_firms_2023": "2023 年底前通过财政激励培育的小企业",
    "beijing_2023": "北京计划培育或提升的此类企业",
    "shanghai_revenue": "上海此类企业中销售收入超过 1 亿元的比例",
    "jiangsu_finance": "宣布加大对先进制造业中小企业的融资支持，增加对中小企业的资本投入",
    "photoinitiators": "一家中国企业在光引发剂上的全球市场份额",
    "battery_components": "六氟磷酸锂和湿法隔膜产量最大的两家企业均为中国企业",
    "entity_list": "列入美国实体清单的中国企业（数百家）",
    "support_fields": "加快出台支持政策的领域：5G、人工智能、生物制造和数字经济；乡村充电站和新能源汽车",
}
ATTRIBUTED = {  # the article's words: English, Chinese
    "MIIT": ("MIIT", "工业和信息化部"), "not stated": ("not stated", "未说明"),
    "MIIT / Beijing": ("MIIT, Beijing", "工业和信息化部、北京市"),
    "Shanghai government data": ("Shanghai government data", "上海市政府数据"), "Jiangsu province": ("Jiangsu province", "江苏省"),
    "MIIT chief engineer Zhao Zhiguo": ("MIIT chief engineer Zhao Zhiguo", "工业和信息化部总工程师赵志国"),
}
METRICS = {
    "national_clusters": ("National advanced manufacturing clusters", "国家先进制造业集群"),
    "key_little_giant_new": ("Newly named key little giants with central funding", "新增重点“小巨人”（中央财政支持）"),
    "little_giant_new": ("Little giants per batch, confirmed list", "公布的“小巨人”（单批）"),
    "little_giant_publicised": ("Little giants per batch, provisional list", "公示的“小巨人”（单批）"),
    "little_giant_review_passed_2025": ("Little giants that passed the 2025 review", "2025 年复核通过的“小巨人”"),
    "little_giant_review_passed_batch3": ("Little giants of batch 3 that passed review", "第三批复核通过的“小巨人”"),
    "little_giant_total": ("Little giants, total", "“小巨人”总数"),
    "little_giant_total_central": ("Little giants, central region", "“小巨人”，中部"),
    "little_giant_total_east": ("Little giants, eastern region", "“小巨人”，东部"),
    "little_giant_total_northeast": ("Little giants, north-eastern region", "“小巨人”，东北"),
    "little_giant_total_west": ("Little giants, western region", "“小巨人”，西部"),
    "single_champion_national_total": ("Manufacturing single champions", "制造业单项冠军"),
    "single_champion_national_new": ("Manufacturing single champions, batch", "制造业单项冠军（当批）"),
    "sme_cluster_national_new": ("SME characteristic clusters, list", "中小企业特色产业集群（当批）"),
    "sme_cluster_national_total": ("SME characteristic clusters, total", "中小企业特色产业集群总数"),
    "sme_cluster_national_review_passed": ("SME characteristic clusters that passed review", "复核通过的中小企业特色产业集群"),
    "sme_cluster_provincial_total": ("SME characteristic clusters of provinces", "省级中小企业特色产业集群"),
    "sme_cluster_national_output": ("Output of SME characteristic clusters", "中小企业特色产业集群产值"),
    "sme_cluster_national_output_jan_apr": ("Output of SME characteristic clusters, January to April", "中小企业特色产业集群产值（1 至 4 月）"),
    "srdi_listed_a_share": ("Specialised firms listed on A-shares", "A 股上市的专精特新企业"),
    "srdi_total": ("Specialised SMEs, total", "专精特新中小企业总数"),
    "tech_and_innovative_sme_total": ("Technology and innovative SMEs", "科技和创新型中小企业"),
    "TARGET_innovative_sme_total": ("Target: innovative SMEs", "目标：创新型中小企业"),
    "TARGET_little_giant_new": ("Target: new little giants", "目标：新增“小巨人”"),
    "TARGET_little_giant_total": ("Target: little giants", "目标：“小巨人”总数"),
    "TARGET_srdi_total": ("Target: specialised SMEs", "目标：专精特新中小企业总数"),
}
NOTES_ZH = {
    "centrally funded key little giants, group 1": "中央财政支持的重点“小巨人”，第一批",
    "centrally funded key little giants, group 2": "中央财政支持的重点“小巨人”，第二批",
    "centrally funded key little giants, group 3": "中央财政支持的重点“小巨人”，第三批",
    "centrally funded key little giants, new round, group 1": "中央财政支持的重点“小巨人”，新一轮第一批",
    "centrally funded key little giants, new round, group 2": "中央财政支持的重点“小巨人”，新一轮第二批",
    "batch 1 notice (no date on page); Anhui press of 2019-07-12 gives the same total": "第一批通知（页面无日期）；2019 年 7 月 12 日安徽报道数字相同",
    "batch 2 as confirmed; also https://henan.china.com/news/yw/2021/0203/2530147681.html": "第二批公布数；2021 年 2 月 3 日中华网河南报道相同",
    "batch 3; east 1,773, central 746, west 411": "第三批；东部 1773、中部 746、西部 411",
    "batch 4 confirmed; publicised 4,357": "第四批公布数；公示 4357",
    "batch 2 publicised list; 1,748 in anpeicn": "第二批公示名单；另一来源为 1748",
    "batch 4 publicised list; 4,359 in anpeicn": "第四批公示名单；另一来源为 4359",
    "batch 5; 3,673 in anpeicn": "第五批；另一来源为 3673",
    "batch 6": "第六批", "batch 7": "第七批",
    "batches 1 and 4; pass rate 87.04%": "第一批和第四批；通过率 87.04%",
    "earlier reviews: batch 1 142, batch 2 1,079 (another source: 155 for batch 1)": "此前复核：第一批 142、第二批 1079（另一来源：第一批 155）",
    "MIIT SME bureau table by province": "工信部中小企业局分省表",
    "State Council policy briefing": "国务院政策例行吹风会",
    "four batches: 155 + 1,584 + 2,930 + 4,328": "四批：155 + 1584 + 2930 + 4328",
    "in force after reviews": "复核后有效",
    "State Council press conference, mirror text": "国新办新闻发布会，转载文本",
    "four-region split of the 8,997": "8997 家的四大地区分布",
    "manufacturing single champions": "制造业单项冠军",
    '"provincial specialised SMEs recognised"; over 110,000 in reserve libraries (machine translation)': "“认定的省级专精特新企业”；入库 11 万余家（机器翻译）",
    "State Council press conference": "国新办新闻发布会",
    "SME fair, Guangzhou": "广州中小企业博览会",
    "People's Daily, machine translation": "《人民日报》，机器翻译",
    "official transcript of 5 July 2024": "2024 年 7 月 5 日官方实录",
    "first-half 2025 press conference": "2025 年上半年情况新闻发布会",
    "from under 40,000 at the start of the 14th FYP": "“十四五”初期不足 4 万家",
    "科技和创新型中小企业, not the innovative-SME rung alone": "科技和创新型中小企业，并非仅指创新型中小企业这一层级",
    "14th FYP SME plan": "“十四五”促进中小企业发展规划", "annual goal for 2022": "2022 年年度目标",
    "Xinhua": "新华社", "": "",
    "since the start of the 14th five-year plan; not only the innovative-SME tier": "“十四五”以来；并非仅指创新型中小企业这一层级",
    "first list, valid 2023-2025": "第一批，有效期 2023—2025 年",
    "after the second list; from a source of September 2024": "第二批之后；据 2024 年 9 月的来源",
    "after the third list": "第三批之后",
    "notice reposted by a city; its annex was not found, the number 100 is from two copies": "市级政府转发的通告；附件未查到，100 见于两处副本",
    "fourth list, valid three years": "第四批，有效期三年", "of the first 100": "首批 100 个中",
    "400 named less 3 that did not pass the review; no source states the total": "共公布 400 个，减去未通过复核的 3 个；未见载有总数的来源",
    "date of the figure not stated, source of 5 September 2024": "数据时点未注明，来源日期为 2024 年 9 月 5 日",
    "200 clusters, January to April 2024, +8.6%": "200 个集群，2024 年 1 至 4 月，增长 8.6%",
    "first 100 clusters; over 31,000 firms, 73 champions, 474 little giants; another source says over 1.8": "首批 100 个集群；企业 3.1 万余家，单项冠军 73 家，“小巨人”474 家；另有超过 1.8 万亿元之说",
    "first 100 clusters; another source says over 2.5": "首批 100 个集群；另有超过 2.5 万亿元之说",
    "batch 1, demonstration and cultivation firms; 22 provinces": "第一批，示范企业和培育企业；22 个省份",
    "batches 1-5: 340 firms + 256 products": "前五批：企业 340 家、产品 256 个",
}
NOTES_EN = {  # in other words than the facts; no address or mirror name inside a note that is shown
    "batch 2 as confirmed; also https://henan.china.com/news/yw/2021/0203/2530147681.html": "batch 2 as confirmed; the same in a report of 3 February 2021 at henan.china.com",
    "centrally funded key little giants, group 1": "group 1", "centrally funded key little giants, group 2": "group 2",
    "centrally funded key little giants, group 3": "group 3",
    "centrally funded key little giants, new round, group 1": "new round, group 1",
    "centrally funded key little giants, new round, group 2": "new round, group 2",
    "batch 1 notice (no date on page); Anhui press of 2019-07-12 gives the same total":
        "batch 1 notice (no date on the page); Anhui press of 12 July 2019 gives the same total",
    "batch 4 confirmed; publicised 4,357": "batch 4, confirmed list; the provisional list had 4,357",
    "batch 2 publicised list; 1,748 in anpeicn": "batch 2, provisional list; 1,748 in another source",
    "batch 4 publicised list; 4,359 in anpeicn": "batch 4, provisional list; 4,359 in another source",
    "in force after reviews": "titles valid after reviews",
    "State Council press conference, mirror text": "State Council press conference; from a copy",
    "from under 40,000 at the start of the 14th FYP": "from under 40,000 at the start of the 14th five-year plan",
    "14th FYP SME plan": "SME plan of the 14th five-year plan (2021–25)", "annual goal for 2022": "target for 2022",
    "科技和创新型中小企业, not the innovative-SME rung alone": "Includes technology SMEs, not only the innovative-SME tier",
}
# Of the update: notes that are written otherwise; metrics left out, as weak or no count.
UPDATE_NOTES = {
    "after the second list; figure read in a text of 2024-09": "after the second list; from a source of September 2024",
    "400 named less 3 that did not pass the review; no text states the total": "400 named less 3 that did not pass the review; no source states the total",
    "date of the figure not stated, text of 2024-09-05": "date of the figure not stated, source of 5 September 2024",
    "200 clusters, January to April 2024, +8.6 percent": "200 clusters, January to April 2024, +8.6%",
    '"since the start of its 14th Five-Year Plan"; not the innovative-SME rung alone': "since the start of the 14th five-year plan; not only the innovative-SME tier",
    "notice reposted by a city government; annex not read. The number 100 is in sxmlydt_2024_09_05 and jmcggg_2024":
        "notice reposted by a city; its annex was not found, the number 100 is from two copies",
    "first 100 clusters; over 31,000 firms, 73 champions, 474 little giants": "first 100 clusters; over 31,000 firms, 73 champions, 474 little giants; another source says over 1.8",
    "first 100 clusters": "first 100 clusters; another source says over 2.5",
}
LEFT_OUT = {"quality_sme_total", "key_little_giant_target_groups", "little_giant_rd_intensity", "sme_value_added_growth_2025"}
Q = {"=": "eq", ">": "over", "~": "about"}


def sentence(note):
    return note and note[0].upper() + note[1:]


def main():
    cols = "id metric group value unit as_of source note_en note_zh".split()
    rows = [dict(zip(cols, r)) for r in TOTALS]
    for g, v in TALLY:
        cross = ";" in g
        rows.append(dict(zip(cols, ("tally_" + g.lower().replace(";", "_"), "province_tally", g, v, "clusters", "2022", "gotohui_tally",
                    "Cluster that spans provinces, counted separately." if cross else 'The page writes "Wuhan" for Hubei.' if g == "HB" else "",
                    "跨省集群，单独计数。" if cross else "页面将湖北写作“武汉”。" if g == "HB" else ""))))
    assert sum(v for _, v in TALLY) == 45
    for r in rows:
        r["qualifier"] = BOUNDS.get(r["id"], "eq")
    write("official_totals.csv", [*cols[:5], "qualifier", *cols[5:]], rows)

    out = []
    for r in facts("article.csv"):
        unit, q = r["unit"], "eq" if r["value"] else ""
        if unit.endswith(" (more than)"):
            unit, q = unit[:-len(" (more than)")], "over"
        en, zh = ATTRIBUTED[r["attributed_to"]]
        out.append({"id": r["id"], "claim_en": r["claim"], "claim_zh": ARTICLE_ZH[r["id"]], "value": r["value"], "unit": unit.replace(" ", "_"),
                    "qualifier": q, "as_of": r["as_of"], "place": r["place"], "attributed_to_en": en,
                    "attributed_to_zh": zh, "source": r["source"]})
    write("article_claims.csv", "id claim_en claim_zh value unit qualifier as_of place attributed_to_en attributed_to_zh source".split(), out)

    addr = by_address()
    cols = "date metric label_en label_zh value unit qualifier source note_en note_zh".split()
    # Announcement, date, how many it added, how many there were then, where the total was read, the announcement itself.
    events = [("first25", "2021-03-22", 25, 25, "lmjx_2021_03_24;the_paper_2021_03_29", "lmjx_2021_03_24"),
              ("next20", "2022-11-30", 20, 45, "nfcaijing_2022_11_30;peoples_daily_2022_12_15", "miit_2022_11_30"),
              ("later35", "2024-12", 35, 80, "fujian_fdi_2024_12_12;xinhua_2024_12_16", "xinhua_2024_12_16")]
    event_cols = "id date size total source list".split()
    write("announcements.csv", event_cols, [dict(zip(event_cols, e)) for e in events])
    series = [("2021-03-22", 25, "lmjx_2021_03_24;the_paper_2021_03_29", "Winners of rounds 1 and 2, provisional list.", "前两批胜出集群，公示。"),
              ("2022-11-30", 45, "nfcaijing_2022_11_30;peoples_daily_2022_12_15", "After round 3.", "第三批公布后。"),
              ("2024-12", 80, "fujian_fdi_2024_12_12;xinhua_2024_12_16", "After the 2024 round.", "2024 年批次公布后。")]
    assert [(d, v, s) for _, d, _, v, s, _ in events] == [(d, v, s) for d, v, s, _, _ in series]
    out = [dict(zip(cols, (d, "national_clusters", *METRICS["national_clusters"], v, "clusters", "eq", s, a, b))) for d, v, s, a, b in series]
    for r in facts("sme", "national_series.csv"):
        n = r["note"]
        note = sentence(NOTES_EN.get(n, n).replace(" in anpeicn", " in another source"))
        out.append(dict(zip(cols, (r["date"], r["metric"], *METRICS[r["metric"]], r["value"], r["unit"], Q[r["qualifier"]],
                                   addr[r["source_url"]], note, NOTES_ZH[n]))))
    addr |= update_sources.by_address()
    for r in facts("update-2026-11-25", "sme", "national_series_delta.csv"):
        if r["metric"] in LEFT_OUT:
            continue
        source = addr[r["source_url"]] if r["source_url"] else "cctv_2023_06_12"
        same = [o for o in out if (o["date"], o["metric"], o["value"]) == (r["date"], r["metric"], r["value"])]
        if same:  # a second source for a figure
            same[0]["source"] += ";" + source
            continue
        note = UPDATE_NOTES.get(r["note"], r["note"])
        out.append(dict(zip(cols, (r["date"], r["metric"], *METRICS[r["metric"]], r["value"], r["unit"].replace(" ", "_"), Q[r["qualifier"]],
                                   source, sentence(note), NOTES_ZH[note]))))
    write("national_series.csv", cols, out)


if __name__ == "__main__":
    main()
