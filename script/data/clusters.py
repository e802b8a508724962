"""clusters.csv, cluster_members.csv, cluster_figures.csv."""
from common import facts, pinyin, write
from places import SECTORS, city_rows
from sources import by_address

GITHUB = "stored GitHub file id 60554125998"
# What the facts say of the basis of a sector: sector_basis of clusters.csv.
SECTOR_BASIS = {"inferred": "inferred", "inferred (ambiguous)": "ambiguous", "track_2024": "track_2024", "named_by_press": "named_by_press"}

# id | short_zh | short_en | name_source | note_en | note_zh
# name_source: read (the name was read in Chinese; 市 and 先进制造业 may be written or not), shortened, recalled
# (wholly or in part from memory), back_translated (turned back from English).
TABLE = r"""
shenzhen-new-generation-ict | 深圳信息通信 | Shenzhen ICT | read | Listed first in round 1 in the ministry’s notice. | 工信部公示中列第一批首位。
wuxi-internet-of-things | 无锡物联网 | Wuxi IoT | read | Listed second in round 1. | 第一批第二位。
shanghai-integrated-circuits | 上海集成电路 | Shanghai chips | read | The figures cover the industry in the whole city. | 数字为全市该行业。
guangzhou-foshan-huizhou-uhd-video-smart-appliances | 广佛惠超高清与家电 | Guangzhou UHD & appliances | read |  | 
nanjing-software-information-services | 南京软件信息服务 | Nanjing software | read | Round 1 by subtraction: Changzhou was Jiangsu’s only winner of round 2. The figure covers the industry in the whole city. | 第一批系推算：江苏第二批仅常州一个。数字为全市该行业。
dongguan-smart-mobile-terminals | 东莞移动终端 | Dongguan mobile devices | read | Round 1 is inferred: a city plan says that the cluster was selected in 2019. The yuan figure is that of the city's whole electronic information industry. | 第一批系推断：该市方案称其 2019 年入选。产值为全市电子信息制造业。
hefei-intelligent-speech | 合肥智能语音 | Hefei intelligent speech | read | Figures cover China Speech Valley, the core zone, not the whole cluster. | 数字仅为核心区中国声谷，并非整个集群。
hangzhou-digital-security | 杭州数字安防 | Hangzhou digital security | read | Listed first in round 2 in the ministry’s notice. Hangzhou now also calls it “visual intelligence”. | 工信部公示中列第二批首位。杭州现亦称“视觉智能”。
qingdao-smart-home-appliances | 青岛智能家电 | Qingdao smart appliances | read | Could also be classed as new-generation information technology. Round 2 is inferred from the 2020 preliminary contest. | 也可归入新一代信息技术领域。第二批系由 2020 年初赛推断。
chengdu-software-information-services | 成都软件信息服务 | Chengdu software | read |  | 
zhuzhou-rail-transit-equipment | 株洲轨道交通装备 | Zhuzhou rail transit | read | Other lists write the name without 先进 (advanced). | 其他名单的名称中无“先进”二字。
changsha-construction-machinery | 长沙工程机械 | Changsha constr. machinery | read |  | 
guangzhou-shenzhen-foshan-dongguan-intelligent-equipment | 广深佛莞智能装备 | Guangzhou smart equipment | read |  | 
xian-aviation | 西安航空 | Xi'an aviation | read | Round 1 is inferred: a source says that the cluster was selected in 2019. No yuan figure for the cluster was found; a target covers aviation and space together. | 第一批系推断：文中称 2019 年入选。未找到该集群的产值数字；查到的目标为航空航天合计。
qingdao-rail-transit-equipment | 青岛轨道交通装备 | Qingdao rail transit | read | Round 2 is inferred from the 2020 preliminary contest. | 第二批系由 2020 年初赛推断。
nanjing-smart-grid-equipment | 南京智能电网装备 | Nanjing smart grid | read | Round 1 by subtraction: Changzhou was Jiangsu’s only winner of round 2. The figure covers the industry in the whole city. | 第一批系推算：江苏第二批仅常州一个。数字为全市该行业。
xuzhou-construction-machinery | 徐州工程机械 | Xuzhou constr. machinery | read | A 2023 report places it among the 15 of round 1. | 2023 年一篇报道称其为第一批的 15 个之一。
chengdu-deyang-high-end-energy-equipment | 成德能源装备 | Chengdu energy equipment | read | Round 2 is inferred from the 2020 preliminary contest. | 第二批系由 2020 年初赛推断。
wenzhou-yueqing-electrical | 温州乐清电气 | Wenzhou Yueqing electrical | read | Yueqing is a county-level city of Wenzhou; shown at Wenzhou. | 乐清为温州所辖县级市，标注于温州。
ningbo-magnetic-materials | 宁波磁性材料 | Ningbo magnetic materials | read | Round 2 is inferred from the 2020 preliminary contest. | 第二批系由 2020 年初赛推断。
changzhou-new-carbon-materials | 常州新型碳材料 | Changzhou carbon materials | read | Round 2, according to the city. | 第二批据该市自述。
suzhou-nano-new-materials | 苏州纳米新材料 | Suzhou nanomaterials | read | Round 1 by subtraction: Changzhou was Jiangsu’s only winner of round 2. The figures are those of Suzhou Industrial Park only. | 第一批系推算：江苏第二批仅常州一个。数字仅为苏州工业园区。
shenzhen-advanced-battery-materials | 深圳电池材料 | Shenzhen battery materials | read | A 2022 report places it in round 1. | 2022 年一篇报道称其属于第一批。
shanghai-zhangjiang-biomedicine | 上海张江生物医药 | Shanghai biomedicine | read | The figures are those of the whole of Shanghai, not of Zhangjiang. | 数字为上海全市，并非张江。
shenzhen-guangzhou-high-end-medical-devices | 深广医疗器械 | Shenzhen medical devices | read | The figure is that of Shenzhen's industry; none was found for Guangzhou. | 数字为深圳全市该行业；未查到广州的数字。
wuhan-optoelectronic-information | 武汉光电子信息 | Wuhan optoelectronics | read | The figure covers the industry in the whole city, software included. | 数字为全市该行业（含软件）。
changsha-secure-computing-systems | 长沙安全计算系统 | Changsha secure computing | read |  | 
chengdu-chongqing-electronic-information | 成渝电子信息 | Chengdu-CQ electronics | read | Spans two provinces; counted under Sichuan, named first, in the regional totals. | 跨两个省市；地区统计按首列的四川计。
shenyang-robotics-intelligent-manufacturing | 沈阳机器人 | Shenyang robotics | read | The count includes institutions as well as firms. | 企业数含事业单位等机构。
weifang-power-equipment | 潍坊动力装备 | Weifang power equipment | read |  | 
zhuzhou-small-medium-aero-engines | 株洲航空发动机 | Zhuzhou aero-engines | read |  | 
nantong-taizhou-yangzhou-offshore-equipment-high-tech-ships | 通泰扬海工船舶 | Nantong ships & offshore | read |  | 
baoding-power-new-energy-equipment | 保定电力新能源装备 | Baoding power equipment | read | No yuan figure found. | 未查到产值数据。
ningbo-green-petrochemicals | 宁波绿色石化 | Ningbo green petrochemicals | recalled | Not confirmed by name in a published list of the 45. Inferred: two counts give Zhejiang four, a source of December 2022 gives Ningbo two, three of Zhejiang’s were named in 2021, and Ningbo’s 2021 plan lists this one as a candidate. | 所查 45 个集群名单的报道中未见其名，系推断：两处统计称浙江有四个，2022 年 12 月一文称宁波有两个，2021 年已公布浙江三个，宁波 2021 年规划将其列为培育对象。
ganzhou-rare-earth-materials | 赣州稀土新材料 | Ganzhou rare earths | read |  | 
ningde-power-batteries | 宁德动力电池 | Ningde power batteries | read | Could also belong to a sector other than new materials. | 也可归入新材料以外的领域。
suzhou-biomedicine-medical-devices | 苏州生物医药 | Suzhou biomedicine | read |  | 
taizhou-lianyungang-wuxi-biomedicine | 泰连锡生物医药 | Taizhou (JS) biomedicine | read |  | 
beijing-tianjin-hebei-life-health | 京津冀生命健康 | Beijing life & health | read | No source found names the members in Hebei. Two counts of firms: 5,300+ and 6,000+. | 所查来源均未列明河北的成员城市。企业数有两说：5300 余家与 6000 余家。
hohhot-dairy | 呼和浩特乳制品 | Hohhot dairy | read |  | 
suzhou-wuxi-nantong-high-end-textiles | 苏锡通高端纺织 | Suzhou textiles | read | The figure is a sum of three cities over nine months. | 数字为三市九个月之和。
foshan-dongguan-pan-home | 佛莞泛家居 | Foshan home furnishings | read | A figure found covers Foshan alone, not the cluster, and is left out. | 查到的数字仅为佛山一市，并非集群，未采用。
shanghai-new-energy-vehicles | 上海新能源汽车 | Shanghai NEVs | read |  | 
wuhan-xiangyang-shiyan-suizhou-automobiles | 武襄十随汽车 | Wuhan automobiles | read | Usually written 武襄十随. Hubei's vehicle revenue is not the cluster's and is left out. | 通常写作“武襄十随”汽车集群。湖北全省汽车收入并非集群数字，未采用。
changchun-automobiles | 长春汽车 | Changchun automobiles | read |  | 
yulin-ordos-ningdong-modern-coal-chemicals | 榆鄂宁煤化工 | Yulin coal chemicals | read | Rank 1 of 2024. The Ningxia member is the Ningdong base, shown at Yinchuan, which administers it. | 2024 年第 1 名。宁夏成员为宁东基地，由银川管辖，标注于银川。
beijing-tianjin-hebei-it-application-innovation | 京津冀信创 | Beijing IT innovation | read | Rank 2 of 2024. Led by Tianjin. The members in Hebei were not identified. | 2024 年第 2 名。由天津牵头。河北的成员城市未查明。
beijing-tianjin-hebei-integrated-circuits | 京津冀集成电路 | Beijing chips | read | Rank 3 of 2024. The members in Hebei were not identified. | 2024 年第 3 名。河北的成员城市未查明。
baotou-rare-earth-materials | 包头稀土新材料 | Baotou rare earths | read | Rank 4 of 2024. The figure covers the industry in the whole city. | 2024 年第 4 名。数字为全市该行业。
east-zhejiang-machine-tools | 浙东工业母机 | E. Zhejiang machine tools | read | Rank 5 of 2024. A blog that names other cities was not used. | 2024 年第 5 名。一博客所列城市不同，未采用。
chengdu-chongqing-biomedicine | 成渝生物医药 | Chengdu-CQ biomedicine | read | Rank 6 of 2024. Mianyang takes part; other members in Sichuan were not found. | 2024 年第 6 名。绵阳参与其中；四川其他成员未查明。
beijing-tianjin-hebei-safety-emergency-equipment | 京津冀应急装备 | Jing-Jin-Ji safety equip. | read | Rank 7 of 2024. Led by Hebei, with Shijiazhuang and Tangshan at its core. The list is cut off in the source and may be longer. | 2024 年第 7 名。由河北牵头，以石家庄、唐山为核心。所查名单不全，或有其他成员。
qingdao-yantai-weihai-ships-offshore-equipment | 青烟威船舶海工 | Qingdao ships & offshore | read | Rank 8 of 2024. The figure covers the core industry. | 2024 年第 8 名。数字仅为核心产业。
suzhou-high-end-scientific-instruments | 苏州科技仪器 | Suzhou instruments | read | Rank 9 of 2024. The figures are those of Suzhou High-tech Zone only. | 2024 年第 9 名。数字仅为苏州高新区。
jinchang-baiyin-lanzhou-wuwei-nonferrous-metals | 金白兰武有色金属 | Jinchang metals | read | Rank 10 of 2024. Gansu counts one national cluster, a newspaper two. | 2024 年第 10 名。甘肃自计 1 个国家级集群，一报纸计为 2 个。
chengdu-deyang-mianyang-zigong-liangshan-aerospace | 成德绵自凉航空航天 | Chengdu aerospace | read | Rank 11 of 2024. Liangshan is an autonomous prefecture. | 2024 年第 11 名。凉山为自治州。
hangzhou-bay-modern-textiles-clothing | 环杭州湾纺织服装 | Hangzhou Bay textiles | read | Rank 12 of 2024. Led by Shaoxing; other members not found. | 2024 年第 12 名。由绍兴牵头；其他成员未查明。
dalian-panjin-green-petrochemicals | 大盘绿色石化 | Dalian petrochemicals | read | Rank 13 of 2024. The only petrochemical cluster of the 35. | 2024 年第 13 名。35 个中唯一的绿色石化集群。
baoji-hanzhong-tianshui-machine-tools | 宝汉天工业母机 | Baoji machine tools | read | Rank 14 of 2024. The figures are those of Baoji's industry. | 2024 年第 14 名。数字为宝鸡该行业。
guangzhou-shenzhen-foshan-huizhou-dongguan-zhongshan-connected-nev | 广深佛惠莞中汽车 | Guangzhou connected NEVs | read | Rank 15 of 2024. | 2024 年第 15 名。
harbin-aviation | 哈尔滨航空 | Harbin aviation | read | Rank 16 of 2024. A figure found belongs to another scheme and is left out. | 2024 年第 16 名。查到的数字属于另一项目，未采用。
shenyang-dalian-machine-tools | 沈大工业母机 | Shenyang machine tools | read |  | 
shenyang-aviation | 沈阳航空 | Shenyang aviation | read |  | 
luoyang-modern-agricultural-machinery | 洛阳现代农机 | Luoyang farm machinery | read | A 2022 article gave 100 billion yuan; the later, lower figure is used. | 2022 年一文称 1000 亿元；此处采用后来较低的数字。
zhengzhou-nanyang-shangqiu-xuchang-superhard-materials | 郑南商许超硬材料 | Zhengzhou superhard mat. | read |  | 
jinhua-taizhou-hill-agricultural-machinery | 金台丘陵农机 | Jinhua hill farm machinery | recalled | The source writes 金华台州丘陵山区农机装备; the short official form is not confirmed. | 所查来源写作“金华台州丘陵山区农机装备”；正式简称凭记忆写出，未核对原文。
yangtze-delta-jiangxi-large-aircraft | 长三角大飞机 | Yangtze Delta aircraft | read | Led by Shanghai. Members from the division of labour in an agreement of June 2025, which is no list; the cities in Zhejiang and Jiangxi were not found. Provincial tallies count the cluster more than once. | 由上海牵头。成员据 2025 年 6 月协议的分工，并非名单；浙江、江西的城市未查到。各省统计会重复计入。
shanghai-shipbuilding-offshore-equipment | 上海船舶海工 | Shanghai ships & offshore | back_translated | The figure is that of Changxing Island only. | 数字仅为长兴岛。
south-jiangsu-special-steel | 苏南特钢 | South Jiangsu steel | read | Wuxi is a member; others not found. | 无锡为成员；其他成员未查明。
yancheng-changzhou-suqian-huaian-photovoltaics | 盐常宿淮光伏 | Yancheng photovoltaics | shortened | The source writes 盐常宿淮绿色光伏先进制造业集群. In 2024 photovoltaics are a field of their own. | 所查来源写作“盐常宿淮绿色光伏先进制造业集群”。2024 年光伏自成一领域。
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | 衡长株潭特高压 | Hengyang UHV equipment | read | The figures cover the industry of the whole province. | 数字为全省该产业。
urumqi-changji-shihezi-photovoltaics | 乌昌石光伏 | Urumqi photovoltaics | read | Changji is an autonomous prefecture, Shihezi a county-level city. In 2024 photovoltaics are a field of their own. | 昌吉为自治州，石河子为县级市。2024 年光伏自成一领域。
weifang-linyi-rizhao-smart-agricultural-machinery | 潍临日智能农机 | Weifang farm machinery | read |  | 
yingtan-shangrao-fuzhou-nanchang-copper-materials | 鹰饶抚昌铜基材料 | Yingtan copper materials | read |  | 
suihua-harbin-daqing-qiqihar-biomanufacturing | 绥哈大齐生物制造 | Suihua biomanufacturing | read | Led by Suihua; corn processing at its core. The figure covers corn processing and precedes the award. | 由绥化牵头，以玉米加工为主体。数字为玉米加工，早于入选。
quanzhou-modern-sports-products | 泉州体育产品 | Quanzhou sports products | back_translated |  | 
beijing-tianjin-hebei-connected-nev | 京津冀智能网联汽车 | Beijing connected NEVs | read | In Hebei, sources name only Baoding as a member. No official source gives the figures. | 河北成员仅查到保定。数字未见于官方来源。
qingdao-instruments | 青岛仪器仪表 | Qingdao instruments | read | Only a news digest lists it among the 80. | 仅有一则摘编列其为 80 个之一。
central-yunnan-rare-precious-metals | 滇中稀贵金属 | Central Yunnan metals | read | Chuxiong and Honghe are autonomous prefectures. | 楚雄、红河为自治州。
beijing-haidian-ai | 北京海淀人工智能 | Beijing Haidian AI | read | Listed among the seven clusters of Beijing-Tianjin-Hebei; 2024 is inferred by subtraction. | 列为京津冀七个集群之一；属 2024 年系推算。
"""

