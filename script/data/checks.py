"""findings.csv and article_checks.csv: what stands beside each claim of the article.

Findings are figures of facts/article_findings.csv that belong to no other table. A check points at a fact and says in both
languages what it means for the claim; value, unit, date and sources are the fact's own and are not typed again.
"""
from common import facts, write
from sources import by_address

# claim | verdict | fact | comment_en | comment_zh: by claim in the order of the article, within a claim by date
TABLE = r"""
clusters_announced | context | series:national_clusters@2021-03-22 | The number before the round that the article is about. | 文章所述一轮之前的数量。
clusters_announced | agrees | total:clusters_45 | The article's count, announced on that day. | 即文章所用数字，当日公布。
clusters_announced | later | series:national_clusters@2024-12 | The article's count has since been overtaken. | 文章数字此后已有更新。
clusters_fields | agrees | total:sector_it | New-generation information technology. | 新一代信息技术。
clusters_fields | agrees | total:sector_equipment | High-end equipment. | 高端装备。
clusters_fields | agrees | total:sector_materials | New materials. | 新材料。
clusters_fields | agrees | total:sector_biomedicine | Biomedicine and high-end medical devices are one field in the announcement. | 生物医药及高端医疗器械在公告中为同一领域。
clusters_fields | agrees | total:sector_nev | New-energy and smart network-connected vehicles. | 新能源及智能网联汽车。
clusters_fields | context | total:sector_consumer | Consumer goods, a sixth field that the article leaves out. | 消费品，为公告中的第六个领域，文章未提及。
clusters_output | context | total:output_25_2021 | A part of the 45: those that had been named by then. | 45 个集群的一部分，即当时已公布者。
clusters_output | other_scope | total:output_45_2021 | Output of the leading industries of the 45, read in two more texts. Industries, not only the firms that the article speaks of. | 45 个集群主导产业的产值，另见两处文字。指产业，不限于文章所说的企业。
clusters_output | later | total:output_45_2023 | The same clusters two years later. | 同一批集群，两年之后。
little_giants | agrees | series:little_giant_total@2021-11-23 | After three batches the number is the article's, but it is of November 2021. | 三批之后的数字与文章相符，但为 2021 年 11 月。
little_giants | contradicts | series:little_giant_total@2022-09-08 | After four batches there were nearly twice as many, half a year before the article. | 四批之后已接近文章数字的两倍，早于文章半年。
little_giants | contradicts | series:little_giant_total@2023-03-01 | The minister in March 2023: the article's number was already out of date. | 部长 2023 年 3 月公布：文章所用数字当时已经过时。
little_giants | later | series:little_giant_total@2023-08-05 | After five batches. | 五批之后。
little_giants | later | series:little_giant_total@2025-11-12 | After seven batches. | 七批之后。
strategic_chains | later | finding:strategic_chains_2024 | The same share, said of three times as many firms. No text of 2023 or before was found. | 比例相同，但企业数已为三倍。未找到 2023 年或更早的文字。
strategic_chains | later | finding:key_chain_links_2025 | Another wording a year later: key links of industrial chains, somewhat fewer. | 一年后的另一种口径：产业链关键环节，比例略低。
small_firms_2023 | contradicts | finding:srdi_goal_2023 | The minister named 80,000, not 90,000, a few weeks after the date of the article's figure. 90,000 was found nowhere outside the article. | 文章数字所注时间几周之后，部长所述目标为 8 万家，而非 9 万家。文章之外未找到 9 万家的说法。
small_firms_2023 | context | series:srdi_total@2023-03-01 | What had been reached when the goal was set. | 提出目标时已达到的数量。
small_firms_2023 | later | series:srdi_total@2023-08-05 | By August 2023 both goals had been passed. | 2023 年 8 月已超过上述两个目标。
small_firms_2023 | context | series:TARGET_little_giant_total@2023-12-31 | The ministry's goal of February 2023 for little giants, the rung above. | 工信部 2023 年 2 月提出的上一层级“小巨人”目标。
small_firms_2023 | context | series:TARGET_srdi_total@2025 | The goal of the five-year plan. | 五年规划目标。
beijing_2023 | unknown |  | A goal of 10,800 for Beijing was found nowhere outside the article. Searched: texts on Beijing's specialised SMEs of 2022 to 2024 and the city's programmes. | 文章之外未找到北京 10800 家的目标。已查：2022 至 2024 年有关北京专精特新企业的文字及该市政策。
beijing_2023 | context | ladder:BJ/specialised_sme@2022-10 | Specialised SMEs of the city before. | 此前该市专精特新中小企业。
beijing_2023 | context | ladder:BJ/specialised_sme@2023-08 | The same in the year of the goal: far fewer than the article's number. Innovative SMEs, a lower rung, may have been meant. | 目标当年的数量，远少于文章数字。文章或指更低一级的创新型中小企业。
beijing_2023 | context | ladder:BJ/specialised_sme@2024-09-26 | A year later. | 一年之后。
shanghai_revenue | unknown |  | No share of firms with over 100 million yuan was found. Searched: texts of the city's commission on specialised SMEs, 2021 to 2025. | 未找到营收超过 1 亿元企业的比例。已查：2021 至 2025 年上海市经信委有关专精特新企业的文字。
shanghai_revenue | context | finding:shanghai_mean_sales_2021 | A mean says nothing of how many firms pass 100 million yuan. | 均值不能说明有多少企业超过 1 亿元。
shanghai_revenue | context | finding:shanghai_mean_sales_2024 | About half the mean of 2021, of three times as many firms; measured as revenue. | 约为 2021 年均值的一半，企业数为三倍；口径为营业收入。
jiangsu_finance | unknown |  | No text of March 2023 was found. Searched: programmes of Jiangsu and news on the financing of its manufacturers. | 未找到 2023 年 3 月的文字。已查：江苏政策及其制造业融资报道。
jiangsu_finance | context | programme:p031 | Firms reached by a financing campaign for technology SMEs the year before. | 上一年科技型中小企业融资对接活动覆盖的企业。
jiangsu_finance | context | programme:p030 | The nearest programme: special loans for small firms in manufacturing and other trades, in 2023. | 最接近的政策：2023 年面向制造业等行业小微企业的专项贷款。
jiangsu_finance | context | finding:jiangsu_loans_2023 | A month later; major projects, not SMEs. | 一个月之后；系重大项目，并非中小企业。
jiangsu_finance | context | programme:p029 | A loan quota for specialised SMEs, two years on. | 两年之后面向专精特新中小企业的贷款额度。
photoinitiators | context | finding:photoinitiator_largest_2022 | Hard to square with one firm at over 70 per cent, but a weak text, and the article may mean a narrower kind of photoinitiator. | 与一家企业占 70% 以上难以并存；但来源薄弱，且文章或指更窄的品类。
photoinitiators | context | finding:photoinitiator_top3_2023 | Three leading producers together, less than the article gives to one; as weak a text. | 三家领先企业合计仍低于文章所说一家的份额；来源同样薄弱。
battery_components | context | finding:separators_largest_2022 | Supports the half on separators: the largest supplier of the world is Chinese. Nothing was found on who produces most lithium hexafluorophosphate. | 支持隔膜部分：全球最大供应商为中国企业。六氟磷酸锂产量最大者未找到依据。
battery_components | context | cluster:shenzhen-advanced-battery-materials | One of the 45 clusters makes battery materials; it says nothing of these two producers. | 45 个集群之一从事电池材料；与这两家企业无直接关系。
entity_list | context | finding:entity_list_2018 | Five years before the article. | 早于文章五年。
entity_list | other_scope | finding:entity_list_2023 | Hundreds, in the year of the article. Entities, not only companies. | 文章当年即为数百家。指实体，不限于企业。
entity_list | other_scope | finding:entity_list_added_2023_02 | A quarter of all, so about 640 by then. | 占四分之一，即当时总数约 640。
entity_list | later | finding:entity_list_added_2024_05 | Added under one administration alone. | 仅一届政府任内新增。
support_fields | context | total:sector_it | Clusters of information technology, to which 5G and artificial intelligence belong. | 信息技术领域的集群，5G 和人工智能属于其中。
support_fields | context | total:sector_biomedicine | Clusters of biomedicine, near to bio-manufacturing. | 生物医药领域的集群，与生物制造相近。
support_fields | context | total:sector_nev | Clusters of new-energy and smart network-connected vehicles. | 新能源及智能网联汽车领域的集群。
support_fields | context | finding:briefing_2023_04_20 | The chief engineer did speak in April 2023. The passage on these fields was not read, so the wording is not confirmed. | 总工程师确于 2023 年 4 月出席发布会。未读到有关这些领域的段落，故未能核实措辞。
"""


def findings():
    addr = by_address()
    cols = "id what_en what_zh value unit qualifier as_of source weak note_en note_zh".split()
    write("findings.csv", cols, [{**{c: r[c] for c in cols if c != "source"}, "source": ";".join(addr[u] for u in r["source_url"].split(";"))}
                                 for r in facts("article_findings.csv")])


def checks():
    rows, order = [], {}
    for line in TABLE.strip().splitlines():
        claim, verdict, fact, en, zh = (x.strip() for x in line.split(" | "))
        order[claim] = order.get(claim, 0) + 1
        rows.append({"claim": claim, "order": order[claim], "verdict": verdict, "fact": fact, "comment_en": en, "comment_zh": zh})
    assert list(order) == [r["id"] for r in facts("article.csv")], "a check for each claim, in the order of the article"
    write("article_checks.csv", "claim order verdict fact comment_en comment_zh".split(), rows)


if __name__ == "__main__":
    findings()
    checks()
