"""clusters.csv, cluster_members.csv, cluster_figures.csv."""
from common import facts, pinyin, write
from places import SECTORS, city_rows
from sources import by_address

GITHUB = "stored GitHub file id 60554125998"

# id | short_zh | short_en | name_source | note_en | note_zh
# name_source: read (the name was read in Chinese; 市 and 先进制造业 may be written or not), shortened, recalled
# (wholly or in part from memory), back_translated (turned back from English).
TABLE = r"""
shenzhen-new-generation-ict | 深圳信息通信 | Shenzhen ICT | read | Heads batch 1 in the ministry's notice. | 工信部公示中列第一批首位。
wuxi-internet-of-things | 无锡物联网 | Wuxi IoT | read | Second of batch 1. | 第一批第二位。
shanghai-integrated-circuits | 上海集成电路 | Shanghai chips | read |  | 
guangzhou-foshan-huizhou-uhd-video-smart-appliances | 广佛惠超高清家电 | Guangzhou UHD & appliances | read |  | 
nanjing-software-information-services | 南京软件信息服务 | Nanjing software | read |  | 
dongguan-smart-mobile-terminals | 东莞移动终端 | Dongguan mobile devices | read |  | 
hefei-intelligent-speech | 合肥智能语音 | Hefei intelligent speech | read | The figures are those of China Speech Valley, the core base, not of the whole cluster. | 数字仅为核心区中国声谷，并非整个集群。
hangzhou-digital-security | 杭州数字安防 | Hangzhou digital security | read | Heads batch 2 in the ministry's notice. Hangzhou now also calls it "visual intelligence". | 工信部公示中列第二批首位。杭州现亦称“视觉智能”。
qingdao-smart-home-appliances | 青岛智能家电 | Qingdao smart appliances | read | The sector could also be new-generation information technology. Batch 2 inferred from the 2020 preliminary. | 领域也可能是新一代信息技术。第二批系由 2020 年初赛推断。
chengdu-software-information-services | 成都软件信息服务 | Chengdu software | read |  | 
zhuzhou-rail-transit-equipment | 株洲轨道交通装备 | Zhuzhou rail transit | read | Other lists write the name without 先进 (advanced). | 其他名单的名称中无“先进”二字。
changsha-construction-machinery | 长沙工程机械 | Changsha constr. machinery | read |  | 
guangzhou-shenzhen-foshan-dongguan-intelligent-equipment | 广深佛莞智能装备 | Guangzhou smart equipment | read |  | 
xian-aviation | 西安航空 | Xi'an aviation | read | No yuan figure for the cluster was found; a known target covers aviation and space together. | 未找到该集群的产值数字；已知目标为航空航天合计。
qingdao-rail-transit-equipment | 青岛轨道交通装备 | Qingdao rail transit | read | Batch 2 inferred from the 2020 preliminary. | 第二批系由 2020 年初赛推断。
nanjing-smart-grid-equipment | 南京智能电网装备 | Nanjing smart grid | read |  | 
xuzhou-construction-machinery | 徐州工程机械 | Xuzhou constr. machinery | read | Said to be in the first batch of 15. | 据称属于第一批 15 个。
chengdu-deyang-high-end-energy-equipment | 成德能源装备 | Chengdu energy equipment | read | Batch 2 inferred from the 2020 preliminary. | 第二批系由 2020 年初赛推断。
wenzhou-yueqing-electrical | 温州乐清电气 | Wenzhou Yueqing electrical | read | Yueqing is a county-level city of Wenzhou; shown at Wenzhou. | 乐清为温州所辖县级市，标注于温州。
ningbo-magnetic-materials | 宁波磁性材料 | Ningbo magnetic materials | read | Batch 2 inferred from the 2020 preliminary. | 第二批系由 2020 年初赛推断。
changzhou-new-carbon-materials | 常州新型碳材料 | Changzhou carbon materials | read |  | 
suzhou-nano-new-materials | 苏州纳米新材料 | Suzhou nanomaterials | read | The figures are those of Suzhou Industrial Park only. | 数字仅为苏州工业园区。
shenzhen-advanced-battery-materials | 深圳电池材料 | Shenzhen battery materials | read | Said to be in the first batch. | 据称属于第一批。
shanghai-zhangjiang-biomedicine | 上海张江生物医药 | Shanghai biomedicine | read |  | 
shenzhen-guangzhou-high-end-medical-devices | 深广医疗器械 | Shenzhen medical devices | read |  | 
wuhan-optoelectronic-information | 武汉光电子信息 | Wuhan optoelectronics | read | Only a target was found, no result. | 仅找到目标，未找到实绩。
changsha-secure-computing-systems | 长沙安全计算系统 | Changsha secure computing | read |  | 
chengdu-chongqing-electronic-information | 成渝电子信息 | Chengdu-CQ electronics | read | Crosses two provinces; counted with the first named, Sichuan, in the regional split. | 跨两个省市；区域统计按首列的四川计。
shenyang-robotics-intelligent-manufacturing | 沈阳机器人 | Shenyang robotics | read | The number of enterprises includes institutions. | 企业数含事业单位等机构。
weifang-power-equipment | 潍坊动力装备 | Weifang power equipment | read |  | 
zhuzhou-small-medium-aero-engines | 株洲航空发动机 | Zhuzhou aero-engines | read |  | 
nantong-taizhou-yangzhou-offshore-equipment-high-tech-ships | 通泰扬海工船舶 | Nantong ships & offshore | read |  | 
baoding-power-new-energy-equipment | 保定电力新能源装备 | Baoding power equipment | read | No yuan figure was read. | 未读到产值数字。
ningbo-green-petrochemicals | 宁波绿色石化 | Ningbo petrochemicals | recalled | Not read by name as one of the 45. Inferred: Zhejiang has four by a third-party tally, three were named in 2021, and Ningbo's plan of 2021 names it a candidate. | 未在 45 个名单的文字中读到。系推断：第三方统计浙江有四个，2021 年已点名三个，宁波 2021 年规划将其列为培育对象。
ganzhou-rare-earth-materials | 赣州稀土新材料 | Ganzhou rare earths | read |  | 
ningde-power-batteries | 宁德动力电池 | Ningde power batteries | read | The sector could be another than new materials. | 领域也可能不是新材料。
suzhou-biomedicine-medical-devices | 苏州生物医药 | Suzhou biomedicine | read |  | 
taizhou-lianyungang-wuxi-biomedicine | 泰连锡生物医药 | Taizhou (JS) biomedicine | read |  | 
beijing-tianjin-hebei-life-health | 京津冀生命健康 | Beijing life & health | read | The members in Hebei were not named in any text read. | 所读文字均未列明河北的成员城市。
hohhot-dairy | 呼和浩特乳制品 | Hohhot dairy | read |  | 
suzhou-wuxi-nantong-high-end-textiles | 苏锡通高端纺织 | Suzhou textiles | read | The figure is a sum of three cities over nine months. | 数字为三市九个月之和。
foshan-dongguan-pan-home | 佛莞泛家居 | Foshan home furnishings | read | A known figure covers Foshan alone, not the cluster, and is left out. | 已知数字仅为佛山一市，并非集群，未采用。
shanghai-new-energy-vehicles | 上海新能源汽车 | Shanghai NEVs | read |  | 
wuhan-xiangyang-shiyan-suizhou-automobiles | 武襄十随汽车 | Wuhan automobiles | read | Usually written 武襄十随. Hubei's vehicle revenue is not the cluster's and is left out. | 通常写作“武襄十随”汽车集群。湖北全省汽车收入并非集群数字，未采用。
changchun-automobiles | 长春汽车 | Changchun automobiles | read |  | 
yulin-ordos-ningdong-modern-coal-chemicals | 榆鄂宁煤化工 | Yulin coal chemicals | read | Rank 1 of 2024. The Ningxia member is the Ningdong base, shown at Yinchuan; this reading is inferred. | 2024 年第 1 名。宁夏成员为宁东基地，标注于银川，系推断。
beijing-tianjin-hebei-it-application-innovation | 京津冀信创 | Beijing IT innovation | read | Rank 2 of 2024. The members in Hebei were not identified. | 2024 年第 2 名。河北的成员城市未查明。
beijing-tianjin-hebei-integrated-circuits | 京津冀集成电路 | Beijing chips | read | Rank 3 of 2024. The members in Hebei were not identified. | 2024 年第 3 名。河北的成员城市未查明。
baotou-rare-earth-materials | 包头稀土新材料 | Baotou rare earths | read | Rank 4 of 2024. | 2024 年第 4 名。
east-zhejiang-machine-tools | 浙东工业母机 | E. Zhejiang machine tools | read | Rank 5 of 2024. Wenling, in Taizhou, is the base named; the other members were not read. | 2024 年第 5 名。文中点名台州温岭为基地；其他成员未读到。
chengdu-chongqing-biomedicine | 成渝生物医药 | Chengdu-CQ biomedicine | read | Rank 6 of 2024. | 2024 年第 6 名。
beijing-tianjin-hebei-safety-emergency-equipment | 京津冀应急装备 | Beijing safety equipment | read | Rank 7 of 2024. The members in Hebei were not identified. | 2024 年第 7 名。河北的成员城市未查明。
qingdao-yantai-weihai-ships-offshore-equipment | 青烟威船舶海工 | Qingdao ships & offshore | read | Rank 8 of 2024. The figure covers the core industry. | 2024 年第 8 名。数字仅为核心产业。
suzhou-high-end-scientific-instruments | 苏州科技仪器 | Suzhou instruments | read | Rank 9 of 2024. | 2024 年第 9 名。
jinchang-baiyin-lanzhou-wuwei-nonferrous-metals | 金白兰武有色金属 | Jinchang metals | read | Rank 10 of 2024. | 2024 年第 10 名。
chengdu-deyang-mianyang-zigong-liangshan-aerospace | 成德绵自凉航空航天 | Chengdu aerospace | read | Rank 11 of 2024. Liangshan is an autonomous prefecture. | 2024 年第 11 名。凉山为自治州。
hangzhou-bay-modern-textiles-clothing | 环杭州湾纺织服装 | Hangzhou Bay textiles | read | Rank 12 of 2024. Led by Shaoxing; the other members were not read. | 2024 年第 12 名。由绍兴牵头；其他成员未读到。
dalian-panjin-green-petrochemicals | 大盘绿色石化 | Dalian petrochemicals | read | Rank 13 of 2024. | 2024 年第 13 名。
baoji-hanzhong-tianshui-machine-tools | 宝汉天工业母机 | Baoji machine tools | read | Rank 14 of 2024. The reading of the abbreviation as three cities is recalled. | 2024 年第 14 名。简称所指三市系凭记忆。
guangzhou-shenzhen-foshan-huizhou-dongguan-zhongshan-connected-nev | 广深佛惠莞中汽车 | Guangzhou connected NEVs | read | Rank 15 of 2024. | 2024 年第 15 名。
harbin-aviation | 哈尔滨航空 | Harbin aviation | read | Rank 16 of 2024. A known figure belongs to another scheme and is left out. | 2024 年第 16 名。已知数字属于另一项目，未采用。
shenyang-dalian-machine-tools | 沈大工业母机 | Shenyang machine tools | read |  | 
shenyang-aviation | 沈阳航空 | Shenyang aviation | read |  | 
luoyang-modern-agricultural-machinery | 洛阳现代农机 | Luoyang farm machinery | read | An article of 2022 claimed 100 billion yuan; the later, lower figure is used. | 2022 年一文称 1000 亿元；此处采用后来较低的数字。
zhengzhou-nanyang-shangqiu-xuchang-superhard-materials | 郑南商许超硬材料 | Zhengzhou superhard mat. | read |  | 
jinhua-taizhou-hill-agricultural-machinery | 金台丘陵农机 | Jinhua hill farm machinery | recalled | The text read writes 金华台州丘陵山区农机装备; the short official form is recalled. | 所读文字写作“金华台州丘陵山区农机装备”；正式简称系凭记忆。
yangtze-delta-jiangxi-large-aircraft | 长三角大飞机 | Yangtze Delta aircraft | read | Led by Shanghai. Only Shanghai, Nanjing and Wuxi were read as members. Provincial tallies count it more than once. | 由上海牵头。仅读到上海、南京、无锡为成员。各省统计会重复计入。
shanghai-shipbuilding-offshore-equipment | 上海船舶海工 | Shanghai ships & offshore | back_translated | The Chinese name is turned back from English. | 中文名称由英文回译。
south-jiangsu-special-steel | 苏南特钢 | South Jiangsu steel | read | Wuxi is a member; the others were not read. | 无锡为成员；其他成员未读到。
yancheng-changzhou-suqian-huaian-photovoltaics | 盐常宿淮光伏 | Yancheng photovoltaics | shortened | The text read writes 盐常宿淮绿色光伏先进制造业集群. The sector is uncertain. | 所读文字写作“盐常宿淮绿色光伏先进制造业集群”。领域不确定。
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | 衡长株潭特高压 | Hengyang UHV equipment | read | The figures cover the industry of the whole province. | 数字为全省该产业。
urumqi-changji-shihezi-photovoltaics | 乌昌石光伏 | Urumqi photovoltaics | read | Changji is an autonomous prefecture, Shihezi a county-level city. The sector is uncertain. | 昌吉为自治州，石河子为县级市。领域不确定。
weifang-linyi-rizhao-smart-agricultural-machinery | 潍临日智能农机 | Weifang farm machinery | read |  | 
yingtan-shangrao-fuzhou-nanchang-copper-materials | 鹰饶抚昌铜基材料 | Yingtan copper materials | recalled | Only the abbreviation and its cities were read; the product in the name is recalled. | 仅读到简称及城市；名称中的产品部分系凭记忆。
suihua-harbin-daqing-qiqihar-biomanufacturing | 绥哈大齐生物制造 | Suihua biomanufacturing | recalled | Only the abbreviation and its cities were read; the product in the name is recalled. | 仅读到简称及城市；名称中的产品部分系凭记忆。
quanzhou-modern-sports-products | 泉州体育产品 | Quanzhou sports products | back_translated | The Chinese name is turned back from English. | 中文名称由英文回译。
"""