# basis of the members where it is not simply spelled by the name ("named")
PARTIAL = {"beijing-tianjin-hebei-life-health", "beijing-tianjin-hebei-it-application-innovation",
           "beijing-tianjin-hebei-integrated-circuits", "beijing-tianjin-hebei-safety-emergency-equipment",
           "beijing-tianjin-hebei-connected-nev", "chengdu-chongqing-biomedicine", "hangzhou-bay-modern-textiles-clothing",
           "yangtze-delta-jiangxi-large-aircraft", "south-jiangsu-special-steel"}
STATED = {  # a text names the members: its source
    "yulin-ordos-ningdong-modern-coal-chemicals": "shaanxi_daily_2024_12_02;yulin_energy_2025_03_03",
    "east-zhejiang-machine-tools": "zhejiang_2024_12",
    "chengdu-deyang-mianyang-zigong-liangshan-aerospace": "cdaia_2025",
    "baoji-hanzhong-tianshui-machine-tools": "shaanxi_daily_2024_12_02",
    "suihua-harbin-daqing-qiqihar-biomanufacturing": "qitaihe_2025_07",
    "central-yunnan-rare-precious-metals": "yunnan_2025_09_16",
}
AIRCRAFT, SAFETY = "yangtze-delta-jiangxi-large-aircraft", "beijing-tianjin-hebei-safety-emergency-equipment"
MEMBER_SOURCE = {  # where the source of a member is not the cluster's first source
    ("hangzhou-bay-modern-textiles-clothing", "绍兴"): "ifeng_zj_2024",
    ("beijing-tianjin-hebei-connected-nev", "保定"): "yxiu_2024_12",
    ("chengdu-chongqing-biomedicine", "绵阳"): "mianyang_2024_11",
    (AIRCRAFT, "上海"): "ttm_shanghai", (AIRCRAFT, "无锡"): "xjnnet_2024_11", (AIRCRAFT, "六安"): "large_aircraft_2025_06",
    # "The five cities of southern Jiangsu", spelled out by this project.
    **{(AIRCRAFT, city): "large_aircraft_2025_06;cluster_atlas" for city in "南京 常州 苏州 镇江".split()},
    **{(SAFETY, city): "hebei_daily_2024_12_23" for city in "石家庄 唐山 北京 天津 张家口 邢台 秦皇岛".split()},
}

