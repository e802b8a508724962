"""Publishers and titles that a second look at the texts of November 2026 found, for sources whose facts name none: read on the
page itself (its heading, its dateline, the author or source that it names), or said by the facts. Where the facts know a collected copy only by
its site, the site stands for the publisher, and the quality says that it is a copy."""

# id | publisher | title
FOUND = """
# named by the text
yintaiyuan_2024_07_22 | Liaoning Daily (辽宁日报), at People's Daily Online (人民网) | 辽宁省再添283家省级专精特新企业
finance_newshainan_2022_10_10 | China News Service (中国新闻网) | 青海国家专精特新“小巨人”企业增至13家
zsjp_jpntv_2025_11_06 | Zhangshang Jinpu, Dalian (掌上金普) | 普湾经济区新增一家专精特新“小巨人”企业
npo39125c_npoall | Xinjiang Production and Construction Corps (新疆生产建设兵团) |
cititic_2021_09_13 | Shanghai Securities News (上海证券报) |
cititic_2021_09_13_1643754 | Sichuan News Net (四川新闻网) | 小巨人迸发大能量解密成都小巨人企业的成长密码
news_chengdu_2023_07_14 | Chengdu Daily (成都日报) | “专精特新”活力迸发 成都新增86家“小巨人”企业
bbra_2021_08_29 | Shaanxi Daily (陕西日报) | 陕西省国家级专精特新“小巨人”企业达112家
yanqitong_2024_09_22 | Xi'an High-tech Zone (西安高新区) | 西安高新区17家企业入选国家级专精特新“小巨人”
jiaxigo_2020_11_26 | Xinhua (新华社) | “块头小”能量大 安徽培养国家级行业“小巨人”86家
news_72177_2022_02_25 | Jinyun News (津云新闻), at Tianjin Online (天津在线) | 国家级单项冠军企业达到16家 国家级专精特新“小巨人”企业达到130家 盘点优质企业 天津名列第五
news_cnhktv_2023_12_14 | China News Service (中国新闻网) | 黑龙江：今年预计培育创新型中小企业1310户以上
readhub_next_cdn_nocode | Readhub | 上海首发专精特新企业发展指数：近八成来自国家战略性新兴产业
chacewang | Hebei Department of Industry and Information Technology (河北省工业和信息化厅) | 关于组织2022年河北省专精特新示范企业选拔认定工作的通知
law888 | Hebei Department of Industry and Information Technology (河北省工业和信息化厅) | 关于印发《河北省“专精特新”中小企业培育工作指南》的通知
quwenduanzi | General Office of the Zhejiang Provincial Government (浙江省人民政府办公厅) |
n3544_2022_02_17 | General Office of the Anhui Provincial Government (安徽省人民政府办公厅) | 安徽省专精特新中小企业倍增行动方案
ushui_2025_06_06 | General Office of the Yunnan Provincial Government (云南省人民政府办公厅) | 云南省人民政府办公厅关于印发《云南省专精特新企业倍增三年行动计划（2025—2027年）》的通知
dmems_2021_02_20 | Voice of Hunan Online (华声在线) |
lzbs_2023_05_24 | Lanzhou Evening News (兰州晚报), at Lanzhou News Net (兰州新闻网) | 我市新培育“专精特新”中小企业76家
cn_dailyeconomic_2023_04_17 | Jiangxi Provincial Government (江西省人民政府), reported at dailyeconomic.com |
ships_2023_10 | Qingdao Daily (青岛日报) | 青岛两集群入围首批省先进制造业集群
doc360_2022_12_01 | Gongxin Weibao, account of the Ministry of Industry and Information Technology (工信微报) |
jinshu91_2025_01 | 91 Jinshu (91金属网) |
ganzhou_2022_12_06 | Gaoxinyuan, achie.org (高新院) |
weldljkj | Zhitong Beijiaosuo, account on the Beijing Stock Exchange (直通北交所) |
wyazu | Beijing News (新京报) |
cq_m_jinbiaochi_2025_07_01 | Xinhua, Chongqing (新华网重庆) |
smelz_2022_02_22 | Guangxi Department of Industry and Information Technology (广西壮族自治区工业和信息化厅) | 关于印发中小企业“专精特新”培育提升行动计划的通知
10100_2025_49353791 | Lüniu Keji (绿纽科技) |
lr5_2022_01_05 | Liaoning Department of Science and Technology (辽宁省科学技术厅) |
fzxysj_2023_07_18 | China Securities Journal (中国证券报) | 江苏省新获国家专精特新“小巨人”企业数量居全国第一
lzxfs_2025_08_23 | General Office of the Guangzhou Municipal Government (广州市人民政府办公厅) | 广州市促进专精特新中小企业发展壮大若干措施
hulianxingkong | Jilin Department of Industry and Information Technology (吉林省工业和信息化厅) |
ddqygy_2023_06_27 | Liangjiang Shuitu New Town, Chongqing (两江水土新城) | 2023年重庆专精特新中小企业名单公布，水土新城40家企业上榜
chn_kgongcn_2024_01_06 | China News Service (中国新闻网) | “专精特新”企业何以成新疆兵团高质量发展生力军？
hohhot_2022_12_27 | Mengma Caijing (蒙马财经) | 呼和浩特市乳制品集群入选“国家队”
careerengine_2021_04 | Kaifeng (凯风) |
shangye_zhangbeibao_2022_07_07 | Henan Daily (河南日报) |
# published on the site of a government, a paper or an account, by the path of the copy
sichuan_2022_12_03 | Sichuan Provincial Government (四川省人民政府) |
hunan_2021_03_24 | Hunan Provincial Government (湖南省人民政府) | 湖南两大集群领先全国
news_z56c_2025_07_14 | Modern Logistics News (现代物流报) |
net178_2026_06 | NetEase (网易) |
large_aircraft_2025_06 | NetEase (网易) |
# the page names the site that shows it, and no other
kjcgmall_2024_08_05 | Chengguo Mall (橙果MALL) | 江西已有专精特新“小巨人”企业255家 正启动新一批企业认定
kjcgjy_2025_12_01 | Chengguo Mall (橙果MALL) |
kjcgjy_2025_09_04 | Chengguo Mall (橙果MALL) | 新疆截至目前累计评价创新型中小企业2365家
kjcgjy_2026_02_28 | Chengguo Mall (橙果MALL) |
kjcgjy_2022_11_29 | Chengguo Mall (橙果MALL) |
tellerreport_2022_09_27 | Teller Report |
topchinanews | Top China News |
article_wn | World News, wn.com |
daydaynews_2025_03_20 | DayDayNews |
# said by the facts
spotlesstouchcleaning_2022_06_26 | Zhejiang Daily (浙江日报) |
lalapao_2025_11_19 | Gaoxinyuan, achie.org (高新院) | 内蒙古中小企业特色产业集群为高质量发展注入动能
ydh_2025_06_23 | Press of Zhongshan (中山媒体) |
zsnews_2025 | Press of Zhongshan (中山媒体) |
mianyang_2024_11 | Media of Mianyang (绵阳媒体) |
baotou_2025_05 | News of the city of Baotou (包头市新闻) |
elib_2025_11_07 | A newspaper, in the database 360elib (报刊，见 360elib 数据库) |
elib_nm_2025_10_12 | A newspaper, in the database 360elib (报刊，见 360elib 数据库) |
cqsmartpark_2024_07_31 | SME service pages of Guang'an (广安中小企业服务网页) |
reportify_2025_xian | Reportify |
reportify_2025_11_13 | Reportify |
staging_reportify_2025_12_13 | Reportify |
reportify_2026_02_05 | Reportify |
gotohui_tally | Gotohui |
ningxia_opinions | Departments of Ningxia (宁夏回族自治区有关部门) | 关于促进专精特新中小企业高质量发展的实施意见
github_71353077227 | A file on GitHub (存于 GitHub 的文件) |
github_60554125998 | A file on GitHub (存于 GitHub 的文件) |
github_58595778089 | A file on GitHub (存于 GitHub 的文件) |
gh_59703293963 | A file on GitHub (存于 GitHub 的文件) |
trade_total_unverified | A file on GitHub (存于 GitHub 的文件) |
kczg_2025_06_19 | kczg.org.cn |
kczg_2025_12_01 | kczg.org.cn |
tobse_2023_01_06 | tobse.cn |
djxww_2023_01_07 | djxww.com |
jx_2023_11_02 | pk.bffs.cn |
cadmm_2023 | cadmm.com |
cstsa_2023 | cstsa.org.cn |
jiesubao_2025_03_10 | jiesubao.cn |
yinsfinance_zj_2025 | yinsfinance.com |
jmcggg_2024 | jmcggg.com |
sddea_2025 | sddea.cn |
lndangjian_2024 | lndangjian.com.cn |
mffb_tj_2023 | mffb.com.cn |
yqsmesc_ah_2023 | yqsmesc.com |
freshfromchina_2026_01 | freshfromchina.com |
cjsjw_2022_06_16 | cjsjw.cn |
escn_2025_07_01 | escn.com.cn |
cititic_2022_01_19 | cititic.com |
crane_net_nb | crane-net.com |
jiangsunews_2022_12_28 | jiangsunews.cn |
"""
# Texts replaced by another with the same figures and a named publisher: id in the facts, row as in sources.py.
REPLACED = {
    "niita_2025_01_13": ("dazhong_2025_01", "Dazhong News (大众新闻)", "", "2025-01", "http://nxhuan.com/shandong/p/1675539.html", "mirror", "no",
                         "Little giants: Shandong; other rungs of the ladder: Shandong; programmes: Shandong. From a copy.",
                         "“小巨人”：山东；梯度其他层级：山东；政策：山东。据副本。"),
    "ningde_2022_11_30": ("cns_2022_12_19", "China News Service (中国新闻网)", "福建宁德：打造“世界锂电之都”", "2022-12-19",
                          "http://nbnewpower.cn/cj/2022/12-19/9917504.shtml", "mirror", "no",
                          "Ningde: the only cluster of Fujian among the 45; 41 firms above the size threshold, 158 billion yuan in 2021. From a copy.",
                          "宁德：45 个中福建唯一的集群；2021 年规上企业 41 家，产值 1580 亿元。据副本。"),
}


def found():
    """Publisher and title by identifier."""
    out = {}
    for line in FOUND.strip().splitlines():
        if not line.startswith("#"):
            sid, publisher, title = (cell.strip() for cell in (line + " ").split(" | "))
            assert sid not in out, sid
            out[sid] = (publisher, title)
    return out


def named(rows):
    """Rows as in sources.py with the publishers and titles found; texts that were replaced give way to the others."""
    known = found()
    for row in rows:
        row = REPLACED.get(row[0], row)
        publisher, title = known.pop(row[0], ("", ""))
        assert not (publisher and row[1]), row[0]
        yield (row[0], row[1] or publisher, row[2] or title, *row[3:])
    assert not known, known
