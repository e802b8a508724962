"""findings.csv and article_checks.csv: what stands beside each claim of the article.

Findings are figures of facts/article_findings.csv that belong to no other table. A check points at a fact and says in both
languages what it means for the claim; value, unit, date and sources are the fact's own and are not typed again.
"""
from common import facts, write
from sources import by_address

# claim | verdict | fact | comment_en | comment_zh: by claim in the order of the article, within a claim by date
TABLE = r"""
clusters_announced | context | series:national_clusters@2021-03-22 | The count before the round the article reports. | 文章所述批次公布之前的数量。
clusters_announced | agrees | total:clusters_45 | The same count, announced on this date. | 即文章所用数字，当日公布。
clusters_announced | later | series:national_clusters@2024-12 | The count has grown since the article. | 文章数字此后已有更新。
clusters_fields | agrees | total:sector_it | New-generation information technology. | 新一代信息技术。
clusters_fields | agrees | total:sector_equipment | High-end equipment. | 高端装备。
clusters_fields | agrees | total:sector_materials | New materials. | 新材料。
clusters_fields | agrees | total:sector_biomedicine | Biomedicine and high-end medical devices are one field in the announcement. | 生物医药及高端医疗器械在公告中为同一领域。
clusters_fields | agrees | total:sector_nev | New-energy and smart network-connected vehicles. | 新能源及智能网联汽车。
clusters_fields | context | total:sector_consumer | Consumer goods, a sixth field that the article leaves out. | 消费品，为公告中的第六个领域，文章未提及。
clusters_output | context | total:output_25_2021 | Only the 25 clusters named by then. | 45 个集群的一部分，即当时已公布者。
clusters_output | other_scope | total:output_45_2021 | Output of the 45 clusters’ leading industries, in two other sources. This is wider than the firms the article mentions. | 45 个集群主导产业的产值，另有两处来源可证。指产业，不限于文章所说的企业。
clusters_output | later | total:output_45_2023 | The same clusters two years later. | 同一批集群，两年之后。
little_giants | agrees | series:little_giant_total@2021-11-23 | The article’s number matches the total after three batches, in November 2021. | 三批之后的数字与文章一致，但时点为 2021 年 11 月。
little_giants | contradicts | series:little_giant_total@2022-09-08 | After four batches there were nearly twice as many, half a year before the article. | 四批之后已接近文章数字的两倍，早于文章半年。
little_giants | contradicts | series:little_giant_total@2023-03-01 | The minister’s figure of March 2023: the article’s number was already out of date. | 工信部部长 2023 年 3 月公布；文章所用数字当时已过时。
little_giants | later | series:little_giant_total@2023-08-05 | After five batches. | 五批之后。
little_giants | later | series:little_giant_total@2025-11-12 | After seven batches. | 七批之后。
strategic_chains | later | finding:strategic_chains_2024 | The same share, but of three times as many firms. No source from 2023 or earlier was found. | 比例相同，但对应的企业数已是三倍。未查到 2023 年或更早的来源。
strategic_chains | later | finding:key_chain_links_2025 | Different wording a year later: “key links” of industrial chains, and slightly under 80%. | 一年后的另一种口径：产业链关键环节，比例略低。
small_firms_2023 | contradicts | finding:srdi_goal_2023 | In March 2023 the minister said 80,000, not 90,000. No source outside the article gives 90,000. | 文章数字所注时间几周之后，工信部部长提出的目标是 8 万家，而非 9 万家。文章之外未查到 9 万家的说法。
small_firms_2023 | context | series:srdi_total@2023-03-01 | The number when the target was set. | 提出目标时已达到的数量。
small_firms_2023 | later | series:srdi_total@2023-08-05 | By August 2023 both targets had been passed. | 2023 年 8 月已超过上述两个目标。
small_firms_2023 | context | series:TARGET_little_giant_total@2023-12-31 | The ministry’s February 2023 target for little giants, the next tier up. | 工信部 2023 年 2 月提出的上一层级“小巨人”目标。
small_firms_2023 | context | series:TARGET_srdi_total@2025 | The target in the five-year plan. | 五年规划目标。
beijing_2023 | unknown |  | No source outside the article gives a target of 10,800 for Beijing. Searched: sources on Beijing’s specialised SMEs from 2022 to 2024 and the city's programmes. | 文章之外未找到北京 10800 家的目标。已查：2022 至 2024 年有关北京专精特新企业的资料及该市政策。
beijing_2023 | context | ladder:BJ/specialised_sme@2022-10 | The city’s specialised SMEs in October 2022. | 此前该市专精特新中小企业。
beijing_2023 | context | ladder:BJ/specialised_sme@2023-08 | The same count in the target year: far below the article’s number. The article may mean innovative SMEs, a lower tier. | 目标当年的数量，远少于文章数字。文章或指更低一级的创新型中小企业。
beijing_2023 | context | ladder:BJ/specialised_sme@2024-09-26 | A year later. | 一年之后。
shanghai_revenue | unknown |  | No share of firms with over 100 million yuan was found. Searched: sources from the city’s commission on specialised SMEs, 2021 to 2025. | 未找到营业收入超过 1 亿元企业的比例。已查：2021 至 2025 年上海市经信委有关专精特新企业的资料。
shanghai_revenue | context | finding:shanghai_mean_sales_2021 | An average does not show how many firms exceed 100 million yuan. | 均值不能说明有多少企业超过 1 亿元。
shanghai_revenue | context | finding:shanghai_mean_sales_2024 | About half the 2021 average, across three times as many firms; measured as revenue. | 约为 2021 年均值的一半，企业数为三倍；口径为营业收入。
jiangsu_finance | unknown |  | No source from March 2023 was found. Searched: programmes of Jiangsu and news on the financing of its manufacturers. | 未查到 2023 年 3 月的相关来源。已查：江苏政策及其制造业融资报道。
jiangsu_finance | context | programme:p031 | Firms reached by a financing campaign for technology SMEs the year before. | 上一年科技型中小企业融资对接活动覆盖的企业。
jiangsu_finance | context | programme:p030 | Closest match: special loans in 2023 for small firms in manufacturing and other industries. | 最接近的政策：2023 年面向制造业等行业小微企业的专项贷款。
jiangsu_finance | context | finding:jiangsu_loans_2023 | A month later; major projects, not SMEs. | 一个月之后；系重大项目，并非中小企业。
jiangsu_finance | context | programme:p029 | A loan quota for specialised SMEs, two years on. | 两年之后面向专精特新中小企业的贷款额度。
photoinitiators | context | finding:photoinitiator_largest_2022 | Hard to reconcile with one firm holding over 70%. But the source is weak, and the article may mean a narrower product. | 与“一家企业占 70% 以上”的说法难以并存；但来源待核实，且文章或指范围更窄的品类。
photoinitiators | context | finding:photoinitiator_top3_2023 | Three leading producers together hold less than the article gives one. The source is equally weak. | 三家领先企业合计仍低于文章所说一家的份额；来源同样待核实。
battery_components | context | finding:separators_largest_2022 | Supports the claim on separators: the world’s largest supplier is Chinese. Nothing was found on lithium hexafluorophosphate. | 支持隔膜部分：全球最大供应商为中国企业。六氟磷酸锂产量最大者未找到依据。
battery_components | context | cluster:shenzhen-advanced-battery-materials | One of the 45 clusters makes battery materials; this says nothing about these two producers. | 45 个集群之一从事电池材料；与这两家企业无直接关系。
entity_list | context | finding:entity_list_2018 | Five years before the article. | 早于文章五年。
entity_list | other_scope | finding:entity_list_2023 | Hundreds, in the year of the article. Entities, not only companies. | 文章当年即为数百家。指实体，不限于企业。
entity_list | other_scope | finding:entity_list_added_2023_02 | Said to be a quarter of the list, so about 640 in all by then. | 占四分之一，即当时总数约 640 个。
entity_list | later | finding:entity_list_added_2024_05 | Added under one administration alone. | 仅一届政府任内新增。
support_fields | context | total:sector_it | Clusters of information technology, to which 5G and artificial intelligence belong. | 信息技术领域的集群，5G 和人工智能属于其中。
support_fields | context | total:sector_biomedicine | Biomedicine clusters, a field close to biomanufacturing. | 生物医药领域的集群，与生物制造相近。
support_fields | context | total:sector_nev | Clusters of new-energy and smart network-connected vehicles. | 新能源及智能网联汽车领域的集群。
support_fields | context | finding:briefing_2023_04_20 | The chief engineer spoke in April 2023, but only the opening of the transcript was checked, so the wording is not confirmed. | 总工程师确于 2023 年 4 月出席发布会。仅核对了实录开头，未核对有关这些领域的段落，故未能核实措辞。
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