# basis of the members where it is not simply spelled by the name ("named")
PARTIAL = {"beijing-tianjin-hebei-life-health", "beijing-tianjin-hebei-it-application-innovation",
           "beijing-tianjin-hebei-integrated-circuits", "beijing-tianjin-hebei-safety-emergency-equipment",
           "east-zhejiang-machine-tools", "hangzhou-bay-modern-textiles-clothing",
           "yangtze-delta-jiangxi-large-aircraft", "south-jiangsu-special-steel"}
RECALLED_MEMBERS = {("baoji-hanzhong-tianshui-machine-tools", "宝鸡"), ("baoji-hanzhong-tianshui-machine-tools", "汉中"),
                    ("baoji-hanzhong-tianshui-machine-tools", "天水"), ("yulin-ordos-ningdong-modern-coal-chemicals", "银川")}
MEMBER_SOURCE = {  # where the source of a member is not the cluster's first source
    ("east-zhejiang-machine-tools", "台州"): "ifeng_zj_2024",
    ("hangzhou-bay-modern-textiles-clothing", "绍兴"): "ifeng_zj_2024",
    ("yangtze-delta-jiangxi-large-aircraft", "上海"): "ttm_shanghai",
    ("yangtze-delta-jiangxi-large-aircraft", "南京"): "wuxi_2024",
    ("yangtze-delta-jiangxi-large-aircraft", "无锡"): "wuxi_2024",
}

