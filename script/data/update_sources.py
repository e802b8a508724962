"""Sources of the facts of data/facts/update-2026-11-25 that the program uses: series by province, and SME characteristic
clusters. Same columns as in sources.py. Publishers and titles are those of the collected facts; the address of an official table
whose figures were from a copy is shown only where the facts allow it (`SHOWN`)."""

GITHUB = "https://github.com/"
TECHME = GITHUB + "huhuaping/techme/tree/9ad60a190dec4a56953da9c478d42cd44c80762a/data-raw/tech-yearbook"
ECONOMY = GITHUB + "Liushenwuzhu-Alpaca/province-economy/tree/bf3e59b663223ed502be06b8ffb8e281fc2c41b5/data/raw"
SPENDING = GITHUB + "1376524890/tec_expenditure/tree/e84be71b604e212df566bfb0886bf2a77c9a0449/data"
THESIS = GITHUB + "RenJiyi163/panel_data_analysis_for_thesis/tree/756964b145f2ca33ab3c2390922b91e0070a2ed4"
NBS = "National Bureau of Statistics (国家统计局)"
DATA = NBS + ", national data (国家数据)"
SCIENCE = NBS + "; Ministry of Science and Technology (科学技术部), China Statistical Yearbook on Science and Technology (中国科技统计年鉴)"