# cluster | measure | value | unit | qualifier | year | year_basis | scope | source | note_en | note_zh
FIGURES = r"""
wuxi-internet-of-things | scale | 451.16 | billion_yuan | eq | 2023 | stated | cluster | shobserver_2024_11_11 | Size of the whole industry (全口径), up 13.2%. | 全口径产业规模，增长 13.2%。
wuxi-internet-of-things | firms | 3500 | firms | over | 2023 | stated | cluster | shobserver_2024_11_11 | Firms in the supply chain. | 产业链企业。
wuxi-internet-of-things | firms | 3000 | firms | over | 2021 | publication | cluster | enicn_2021_03_23 |  | 
shanghai-integrated-circuits | scale | 250 | billion_yuan | eq | 2021 | stated | city_industry | shanghai_2022_09_14 | A quarter of the national total. | 占全国四分之一。
shanghai-integrated-circuits | firms | 1000 | firms | over | 2022 | publication | city_industry | shanghai_2022_09_14 | Key firms. | 重点企业。
nanjing-software-information-services | scale | 800 | billion_yuan | over | 2023 | stated | city_industry | nbd_2024_06_25;cns_2024_05_16 |  | 
dongguan-smart-mobile-terminals | output | 947.02 | billion_yuan | eq | 2022 | stated | city_industry | dongguan_2024_01_15 | Above-scale electronic information industry. | 规上电子信息制造业。
dongguan-smart-mobile-terminals | firms | 30000 | firms | over | 2024 | publication | cluster | sichuan_daily_2024 |  | 
hefei-intelligent-speech | output | 200 | billion_yuan | over | 2022 | stated | core_zone | speech_valley_2023_10 | China Speech Valley, end of 2022. | 中国声谷，2022 年底。
hefei-intelligent-speech | firms | 2000 | firms | over | 2022 | stated | core_zone | speech_valley_2023_10 | Resident firms of China Speech Valley, end of 2022. | 中国声谷入驻企业，2022 年底。
hefei-intelligent-speech | revenue | 137.86 | billion_yuan | eq | 2021 | stated | core_zone | cns_2022_09_20 | China Speech Valley, end of 2021. | 中国声谷，2021 年底。
hefei-intelligent-speech | firms | 1423 | firms | eq | 2021 | stated | core_zone | cns_2022_09_20 | Resident firms of China Speech Valley, end of 2021. | 中国声谷入驻企业，2021 年底。
chengdu-software-information-services | scale | 600 | billion_yuan | about | 2022 | publication | cluster | sichuan_2022_12_03 | "Nearly" 600 billion. | 原文“近 6000 亿元”。
zhuzhou-rail-transit-equipment | scale | 150.7 | billion_yuan | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 |  | 
zhuzhou-rail-transit-equipment | firms | 425 | firms | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 | Firms in the supply chain. | 产业链企业。
zhuzhou-rail-transit-equipment | firms | 273 | firms | eq | 2022 | stated | above_scale_firms | peoples_daily_online_2023_11_30 |  | 
zhuzhou-rail-transit-equipment | little_giants | 11 | firms | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 |  | 
changsha-construction-machinery | output | 200 | billion_yuan | over | 2021 | publication | cluster | hunan_2021_03_24 | Total output. | 总产值。
guangzhou-shenzhen-foshan-dongguan-intelligent-equipment | output | 981.69 | billion_yuan | eq | 2021 | stated | cluster | stcn_2025_01_19 | 78.87% of the province, 10.59% of the national total. | 占全省 78.87%，全国 10.59%。
guangzhou-shenzhen-foshan-dongguan-intelligent-equipment | output | 800 | billion_yuan | over | 2022 | publication | cluster | iemloyee_2022_11_03 | Conflicts with the 981.69 of another source. | 与另一文的 9816.9 亿元相左。
guangzhou-shenzhen-foshan-dongguan-intelligent-equipment | firms | 10000 | firms | over | 2022 | publication | cluster | iemloyee_2022_11_03 |  | 
xian-aviation | firms | 2000 | firms | over | 2025 | publication | cluster | reportify_2025_xian | Supporting enterprises. | 配套企业。
qingdao-rail-transit-equipment | firms | 300 | firms | over | 2020 | publication | cluster | qingdaonews_2020_12_25 | Suppliers, not counting three train makers (整车企业). | 配套企业；另有三家整车企业。
nanjing-smart-grid-equipment | scale | 100 | billion_yuan | over | 2024 | publication | city_industry | cns_2024_05_16 |  | 
xuzhou-construction-machinery | scale | 170 | billion_yuan | over | 2022 | stated | cluster | jstv_2023_07_21 |  | 
chengdu-deyang-high-end-energy-equipment | output | 200 | billion_yuan | over | 2023 | publication | cluster | cctv_2023_08_21 | Annual output. | 年产值。
chengdu-deyang-high-end-energy-equipment | firms | 2800 | firms | over | 2023 | publication | cluster | cctv_2023_08_21 | Energy-equipment firms. | 能源装备企业。
chengdu-deyang-high-end-energy-equipment | firms | 2600 | firms | over | 2022 | publication | cluster | sichuan_2022_12_03 | Energy-equipment firms. | 能源装备企业。
wenzhou-yueqing-electrical | output | 150 | billion_yuan | over | 2022 | stated | cluster | cns_2023_09_21 | Gross output. | 总产值。
wenzhou-yueqing-electrical | output | 105.03 | billion_yuan | eq | 2022 | stated | above_scale_firms | cns_2023_09_21 |  | 
wenzhou-yueqing-electrical | firms | 14000 | firms | over | 2022 | stated | cluster | cns_2023_09_21 |  | 
wenzhou-yueqing-electrical | firms | 1195 | firms | eq | 2022 | stated | above_scale_firms | cns_2023_09_21 |  | 
ningbo-magnetic-materials | firms | 300 | firms | about | 2020 | stated | cluster | cns_2021_04_21 | Magnet makers. | 磁材企业。
changzhou-new-carbon-materials | output | 98 | billion_yuan | eq | 2023 | stated | partial_year | changzhou_2023_11_21 | January to September. | 1 至 9 月。
changzhou-new-carbon-materials | output | 90 | billion_yuan | about | 2022 | publication | cluster | guangming_2022_06_22 | A sixth of the national total. | 占全国六分之一。
changzhou-new-carbon-materials | firms | 2400 | firms | over | 2023 | publication | cluster | changzhou_2023_11_21 |  | 
suzhou-nano-new-materials | output | 100 | billion_yuan | over | 2020 | stated | core_zone | jschemnet_2021_04_12 | Suzhou Industrial Park only. | 仅苏州工业园区。
suzhou-nano-new-materials | firms | 784 | firms | eq | 2020 | stated | core_zone | jschemnet_2021_04_12 | Suzhou Industrial Park only. | 仅苏州工业园区。
shenzhen-advanced-battery-materials | firms | 100 | firms | over | 2022 | publication | above_scale_firms | chinaszma_2022_12_05 |  | 
shanghai-zhangjiang-biomedicine | output | 201.17 | billion_yuan | eq | 2024 | stated | city_industry | cns_2025_10_09 | Biomedicine manufacturing; with services and trade the scale is 984.7 billion. | 生物医药制造业；含服务和流通的产业规模为 9847 亿元。
shanghai-zhangjiang-biomedicine | firms | 2183 | firms | eq | 2025 | publication | city_industry | cns_2025_10_09 | Above-scale firms. | 规上企业。
shenzhen-guangzhou-high-end-medical-devices | output | 88.94 | billion_yuan | eq | 2021 | stated | city_industry | shenzhen_commercial_daily_2022 | Shenzhen only; a tenth of the national total. | 仅深圳；占全国十分之一。
wuhan-optoelectronic-information | scale | 756.6 | billion_yuan | eq | 2024 | stated | city_industry | cns_2025_05_09 | Software included; up 11.7%. Output of electronics manufacturing: 404.5 billion. | 含软件，增长 11.7%。其中电子制造业产值 4045 亿元。
changsha-secure-computing-systems | output | 180 | billion_yuan | eq | 2023 | stated | cluster | cns_2024_01_26 | End of 2023, as stated by the cluster's promotion body. | 2023 年底，集群促进机构负责人所述。
changsha-secure-computing-systems | firms | 1400 | firms | over | 2023 | stated | cluster | cns_2024_01_26 | End of 2023. | 2023 年底。
chengdu-chongqing-electronic-information | scale | 1500 | billion_yuan | over | 2022 | publication | cluster | sichuan_2022_12_03 | Nearly 10% of the national total. | 占全国近 10%。
chengdu-chongqing-electronic-information | revenue | 1700 | billion_yuan | over | 2023 | publication | cluster | github_58595778089 | From a 2023 case study, quoted in a third-party file; original not found. | 2023 年典型案例，见存档文件引文。
chengdu-chongqing-electronic-information | firms | 1700 | firms | over | 2023 | publication | above_scale_firms | github_58595778089 | From a 2023 case study, quoted in a third-party file; original not found. | 2023 年典型案例，见存档文件引文。
shenyang-robotics-intelligent-manufacturing | output | 121.3 | billion_yuan | eq | 2021 | stated | cluster | shenyang_2022_11 | Output of the leading industry. | 主导产业产值。
shenyang-robotics-intelligent-manufacturing | firms | 1980 | firms | eq | 2021 | stated | enterprises_and_institutions | shenyang_2022_11 |  | 
weifang-power-equipment | output | 300 | billion_yuan | eq | 2025 | publication | cluster | economic_daily_2025_08_25 | Annual output, about a third of the national totalal total. | 年产值，约占全国三分之一。
ganzhou-rare-earth-materials | revenue | 41.09 | billion_yuan | eq | 2021 | stated | above_scale_firms | ganzhou_2022_12_06 | Over a third of the national totalal total. | 占全国三分之一以上。
ningde-power-batteries | output | 158 | billion_yuan | eq | 2021 | stated | cluster | cns_2022_12_19 | Lithium-battery chain. A city work report gives 248 billion for 2024. | 锂电产业链。市政府工作报告称 2024 年为 2480 亿元。
ningde-power-batteries | firms | 41 | firms | eq | 2021 | stated | above_scale_firms | cns_2022_12_19 |  | 
taizhou-lianyungang-wuxi-biomedicine | output | 304 | billion_yuan | eq | 2021 | stated | cluster | sci_tech_daily_2023_04_29 | End of 2021, up 15%, 9.02% of the national total. | 2021 年底，增长 15%，占全国 9.02%。
beijing-tianjin-hebei-life-health | output | 390 | billion_yuan | about | 2023 | stated | cluster | xinhua_2024_04_30 | Output of the leading industry; "nearly" 390 billion. | 主导产业总产值；原文“近 3900 亿元”。
beijing-tianjin-hebei-life-health | firms | 5300 | firms | over | 2024 | publication | cluster | xinhua_2024_04_30 |  | 
beijing-tianjin-hebei-life-health | firms | 6000 | firms | over | 2023 | publication | cluster | enorth_2023_02_24 | Enterprises in the three places. | 三地企业。
suzhou-wuxi-nantong-high-end-textiles | revenue | 478.28 | billion_yuan | eq | 2022 | stated | partial_year | painie_2022_11;cluster_atlas | January–September, firms above the size threshold. Our sum of Suzhou (204.34), Wuxi (152.36) and Nantong (121.58). | 1 至 9 月规上企业；由本图集将苏州 2043.4 亿元、无锡 1523.6 亿元、南通 1215.8 亿元相加。
beijing-tianjin-hebei-integrated-circuits | revenue | 260 | billion_yuan | about | 2024 | stated | partial_year | securities_daily_2025_01_10 | Sales of integrated circuits in the three places, January to November. | 三地集成电路销售收入，1 至 11 月。
baotou-rare-earth-materials | output | 100 | billion_yuan | over | 2024 | stated | city_industry | baotou_2025_05 | Rare-earth industry. | 稀土产业。
east-zhejiang-machine-tools | output | 280 | billion_yuan | about | 2023 | stated | cluster | zhejiang_2024_12 | "Nearly" 280 billion, almost a fifth of the national total. | 原文“近 2800 亿元”，约占全国五分之一。
east-zhejiang-machine-tools | firms | 2000 | firms | over | 2024 | publication | above_scale_firms | zhejiang_2024_12 |  | 
east-zhejiang-machine-tools | little_giants | 118 | firms | eq | 2024 | publication | cluster | zhejiang_2024_12 |  | 
qingdao-yantai-weihai-ships-offshore-equipment | output | 80 | billion_yuan | over | 2022 | stated | core_industry | ships_2023_10 |  | 
qingdao-yantai-weihai-ships-offshore-equipment | firms | 600 | firms | over | 2022 | stated | cluster | ships_2023_10 | Upstream and downstream firms. | 上下游企业。
qingdao-yantai-weihai-ships-offshore-equipment | firms | 140 | firms | eq | 2022 | stated | above_scale_firms | ships_2023_10 |  | 
suzhou-high-end-scientific-instruments | output | 24 | billion_yuan | about | 2023 | stated | core_zone | suzhou_snd_2024_08 | Suzhou High-tech Zone. | 苏州高新区。
suzhou-high-end-scientific-instruments | firms | 250 | firms | about | 2024 | publication | core_zone | suzhou_snd_2024_08 | Instrument firms of Suzhou High-tech Zone. | 苏州高新区仪器仪表类企业。
baoji-hanzhong-tianshui-machine-tools | output | 20 | billion_yuan | over | 2023 | stated | city_industry | baoji_2025_04_21 | Baoji's part, which the source calls the cluster. | 宝鸡部分，原文称为集群产值。
baoji-hanzhong-tianshui-machine-tools | firms | 210 | firms | over | 2025 | publication | city_industry | baoji_2025_04_21 | Machine-tool firms of Baoji. | 宝鸡工业母机相关企业。
luoyang-modern-agricultural-machinery | output | 60 | billion_yuan | about | 2024 | publication | cluster | henan_daily_2024_11_25 | Annual output. | 年产值。
luoyang-modern-agricultural-machinery | firms | 300 | firms | over | 2024 | publication | enterprises_and_institutions | henan_daily_2024_11_25 |  | 
shanghai-shipbuilding-offshore-equipment | output | 81 | billion_yuan | over | 2024 | stated | core_zone | cns_2025_06_21 | All industry of Changxing Island. | 长兴岛全岛工业产值。
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | revenue | 204.5 | billion_yuan | eq | 2023 | stated | province_industry | peoples_daily_online_2025_01_20 | Power-transmission industry of Hunan. | 湖南全省输变电产业。
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | firms | 749 | firms | eq | 2023 | stated | province_industry | peoples_daily_online_2025_01_20 | Power-transmission industry of Hunan. | 湖南全省输变电产业。
urumqi-changji-shihezi-photovoltaics | firms | 104 | firms | eq | 2024 | publication | key_firms | solarzoom_2024_12 | Key firms, including 37 high-tech firms. | 重点企业，其中高新技术企业 37 家。
urumqi-changji-shihezi-photovoltaics | little_giants | 4 | firms | eq | 2024 | publication | cluster | solarzoom_2024_12 |  | 
weifang-linyi-rizhao-smart-agricultural-machinery | output | 100 | billion_yuan | over | 2025 | publication | cluster | weifang_2025_08_03 | "Over a hundred billion" (超千亿元). | 原文“超千亿元”。
suihua-harbin-daqing-qiqihar-biomanufacturing | output | 63 | billion_yuan | about | 2024 | publication | core_industry | cns_2024_10_17 | Corn processing of the four cities, before the award. | 四市玉米加工，早于入选。
beijing-tianjin-hebei-connected-nev | scale | 850 | billion_yuan | over | 2023 | stated | cluster | yxiu_2024_12 |  | 
beijing-tianjin-hebei-connected-nev | firms | 2000 | firms | over | 2023 | stated | cluster | yxiu_2024_12 |  | 
qingdao-instruments | firms | 110 | firms | eq | 2023 | publication | above_scale_firms | ships_2023_10 | Said of it as a provincial cluster. | 作为省级集群时的数字。
central-yunnan-rare-precious-metals | firms | 240 | firms | over | 2025 | publication | cluster | yunnan_2025_09_16 |  | 
"""


