"""Sources of the facts on small and medium enterprises: one row per text cited by data/facts/sme that sources.py does not
list by hand. Quality, link and date are those of the facts; the note says what was read there, which the facts tell by use.
Publishers are given only where the facts say them or the address itself is the publisher's own."""
import re
from urllib.parse import urlparse

from common import facts

PUBLISHERS = {  # by host; the address is the publisher's own
    "english.beijing.gov.cn": "Beijing Municipal Government (北京市人民政府)",
    "www.shio.gov.cn": "Shanghai Municipal Information Office (上海市人民政府新闻办公室)",
    "english.shanghai.gov.cn": "Shanghai Municipal Government (上海市人民政府)",
    "urumqi.gov.cn": "Urumqi Municipal Government (乌鲁木齐市人民政府)",
    "www.cityofzhuhai.com": "City of Zhuhai, English site (珠海市)",
    "gxj.baotou.gov.cn": "Baotou Bureau of Industry and Information Technology (包头市工业和信息化局)",
    "www.gojilin.gov.cn": "Jilin Provincial Government, English site (吉林省人民政府)",
    "qqhr.zwfw.hlj.gov.cn": "Heilongjiang government services, Qiqihar (黑龙江政务服务网齐齐哈尔)",
    "zhili.huian.gov.cn": "Hui'an County, Quanzhou (泉州市惠安县)",
    "english.liangjiang.gov.cn": "Liangjiang New Area, Chongqing (重庆两江新区)",
    "zhejiang.chinadaily.com.cn": "China Daily (中国日报)", "guizhou.chinadaily.com.cn": "China Daily (中国日报)",
    "shandong.chinadaily.com.cn": "China Daily (中国日报)", "epaper.tianjinwe.com": "Tianjin Daily (天津日报)",
    "hao.cnyes.com": "Anue (钜亨网)", "m.ofweek.com": "OFweek (维科网)", "peopleweekly.cn": "People Weekly (人民周刊)",
    "henan.china.com": "China.com, Henan (中华网河南)", "hq.news.cn": "Xinhua, Hainan (新华网海南)",
    "hlj.news.cn": "Xinhua, Heilongjiang (新华网黑龙江)", "hb.china.com.cn": "China.com.cn, Hubei (中国网湖北)",
    "iot.china.com.cn": "China.com.cn (中国网)", "m.e23.cn": "Shunwang, Jinan (舜网)",
    "hebei.hebnews.cn": "Hebei News (河北新闻网)", "m.jstv.com": "Jiangsu Broadcasting Corporation (江苏省广播电视总台)",
    "www.eyeshenzhen.com": "EyeShenzhen", "ttt.tibet.cn": "China Tibet Online (中国西藏网)", "hn.rednet.cn": "Rednet (红网)",
    "ah.sina.com.cn": "Sina, Anhui (新浪安徽)", "m.163.com": "NetEase (网易)", "www.ourjiangsu.com": "Our Jiangsu (我苏网)",
    "www.ichongqing.info": "iChongqing",
    # the facts name the origin of what was read elsewhere
    "wallstreetcn.com": "21st Century Business Herald (21世纪经济报道), at Wallstreetcn (华尔街见闻)",
    "www.sgf2.com": "People's Daily Online (人民网)", "bbs.w10.cn": "Henan Daily (河南日报)",
    "www.ytzp.cc": "China News Service (中国新闻网)", "ha.yeaphi.com": "Chongqing Daily (重庆日报)",
    "www.breakinglatest.news": "21st Century Economic Research Institute (21世纪经济研究院)",
}
CAVEATS = {  # by host: what the facts say of the text as a whole
    "m.ofweek.com": ("Counts of the database Huoshi Chuangzao (火石创造).", "火石创造数据库统计。"),
    "www.ytzp.cc": ("Reads like a machine retranslation.", "疑为机器回译。"),
    "ha.yeaphi.com": ("Company page, machine translation.", "企业网页，机器翻译。"),
    "bbs.w10.cn": ("Repost in a forum.", "论坛转帖。"),
    "www.sgf2.com": ("Copy on an unrelated site.", "无关网站上的副本。"),
    "www.uekitaka-mc.com": ("Commercial page written for search engines; weak source.", "面向搜索引擎的商业网页，可靠性低。"),
    "www.duckwijs.com": ("Commercial page: weak.", "商业网页，可靠性低。"),
    "www.handmsg.com": ("Academic paper.", "学术论文。"),
    "max.book118.com": ("Academic study.", "学术研究。"),
    "4ll.net": ("Machine translation, cut short.", "机器翻译，文本不全。"),
}
# Texts read without an address, by place and date of the facts.
NO_ADDRESS = {
    ("AH", "2019-07-12"): ("zhong_an_online_2019_07_12", "Zhong An Online (中安在线)"),
    ("HN", "2023-07-15"): ("changsha_evening_news_2023_07_15", "Changsha Evening News (长沙晚报)"),
    ("SZ", "2024-11-03"): ("shenzhen_zone_daily_2024_11_03", "Shenzhen Special Zone Daily (深圳特区报)"),
    ("HI", ""): ("hainan_daily_2022", "Hainan Daily (海南日报)"),
    ("NX", ""): ("ningxia_opinions", ""),
}
HAND = [  # id, publisher, date, quality, note_en, note_zh: reference data, and figures that the facts name without an address
    ("sme_facts_without_address", "", "", "no_url",
     "Figures quoted as conflicting with others; the address of the source was not kept.",
     "与其他数据相左的数字；未保留来源网址。"),
    ("beijing_city_2020", "City of Beijing (北京市)", "", "no_url", "Little giants of Beijing at the end of 2020; address not kept.", "2020 年底北京“小巨人”数量；未保留网址。"),
    ("national_business_daily_2022", "National Business Daily (每日经济新闻)", "", "no_url", "Little giants of Jiangsu after four batches; from a copy whose address was not kept.", "江苏四批“小巨人”合计；所查副本未保留网址。"),
    ("github_71353077227", "", "", "no_url", "Third-party file on GitHub (repository not found): test of a population data set; Hong Kong, Macao and Taiwan.", "GitHub 上的第三方文件（未找到仓库）：人口数据集的测试；香港、澳门、台湾。"),
]
QUALITY = {"official": "official", "media": "media", "aggregator": "aggregator", "mirror-or-obscure": "mirror", "no-url": "no_url"}
TOPICS = {"little": ("little giants", "“小巨人”"), "ladder": ("other tiers", "其他层级"), "programmes": ("programmes", "政策")}
CORPS = ("Xinjiang Production and Construction Corps", "新疆生产建设兵团")