SERIES = rf"""
nbs_data_gdp | {DATA} | 分省年度数据：地区生产总值 | 2026 | {THESIS} | mirror | no | GDP by province, 2006 to 2024, revised after the fifth economic census; export of early 2026, from a copy; 2011 to 2024 equal to a second copy. | 各省地区生产总值，2006—2024 年，第五次全国经济普查后修订数；2026 年初导出，据副本；2011—2024 年与另一副本一致。
nbs_data_gdp_structure | {DATA} | 分省年度数据：三次产业增加值、分行业增加值、人均地区生产总值 | 2026-05 | {ECONOMY} | mirror | no | Value added by industry and GDP per capita, 2019 to 2024, same revision; export of May 2026, from a copy. | 分产业增加值和人均地区生产总值，2019—2024 年，修订口径相同；2026 年 5 月导出，据副本。
nbs_yearbook_2025_t3_9 | {NBS}, China Statistical Yearbook 2025 (中国统计年鉴 2025) | 3-9 地区生产总值（2024年） | 2025 | {ECONOMY}/yearbook_2024 | official | yes | GDP of 2024 and its parts as first printed; typed off a picture of the page; each row adds up. | 2024 年地区生产总值及构成的首次刊印数；据页面图片录入，各行合计相符。
nbs_yearbook_2024_t3_9 | {NBS}, China Statistical Yearbook 2024 (中国统计年鉴 2024) | 3-9 地区生产总值（2023年） | 2024 | {ECONOMY}/yearbook_2023 | official | yes | GDP of 2023 and its parts as first printed; typed off a picture of the page; each row adds up. | 2023 年地区生产总值及构成的首次刊印数；据页面图片录入，各行合计相符。
nbs_data_population_2015 | {DATA} | 分省年度数据：年末常住人口 | 2025 | {GITHUB}1lmq/FYP_QMM2_Chinese_Railways/tree/5ed1c6741ea0931e8fe89cd0c320d439015ee381 | mirror | no | Resident population at year end, 2015 to 2024; export of 2025, from a copy. | 年末常住人口，2015—2024 年；2025 年导出，据副本。
nbs_data_population_2000 | {DATA} | Annual by Province: resident population | 2021 | {GITHUB}yinthan/ECON323-China-Polulation/tree/a76fbeeecd8598d89b521ac3900299fc93e305c2 | mirror | no | Resident population at year end, 2010 to 2014; export of 2021, from a copy; 2015 to 2020 equal to the later export. | 年末常住人口，2010—2014 年；2021 年导出，据副本；2015—2020 年与较晚的导出一致。
st_yearbook_rd_region | {SCIENCE} | 各地区按资金来源分研究与试验发展(R&D)经费内部支出 |  | {TECHME}/part01-over/03-spend-inner | mirror | no | R&D expenditure by province, 2010 to 2023, a sheet for each year, from a copy. | 各省 R&D 经费内部支出，2010—2023 年，每年一表，据副本。
nbs_rd_2024 | {NBS}; Ministry of Science and Technology (科学技术部); Ministry of Finance (财政部) | 2024年全国科技经费投入统计公报 | 2025-09-29 | {SPENDING} | mirror | no | R&D expenditure of 2024 and R&D intensity of 2023 and 2024 by province; from a copy of the page. | 2024 年各省 R&D 经费及 2023、2024 年投入强度；页面文字据副本。
st_yearbook_t1_8 | {SCIENCE} | 1-8 各地区研究与试验发展(R&D)经费投入强度 |  | {TECHME}/part01-over/02-spend-intense | mirror | no | R&D intensity by province, 2012 to 2023, on GDP before the fifth economic census; from a copy. | 各省 R&D 经费投入强度，2012—2023 年，按第五次全国经济普查前的地区生产总值计算；据副本。
nbs_data_above_scale_rd | {DATA} | 规模以上工业企业研发活动 | 2026 | {GITHUB}xiaoqi737/thesis-data-and-code/tree/e475d87030a52cc7a7f69b697bfc81d41d2579c2 | mirror | no | R&D of industrial enterprises above designated size, 2012 to 2024, from a copy; 2018 to 2023 equal to the sheets of the yearbook, 2012 to 2017 not checked. Title by this atlas. | 规模以上工业企业研发活动，2012—2024 年，据副本；2018—2023 年与年鉴各表一致，2012—2017 年未核对。标题为本图集所拟。
st_yearbook_t2_8_series | {SCIENCE} | 各地区规上工业企业数量情况 |  | {TECHME}/part02-firm/00-firms | mirror | no | Industrial enterprises above designated size with R&D and with R&D institutions, 2018 to 2023, a sheet for each year, from a copy. | 有 R&D 活动和有研发机构的规模以上工业企业数，2018—2023 年，每年一表，据副本。
st_yearbook_t5_2_series | {SCIENCE} | 各地区高技术产业生产经营情况 |  | {TECHME}/part05-industry/01-operation | mirror | no | High-tech manufacturing by province, 2010 to 2016 and 2018 to 2023, a sheet for each year, from a copy. | 各省高技术制造业，2010—2016 年和 2018—2023 年，每年一表，据副本。
nbs_data_patents | {DATA} | 分省年度数据：国内专利申请和授权 | 2026 | {SPENDING} | mirror | no | Domestic patents by province, 2011 to 2024, from a copy whose files carry no name; identified since 2011 to 2023 equal the yearbook; 2024 rests on that. Title by this atlas. | 各省国内专利，2011—2024 年，据未标明指标名的副本；因 2011—2023 年与年鉴一致而识别，2024 年以此为据。标题为本图集所拟。
st_yearbook_patents | {SCIENCE} | 国内三种专利申请受理数 / 授权数按地区分布 |  | {TECHME}/part08-output/01-patent | mirror | no | Domestic patents by province, 2010, from a copy. | 各省国内专利，2010 年，据副本。
nbs_data_tech_market | {DATA} | 分省年度数据：技术市场成交额 | 2026 | {SPENDING} | mirror | no | Technology market turnover by province, 2011 to 2024, from a copy whose files carry no name; identified since it equals the yearbook; 2024 rests on that. | 各省技术市场成交额，2011—2024 年，据未标明指标名的副本；因与年鉴一致而识别，2024 年以此为据。
nbs_data_budget | {DATA} | 分省年度数据：地方一般公共预算支出 | 2026 | {SPENDING} | mirror | no | Local general public budget expenditure, 2011 to 2024, and its part for science and technology, to 2023; from a copy whose files carry no name; identified since 2019 to 2023 equal the yearbook. | 地方一般公共预算支出，2011—2024 年，其中科学技术支出至 2023 年；据未标明指标名的副本；因 2019—2023 年与年鉴一致而识别。
nbs_data_urban_employment | {DATA} | 分省年度数据：城镇单位就业人员 | 2026 | {THESIS} | mirror | no | Employment in urban units without private firms, 2008 to 2024; export of early 2026, from a copy. Industries were reclassified in 2012. | 城镇非私营单位就业人员，2008—2024 年；2026 年初导出，据副本。行业分类 2012 年有变。
trade_total_unverified |  |  |  | {THESIS} | mirror | no | Imports plus exports by province, 2016 to 2024, from a column of unknown origin: weak. | 各省进出口总额，2016—2024 年，原始出处不明：可靠性低。
"""