# cluster | measure | value | unit | qualifier | year | year_basis | scope | source | note_en | note_zh
FIGURES = r"""
wuxi-internet-of-things | scale | 451.16 | billion_yuan | eq | 2023 | stated | cluster | shobserver_2024_11_11 | Full-scope industry scale, up 13.2%. | 全口径产业规模，增长 13.2%。
wuxi-internet-of-things | firms | 3500 | firms | over | 2023 | stated | cluster | shobserver_2024_11_11 | Firms of the chain. | 产业链企业。
wuxi-internet-of-things | firms | 3000 | firms | over | 2021 | publication | cluster | enicn_2021_03_23 |  | 
hefei-intelligent-speech | revenue | 137.86 | billion_yuan | eq | 2021 | stated | core_zone | cns_2022_09_20 | China Speech Valley, end of 2021. | 中国声谷，2021 年底。
hefei-intelligent-speech | firms | 1423 | firms | eq | 2021 | stated | core_zone | cns_2022_09_20 | Resident firms of China Speech Valley, end of 2021. | 中国声谷入驻企业，2021 年底。
chengdu-software-information-services | scale | 600 | billion_yuan | about | 2022 | publication | cluster | sichuan_2022_12_03 | "Nearly" 600 billion. | 原文“近 6000 亿元”。
zhuzhou-rail-transit-equipment | scale | 150.7 | billion_yuan | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 |  | 
zhuzhou-rail-transit-equipment | firms | 425 | firms | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 | Firms of the chain. | 产业链企业。
zhuzhou-rail-transit-equipment | firms | 273 | firms | eq | 2022 | stated | above_scale_firms | peoples_daily_online_2023_11_30 |  | 
zhuzhou-rail-transit-equipment | little_giants | 11 | firms | eq | 2022 | stated | cluster | peoples_daily_online_2023_11_30 |  | 
changsha-construction-machinery | output | 200 | billion_yuan | over | 2021 | publication | cluster | hunan_2021_03_24 | Total output. | 总产值。
xian-aviation | firms | 2000 | firms | over | 2025 | publication | cluster | reportify_2025_xian | Supporting enterprises. | 配套企业。
qingdao-rail-transit-equipment | firms | 300 | firms | over | 2020 | publication | cluster | qingdaonews_2020_12_25 | Supporting firms; three main plants besides. | 配套企业；另有三家整车企业。
xuzhou-construction-machinery | scale | 170 | billion_yuan | over | 2022 | stated | cluster | jstv_2023_07_21 |  | 
chengdu-deyang-high-end-energy-equipment | firms | 2600 | firms | over | 2022 | publication | cluster | sichuan_2022_12_03 | Energy-equipment firms. | 能源装备企业。
wenzhou-yueqing-electrical | output | 150 | billion_yuan | over | 2022 | stated | cluster | cns_2023_09_21 | Gross output. | 总产值。
wenzhou-yueqing-electrical | output | 105.03 | billion_yuan | eq | 2022 | stated | above_scale_firms | cns_2023_09_21 |  | 
wenzhou-yueqing-electrical | firms | 14000 | firms | over | 2022 | stated | cluster | cns_2023_09_21 |  | 
wenzhou-yueqing-electrical | firms | 1195 | firms | eq | 2022 | stated | above_scale_firms | cns_2023_09_21 |  | 
ningbo-magnetic-materials | firms | 300 | firms | about | 2020 | stated | cluster | cns_2021_04_21 | Magnet makers. | 磁材企业。
suzhou-nano-new-materials | output | 100 | billion_yuan | over | 2020 | stated | core_zone | jschemnet_2021_04_12 | Suzhou Industrial Park only. | 仅苏州工业园区。
suzhou-nano-new-materials | firms | 784 | firms | eq | 2020 | stated | core_zone | jschemnet_2021_04_12 | Suzhou Industrial Park only. | 仅苏州工业园区。
shenzhen-advanced-battery-materials | firms | 100 | firms | over | 2022 | publication | above_scale_firms | chinaszma_2022_12_05 |  | 
changsha-secure-computing-systems | output | 180 | billion_yuan | eq | 2023 | stated | cluster | cns_2024_01_26 | End of 2023, as stated by the cluster's promotion body. | 2023 年底，集群促进机构负责人所述。
changsha-secure-computing-systems | firms | 1400 | firms | over | 2023 | stated | cluster | cns_2024_01_26 | End of 2023. | 2023 年底。
chengdu-chongqing-electronic-information | scale | 1500 | billion_yuan | over | 2022 | publication | cluster | sichuan_2022_12_03 | Nearly 10% of the nation. | 占全国近 10%。
chengdu-chongqing-electronic-information | revenue | 1700 | billion_yuan | over | 2023 | publication | cluster | github_58595778089 | Typical case of 2023, quoted in a stored file. | 2023 年典型案例，见存档文件引文。
chengdu-chongqing-electronic-information | firms | 1700 | firms | over | 2023 | publication | above_scale_firms | github_58595778089 | Typical case of 2023, quoted in a stored file. | 2023 年典型案例，见存档文件引文。
shenyang-robotics-intelligent-manufacturing | output | 121.3 | billion_yuan | eq | 2021 | stated | cluster | shenyang_2022_11 | Output of the leading industry. | 主导产业产值。
shenyang-robotics-intelligent-manufacturing | firms | 1980 | firms | eq | 2021 | stated | enterprises_and_institutions | shenyang_2022_11 |  | 
weifang-power-equipment | output | 300 | billion_yuan | eq | 2025 | publication | cluster | economic_daily_2025_08_25 | Annual output, about a third of the nation. | 年产值，约占全国三分之一。
ganzhou-rare-earth-materials | revenue | 41.09 | billion_yuan | eq | 2021 | stated | above_scale_firms | ganzhou_2022_12_06 | Over a third of the nation. | 占全国三分之一以上。
ningde-power-batteries | output | 158 | billion_yuan | eq | 2021 | stated | cluster | ningde_2022_11_30 | Lithium-battery chain. A city work report gives 248 billion for 2024. | 锂电产业链。市政府工作报告称 2024 年为 2480 亿元。
ningde-power-batteries | firms | 41 | firms | eq | 2021 | stated | above_scale_firms | ningde_2022_11_30 |  | 
taizhou-lianyungang-wuxi-biomedicine | output | 304 | billion_yuan | eq | 2021 | stated | cluster | sci_tech_daily_2023_04_29 | End of 2021, up 15%, 9.02% of the nation. | 2021 年底，增长 15%，占全国 9.02%。
beijing-tianjin-hebei-life-health | firms | 6000 | firms | over | 2023 | publication | cluster | enorth_2023_02_24 | Enterprises in the three places. | 三地企业。
suzhou-wuxi-nantong-high-end-textiles | revenue | 478.28 | billion_yuan | eq | 2022 | stated | partial_year | painie_2022_11;cluster_atlas | January to September, above-scale firms; sum of Suzhou 204.34, Wuxi 152.36 and Nantong 121.58 made by this project. | 1 至 9 月规上企业；由本项目将苏州 2043.4 亿元、无锡 1523.6 亿元、南通 1215.8 亿元相加。
qingdao-yantai-weihai-ships-offshore-equipment | output | 80 | billion_yuan | over | 2022 | stated | core_industry | ships_2023_10 |  | 
qingdao-yantai-weihai-ships-offshore-equipment | firms | 600 | firms | over | 2022 | stated | cluster | ships_2023_10 | Upstream and downstream firms. | 上下游企业。
qingdao-yantai-weihai-ships-offshore-equipment | firms | 140 | firms | eq | 2022 | stated | above_scale_firms | ships_2023_10 |  | 
luoyang-modern-agricultural-machinery | output | 60 | billion_yuan | about | 2024 | publication | cluster | henan_daily_2024_11_25 | Annual output. | 年产值。
luoyang-modern-agricultural-machinery | firms | 300 | firms | over | 2024 | publication | enterprises_and_institutions | henan_daily_2024_11_25 |  | 
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | revenue | 204.5 | billion_yuan | eq | 2023 | stated | province_industry | peoples_daily_online_2025_01_20 | Power-transmission industry of Hunan. | 湖南全省输变电产业。
hengyang-changsha-zhuzhou-xiangtan-uhv-transmission | firms | 749 | firms | eq | 2023 | stated | province_industry | peoples_daily_online_2025_01_20 | Power-transmission industry of Hunan. | 湖南全省输变电产业。
urumqi-changji-shihezi-photovoltaics | firms | 104 | firms | eq | 2024 | publication | key_firms | solarzoom_2024_12 | Key firms, of them 37 high-tech. | 重点企业，其中高新技术企业 37 家。
urumqi-changji-shihezi-photovoltaics | little_giants | 4 | firms | eq | 2024 | publication | cluster | solarzoom_2024_12 |  | 
weifang-linyi-rizhao-smart-agricultural-machinery | output | 100 | billion_yuan | over | 2025 | publication | cluster | weifang_2025_08_03 | "Over a hundred billion" (超千亿元). | 原文“超千亿元”。
"""