def table(text, n):
    for line in text.strip("\n").splitlines():
        f = [x.strip() for x in (line + " ").split(" | ")]
        assert len(f) == n, (len(f), line)
        yield f


def merged():
    """Clusters of the facts as the update has them: changed ones in their place, new ones last."""
    update = {r["id"]: r for r in facts("update-2026-11-25", "clusters", "clusters_delta.csv")}
    old = facts("clusters", "clusters.csv")
    assert all((r["change"] == "new") == (r["id"] not in {o["id"] for o in old}) for r in update.values())
    return [update.get(r["id"], r) for r in old] + [r for r in update.values() if r["change"] == "new"]


def main():
    addr = by_address()
    cities = {r["short_zh"]: r["id"] for r in city_rows()}
    provs = {r["name_zh_short"]: r["iso_3166_2"][3:] for r in facts("sme", "provinces.csv")}
    order = {s[0]: i for i, s in enumerate(SECTORS)}
    hand = {f[0]: f for f in table(TABLE, 6)}
    src = merged()
    assert set(hand) == {r["id"] for r in src}, set(hand) ^ {r["id"] for r in src}

    clusters, members = [], []
    for r in src:
        cid, short_zh, short_en, name_source, note_en, note_zh = hand[r["id"]]
        assert len(short_zh) <= 9 and len(short_en) <= 27, (cid, len(short_zh), len(short_en))
        assert bool(note_en) == bool(note_zh), cid
        assert r["sector"] in order
        name_zh = r["name_zh"].replace("(", "（").replace(")", "）")
        sources = []
        for u in r["source_url"].split(" ; "):
            sources.append("github_60554125998" if u.startswith(GITHUB) else addr[u])
        if r["announced_year"] == "2024" and "xinhua_2024_12_16" not in sources:
            sources.append("xinhua_2024_12_16")
        if r["announced_year"] == "2022":
            sources.append("miit_2022_11_30")
        clusters.append({
            "id": cid, "name_zh": name_zh, "name_en": r["name_en"], "short_zh": short_zh, "short_en": short_en,
            "pinyin": pinyin(name_zh), "sector": r["sector"],
            "sector_basis": SECTOR_BASIS[r["sector_basis"]], "round": r["round"],
            "announced": "2022-11-30" if r["announced_year"] == "2022" else "2024-12", "confidence": r["confidence"],
            "provinces": ";".join(provs[p] for p in r["provinces_zh"].split(";")), "name_source": name_source,
            "sources": ";".join(sources), "note_en": note_en, "note_zh": note_zh})
        for i, c in enumerate(r["cities_zh"].split(";")):
            if cid in PARTIAL:
                basis = "partial"
            elif cid in STATED:
                basis = "stated"
            elif c in name_zh:
                basis = "named"
            else:
                basis = "decomposed"
            s = MEMBER_SOURCE.get((cid, c)) or STATED.get(cid) or sources[0]
            if basis == "decomposed":
                s = "github_60554125998" if "github_60554125998" in sources else s + ";cluster_atlas"
            members.append({"cluster": cid, "city": cities[c], "role": "member" if i else "lead", "basis": basis, "source": s})

    write("clusters.csv", "id name_zh name_en short_zh short_en pinyin sector sector_basis round announced confidence provinces name_source sources note_en note_zh".split(), clusters)
    write("cluster_members.csv", "cluster city role basis source".split(), members)
    cols = "cluster measure value unit qualifier year year_basis scope source note_en note_zh".split()
    figures = [dict(zip(cols, f)) for f in table(FIGURES, 11)]
    # every figure of the facts is here, and no yuan figure that is not (extra rows are named in README.md)
    fig = {(f["cluster"], f["measure"], float(f["value"])) for f in figures}
    for r in src:
        if r["output_value_billion_yuan"]:
            assert (r["id"], r["figure_kind"], float(r["output_value_billion_yuan"])) in fig, r["id"]
        if r["firms_count"]:
            assert (r["id"], "firms", float(r["firms_count"])) in fig, r["id"]
        if r["little_giants"]:
            assert (r["id"], "little_giants", float(r["little_giants"])) in fig, r["id"]
    write("cluster_figures.csv", cols, figures)


if __name__ == "__main__":
    main()