CLUSTERS = r"""
elib_2025_11_07 |  | 工信部公布2025年度中小企业特色产业集群名单 | 2025-11-07 | http://www.360elib.com:2027/detail.aspx?NewsCode=NC342&NewsId=73999044&OrgId=001 | aggregator | caution | National SME clusters: the fourth list with 100 names, 97 of the first 100 that passed the review, some names. A newspaper article in a database. | 国家级中小企业特色产业集群：第四批 100 个，首批 100 个中 97 个通过复核，部分名称。数据库所收报纸文章。
tobse_2023_01_06 |  |  | 2023-01-06 | https://tobse.cn/2154.html | aggregator | caution | National SME clusters of the first list: Tianjin. | 首批国家级中小企业特色产业集群：天津。
xingtai_2023_10_09 | Xingtai Daily (邢台日报) |  | 2023-10-09 |  | mirror | no | National SME clusters: Qinghe cashmere. From a copy without a stable address. | 国家级中小企业特色产业集群：清河羊绒。据无固定网址的副本。
jinzhong_2023_02_02 | Jinzhong Daily (晋中日报) |  | 2023-02-02 |  | no_url | no | National SME clusters of the first list: Qixian glassware, the only one of Shanxi. | 首批国家级中小企业特色产业集群：祁县玻璃器皿，山西仅此一个。
paper_2024_09_23 | The Paper (澎湃新闻) |  | 2024-09-23 | http://m.shanyouwang.com/1963msjq.shtml | mirror | no | National SME clusters of three lists: Shanghai. | 前三批国家级中小企业特色产业集群：上海。
people_js_2023_01_16 | People's Daily Online, Jiangsu (人民网江苏) | 江苏5个集群入选国家中小企业特色产业集群 | 2023-01-17 | http://www.tyjgjz.com/cn/Instant/local/202301/t20230117_7346856.html | mirror | no | National SME clusters of the first list: Jiangsu. | 首批国家级中小企业特色产业集群：江苏。
djxww_2023_01_07 |  |  | 2023-01-07 | http://m.djxww.com/xmt/2023/0107/111680.html | aggregator | caution | National SME clusters of the first list: Jiangsu. | 首批国家级中小企业特色产业集群：江苏。
silkroad_2023_01_30 | Xinhua Silk Road (新华丝路) |  | 2023-01-30 | https://www.imsilkroad.com/news/p/501880.html | media | yes | National SME clusters of the first list: Anhui. | 首批国家级中小企业特色产业集群：安徽。
fznews_2023_01_16 | Xin Fujian (新福建), at Fuzhou News (福州新闻网) | 福建5家上榜!2022年度中小企业特色产业集群名单公布 | 2023-01-16 | https://news.fznews.com.cn/dsxw/20230116/0T4720vb6M.shtml | media | yes | National SME clusters of the first list: Fujian. | 首批国家级中小企业特色产业集群：福建。
jx_2023_11_02 |  |  | 2023-11-02 | https://pk.bffs.cn/zixun/79066.html | aggregator | caution | National SME clusters of the first and second list: Jiangxi, short names. | 第一、二批国家级中小企业特色产业集群：江西，简称。
selectshandong_2023_04_28 | Select Shandong |  | 2023-04-28 | http://en.selectshandong.com/zdcy/xcl/22373.shtml | official | yes | National SME clusters of the first list: Chengyang, Qingdao; in English. | 首批国家级中小企业特色产业集群：青岛城阳；英文。
dahe_2023_01_11 | Dahe Caicube (大河财立方) |  | 2023-01-11 | https://www.hnmdtv.com/news/2023/0111/200326.html | aggregator | caution | National SME clusters of the first list: Henan. | 首批国家级中小企业特色产业集群：河南。
southcn_2023_01_17 | Southcn (南方网) | 广东获批国家中小企业特色产业集群数量并列领跑全国 | 2023-01-17 | http://lwxsd.com/pc/info_view.php?VID=33213&tab=mynews | aggregator | caution | National SME clusters of the first list: Guangdong, number of Shandong. | 首批国家级中小企业特色产业集群：广东，以及山东的数量。
cinn_2023_01_03 | China Industry News (中国工业新闻网) | 2022年度中小企业特色产业集群名单公示 广西4个产业集群入选 | 2023-01-03 | https://www.cinn.cn/p/264381.html | media | yes | National SME clusters of the first list: Guangxi; from the region’s department of industry. | 首批国家级中小企业特色产业集群：广西；自治区工业和信息化厅供稿。
chuanguan_2023_01_14 | Chuanguan News (川观新闻) | 四川5个产业集群入选国家2022年度中小企业特色产业集群 | 2023-01-14 | http://touziguancha.news9.cn/tzyw/87937.html | aggregator | caution | National SME clusters of the first list: Sichuan. | 首批国家级中小企业特色产业集群：四川。
shaanxi_2023_01_23 | Shaanxi Daily (陕西日报) |  | 2023-01-23 | https://news.hsw.cn/system/2023/0123/1578210.shtml | media | yes | National SME clusters of the first list: Shaanxi. | 首批国家级中小企业特色产业集群：陕西。
cadmm_2023 |  |  | 2023 | https://www.cadmm.com/news/show-128369.html | aggregator | caution | National SME clusters of the second list: Fengtai, Beijing. | 第二批国家级中小企业特色产业集群：北京丰台。
cstsa_2023 |  |  | 2023 |  | no_url | no | National SME clusters of the second list: Tianjin. | 第二批国家级中小企业特色产业集群：天津。
gaoyang_2023_11_26 | Gaoyang County (高阳县人民政府) |  | 2023-11-26 |  | no_url | no | National SME clusters: Gaoyang towels and textiles. Stored GitHub file, id 55003747936. | 国家级中小企业特色产业集群：高阳毛巾纺织。存档的 GitHub 文件（编号 55003747936）。
scdaily_2025_11_05 | Sichuan Daily (四川日报) | 成都国家级中小企业特色产业集群增至8个 | 2025-11-05 | http://m.mikefa.com/n2/2025/1105/c345167-41401570.html | mirror | no | National SME clusters: Chengdu, eight after four lists. | 国家级中小企业特色产业集群：成都，四批共八个。
miit_2024_267_registry | Ministry of Industry and Information Technology (工业和信息化部) | 关于2024年度中小企业特色产业集群名单的通告 | 2024-09-19 |  | no_url | no | First 20 names of the third list of national SME clusters, in the ministry's order; from a third-party file on GitHub (repository not found) that quotes the annex. | 第三批国家级中小企业特色产业集群的前 20 个名称，按部里的顺序；据引用附件的 GitHub 存档文件（编号 58206733299）。
sxdaily_2024_12_11 | Shanxi Daily (山西日报) |  | 2024-12-11 |  | mirror | no | National SME clusters of the third list: Dingxiang flanges, the only one of Shanxi. From a copy without a stable address. | 第三批国家级中小企业特色产业集群：定襄法兰，山西仅此一个。据无固定网址的副本。
gdii_2024_09_27 | Guangdong Department of Industry and Information Technology (广东省工业和信息化厅) | 广东国家级中小企业特色产业集群居全国前列 | 2024-09-27 | http://kyfz.org.cn/show-42060.html | aggregator | caution | National SME clusters of three lists and provincial ones: Guangdong. | 前三批国家级及省级中小企业特色产业集群：广东。
hndaily_2024_09_25 | Henan Daily (河南日报) |  | 2024-09-25 | http://www.zmdtvw.cn/showinfo-183-334908-0.html | aggregator | caution | National SME clusters of the third list: Henan, nine after three lists. | 第三批国家级中小企业特色产业集群：河南，三批共九个。
sn_1887cq_2025 |  |  | 2025 | https://1887cq.com/shehui/2025/299966.html | mirror | no | National SME clusters of the third list: Xi'an. | 第三批国家级中小企业特色产业集群：西安。
gh_59703293963 |  |  | 2025-10 |  | no_url | no | National SME clusters of the fourth list: Changping, Beijing; timeline of a company in a third-party file on GitHub (repository not found). | 第四批国家级中小企业特色产业集群：北京昌平；存档的 GitHub 文件（编号 59703293963）中的企业大事记。
hndaily_2025_11_06 | Henan Daily (河南日报) |  | 2025-11-06 | http://www.zmdnews.cn/2025/1106/833937.shtml | aggregator | caution | National SME clusters of the fourth list: Henan. | 第四批国家级中小企业特色产业集群：河南。
jxdaily_2025_11_06 | Jiangxi Daily (江西日报), at People's Daily Online (人民网) | 工业和信息化部发布2025年度中小企业特色产业集群名单 江西3个产业集群上榜 | 2025-11-06 | http://jx.people.com.cn/BIG5/n2/2025/1106/c186330-41402625.html | media | yes | National SME clusters of the fourth list: Jiangxi, sixteen after four lists. | 第四批国家级中小企业特色产业集群：江西，四批共 16 个。
gxy_2025_09_30 | 高新院 (achie.org) | 南宁将再添一家国家级中小企业特色产业集群 | 2025-09-30 | http://www.xmqimo.com/news/cygh/2025/0930/24938.html | mirror | no | National SME clusters of the fourth list, provisional list: Nanning, the only one of Guangxi. | 第四批国家级中小企业特色产业集群（公示）：南宁，广西仅此一个。
snworker_2025_10_17 | Shaanxi Workers' Daily (陕西工人报) |  | 2025-10-17 |  | no_url | no | National SME clusters of the fourth list: Jintai, Baoji, the only one of Shaanxi. | 第四批国家级中小企业特色产业集群：宝鸡金台，陕西仅此一个。
taizhou_2025_12_15 | Taizhou Bureau of Industry and Information Technology, Jiangsu (江苏省泰州市工业和信息化局) | 我市中小企业特色产业集群培育工作再创佳绩 | 2025-12-15 | https://tzcredit.taizhou.gov.cn/xydt/art/2025/art_2a4595afd8ee40ba8946172fe3d48c92.html | official | yes | National SME clusters: Taixing. | 国家级中小企业特色产业集群：泰兴。
freewechat_gz |  |  | 2023 |  | mirror | no | Number of national SME clusters of the first list: Guizhou. From a copy without an address. | 首批国家级中小企业特色产业集群数量：贵州。所查副本无网址。
cqdaily_2025_06_20 | Chongqing Daily (重庆日报) |  | 2025-06-20 | https://xyb.txdzw.com/Html/2025-06-20/23203.html | media | yes | Numbers of national and municipal SME clusters: Chongqing. | 国家级和市级中小企业特色产业集群数量：重庆。
17nai_529049 |  |  | 2025 | https://m.17nai.com/p/529049.html | mirror | no | Numbers of national SME clusters after three lists: Zhejiang, Shandong, Qingdao, Ningbo, Shenzhen: weak. | 三批后国家级中小企业特色产业集群数量：浙江、山东、青岛、宁波、深圳：可靠性低。
jiesubao_2025_03_10 |  |  | 2025-03-10 |  | no_url | no | Number of national SME clusters: Hebei. | 国家级中小企业特色产业集群数量：河北。
xd56b_2024_08_19 | Modern Logistics News (现代物流报) | 浙江新增18个中小企业特色产业集群 | 2024-08-19 | http://news.xd56b.com/shtml/xdwlb/20240819/415347.shtml | media | yes | Numbers of provincial SME clusters: Zhejiang without Ningbo. | 省级中小企业特色产业集群数量：浙江（不含宁波）。
sibple_2024_08_15 | Sichuan Provincial Government, English site (四川省人民政府) | 2024 List of Sichuan Province's Special SME Industrial Clusters Released | 2024-08-15 | https://m.sibple.com/10462/10758/10760/10765/2024/8/15/447e003746e4454dacf641f63671437a.shtml | mirror | no | Numbers of provincial SME clusters: Sichuan. | 省级中小企业特色产业集群数量：四川。
seccw_2023_07_13 | Guangdong Department of Industry and Information Technology (广东省工业和信息化厅) | 广东省工业和信息化厅关于公布2023年广东省中小企业特色产业集群名单的通告 | 2023-07-13 | https://www.seccw.com/Document/detail/id/22275.html | aggregator | caution | Number of provincial SME clusters of 2023: Guangdong. | 2023 年省级中小企业特色产业集群数量：广东。
ydh_2025_06_23 |  |  | 2025-06 | http://www.ydhrubber.com/news/index/view/cateid/35/id/754857.html | aggregator | caution | Number of provincial SME clusters of 2025, provisional list: Guangdong. Copy of a press report from Zhongshan. | 2025 年省级中小企业特色产业集群数量（公示）：广东。中山媒体文章的副本。
yinsfinance_zj_2025 |  | 17个!浙江公布一批中小企业特色产业集群名单 | 2025-07 | https://www.yinsfinance.com/article/1391903.shtml | aggregator | caution | Number of provincial SME clusters of 2025: Zhejiang without Ningbo. | 2025 年省级中小企业特色产业集群数量：浙江（不含宁波）。
cqsmartpark_2024_07_31 |  |  | 2024-07-31 | https://sczxqyfw.cqsmartpark.cn/index/news/info.html?id=225 | aggregator | caution | Number of provincial SME clusters of 2024: Sichuan. Service pages for SMEs. | 2024 年省级中小企业特色产业集群数量：四川。中小企业服务网页。
miluo_2024_07 | Miluo City (汨罗市人民政府) |  | 2024-07 | http://app.miluo.gov.cn/25305/72229/72238/content_2243670.html | official | yes | Number of provincial SME clusters of 2024: Hunan. | 2024 年省级中小企业特色产业集群数量：湖南。
chacewang_hn_2025 | Hunan Department of Industry and Information Technology (湖南省工业和信息化厅) | 关于公布2025年湖南省产业集群和产业集群培育对象名单的通知 | 2025 | https://www.chacewang.com/newsdetail/news884141.html | aggregator | caution | Number of provincial SME clusters of 2025: Hunan. | 2025 年省级中小企业特色产业集群数量：湖南。
sddea_2025 |  |  | 2025 |  | no_url | no | Number of provincial characteristic clusters of 2025: Shandong. | 2025 年省级特色产业集群数量：山东。
lndangjian_2024 |  |  | 2024 | http://lndangjian.com.cn/wap/view/25230 | aggregator | caution | Number of provincial SME clusters of 2024: Liaoning. | 2024 年省级中小企业特色产业集群数量：辽宁。
mffb_tj_2023 |  |  | 2023 |  | no_url | no | Number of municipal SME clusters of 2023: Tianjin. | 2023 年市级中小企业特色产业集群数量：天津。
jjjnews_gz_2023 |  |  | 2023 |  | mirror | no | Number of provincial SME clusters of 2023: Guizhou. Address not kept. | 2023 年省级中小企业特色产业集群数量：贵州。未保存网址。
yqsmesc_ah_2023 |  |  | 2023 |  | no_url | no | Number of provincial SME clusters of 2023: Anhui. | 2023 年省级中小企业特色产业集群数量：安徽。
sn_clusters_2025 | Shaanxi Department of Industry and Information Technology (陕西省工业和信息化厅) |  | 2025 |  | no_url | no | Number of provincial SME clusters of 2025: Shaanxi. From a copy without an address. | 2025 年省级中小企业特色产业集群数量：陕西。所查副本无网址。
ly0477_hl_2023 | Heilongjiang Department of Industry and Information Technology (黑龙江省工业和信息化厅) | 公示 2023年省级中小企业特色产业集群 | 2023-07-24 | https://0477ly.com/newsdetail/news385386.html | mirror | no | Number of provincial SME clusters of 2023: Heilongjiang. | 2023 年省级中小企业特色产业集群数量：黑龙江。
feibaos_2023_01_11 | Ministry of Industry and Information Technology (工业和信息化部) |  | 2023-01-11 | https://dg.feibaos.com/news/info/82765.html?idx=2 | aggregator | caution | First list of national SME clusters: 100; valid from 2023 to 2025; the list itself was not seen. | 首批国家级中小企业特色产业集群：100 个，有效期 2023—2025 年；名单未能读取。
sxmlydt_2024_09_05 | 化工仪器网 |  | 2024-09-05 | http://www.sxmlydt.com/news/detail/156122.html | aggregator | caution | National SME clusters: 200 after the second list. | 国家级中小企业特色产业集群：第二批后共 200 个。
jmcggg_2024 |  |  | 2024-09 | http://jmcggg.com/news/31580.html | aggregator | caution | National SME clusters: 300 after the third list; cites the ministry. | 国家级中小企业特色产业集群：第三批后共 300 个；引自工业和信息化部。
baiyin_2024_09_20 | Baiyin City (白银市人民政府) |  | 2024-09-20 | https://baiyin.gov.cn/zwgk/zfxxgk/xqbmptlj/sgxj/fdzdgknr/zdly/ZXQY/art/2024/art_41a1e65cd60241a9b594859819b0ffe3.html | official | yes | Notice of the third list of national SME clusters; its annex was not found. | 第三批国家级中小企业特色产业集群通告；附件未能读取。
"""
# Addresses that were read before, under another identifier.
KNOWN = {
    "http://big5.news.cn/gate/big5/fj.xinhuanet.com/20250712/13db7323aa81455284348d6a830aa5b8/c.html": "xinhua_fj_2025_07_12",
    "http://www.lalapao.cn/news/cygh/2025/1119/25373.html": "lalapao_2025_11_19",
    # Quoted in another file, not read at this address.
    "https://www.miit.gov.cn/zwgk/zcwj/wjfb/tg/art/2024/art_b83397048d374b0d8c51603f6385d7fa.html": "miit_2024_267_registry",
}
# Pages of the publisher that may be shown although a picture of the page was read elsewhere.
SHOWN = {
    "nbs_yearbook_2025_t3_9": "https://www.stats.gov.cn/sj/ndsj/2025/",
    "nbs_yearbook_2024_t3_9": "https://www.stats.gov.cn/sj/ndsj/2024/",
}


def rows():
    """Rows as in sources.py: id, publisher, title, date, read_at, quality, link, note_en, note_zh."""
    lines = (SERIES + CLUSTERS).strip().splitlines()
    out = [tuple(cell.strip() for cell in line.split(" | ")) for line in lines if line]
    assert all(len(row) == 9 for row in out), [row for row in out if len(row) != 9]
    return out


def by_address():
    return {**{row[4]: row[0] for row in rows() if row[4]}, **KNOWN}