def table(text, n):
    for line in text.strip("\n").splitlines():
        f = [x.strip() for x in (line + " ").split(" | ")]
        assert len(f) == n, (len(f), line)
        yield f


def main():
    addr = by_address()
    cities = {r["short_zh"]: r["id"] for r in city_rows()}
    provs = {r["name_zh_short"]: r["iso_3166_2"][3:] for r in facts("sme", "provinces.csv")}
    order = {s[0]: i for i, s in enumerate(SECTORS)}
    hand = {f[0]: f for f in table(TABLE, 6)}
    src = facts("clusters", "clusters.csv")
    assert set(hand) == {r["id"] for r in src}, set(hand) ^ {r["id"] for r in src}

    clusters, members = [], []
    for r in src:
        cid, short_zh, short_en, name_source, note_en, note_zh = hand[r["id"]]
        assert len(short_zh) <= 9 and len(short_en) <= 26, (cid, len(short_zh), len(short_en))
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
            "sector_basis": "ambiguous" if "ambiguous" in r["sector_basis"] else "inferred", "round": r["round"],
            "announced": "2022-11-30" if r["announced_year"] == "2022" else "2024-12", "confidence": r["confidence"],
            "provinces": ";".join(provs[p] for p in r["provinces_zh"].split(";")), "name_source": name_source,
            "sources": ";".join(sources), "note_en": note_en, "note_zh": note_zh})
        for i, c in enumerate(r["cities_zh"].split(";")):
            if cid in PARTIAL:
                basis = "partial"
            elif (cid, c) in RECALLED_MEMBERS:
                basis = "recalled"
            elif c in name_zh:
                basis = "named"
            else:
                basis = "decomposed"
            s = MEMBER_SOURCE.get((cid, c), sources[0])
            if basis == "decomposed" and "github_60554125998" in sources:
                s = "github_60554125998"
            elif basis in ("decomposed", "recalled") and (cid, c) not in MEMBER_SOURCE:
                s += ";cluster_atlas"
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