def host(url):
    """The host of an address, or of the page behind a converter of characters."""
    gate = re.search(r"/gate/big5/([^/]+)/", url)
    return gate.group(1) if gate else urlparse(url).netloc


def slug(url):
    name = re.sub(r"^(www|m)\.", "", host(url))
    name = re.sub(r"\.(com|gov|org|net)?(\.?(cn|com|net|org|cc|info|news))?$", "", name)
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def date_of(text):
    return re.sub(r" \(.*\)$", "", text)


def uses():
    """Per address, or per place and date where there is none: date, quality, link, and what was read of which place."""
    out = {}
    for name in ("ladder_observations.csv", "programmes.csv"):
        for r in facts("sme", name):
            place = r.get("unit_code") or r["iso_3166_2"][3:]
            topic = "programmes" if name == "programmes.csv" else "little" if r["metric"].startswith("little_giant") else "ladder"
            key = r["source_url"] or (place, r["source_date"])
            use = out.setdefault(key, {"date": date_of(r["source_date"]), "quality": QUALITY[r["source_quality"]],
                                       "link": r["link_in_ui"], "topics": {}})
            assert use["quality"] == QUALITY[r["source_quality"]] and use["link"] == r["link_in_ui"], key
            use["topics"].setdefault(topic, {})[place] = None
    return out


def no_address(place, date):
    """The source of a row of the facts that has no address."""
    return NO_ADDRESS[place, date][0]


def rows(listed):
    """Rows for the addresses that are not in `listed`: id, publisher, title, date, read_at, quality, link, note_en, note_zh."""
    names = {r["unit_code"]: (r["unit_en"], re.sub(r"[市省]$|(维吾尔|壮族|回族)?自治区$", "", r["unit_zh"]))
             for r in facts("sme", "ladder_observations.csv")}
    names["XZ"], names["BT"] = ("Xizang", "西藏"), CORPS
    taken, out = set(), []
    for key, use in uses().items():
        if key in listed:
            continue
        note = ["; ".join(f"{TOPICS[t][i]} ({', '.join(names[p][i] for p in places)})" for t, places in use["topics"].items()) for i in (0, 1)]
        en, zh = f"Used for: {note[0]}.", "用于：" + note[1].replace("; ", "；").replace(" (", "（").replace(")", "）").replace(", ", "、") + "。"
        if isinstance(key, tuple):
            sid, publisher, url = *NO_ADDRESS[key], ""
            en, zh = en + " No web address recorded.", zh + "未记录网址。"
        else:
            url, publisher = key, PUBLISHERS.get(host(key), "")
            sid = "_".join(filter(None, [slug(key), use["date"].replace("-", "_")]))
            if sid in taken or re.fullmatch(r"[0-9_]+", sid):
                # told apart by the page's own number, which is the longest that is no date
                sid += "_" + max((n for n in re.findall(r"\d+", key) if n not in use["date"].replace("-", "")), key=len)
            a, b = CAVEATS.get(host(key), ("", ""))
            en, zh = f"{en} {a}".strip(), zh + b
        assert sid not in taken, sid
        taken.add(sid)
        out.append((sid, publisher, "", use["date"], url, use["quality"], use["link"], en, zh))
    out += [(sid, publisher, "", date, "", quality, "no", en, zh) for sid, publisher, date, quality, en, zh in HAND]
    return out
