"""Shared helpers of the data scripts: paths, deterministic CSV output, pinyin."""
import csv
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "data")
FACTS = os.path.join(DATA, "facts")


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def facts(*parts):
    return read(os.path.join(FACTS, *parts))


PROSE = re.compile(r"(note|comment|claim|what|description|others|counts|attributed_to)_(en|zh)")


def typeset(column, text):
    """Prose as docs/style-en.md and docs/style-zh.md have it: curly quotes; full-width brackets, thousands separators."""
    kind = PROSE.fullmatch(column)
    if kind and kind[2] == "en":
        text = re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")
        text = re.sub(r"(?<=\d)-(?=\d{4}\b)", "–", text)
    elif kind:
        text = re.sub(r" ?\(([^()]*[\u3400-\u9fff][^()]*)\)", r"（\1）", text).replace("） - ", "）− ")
        text = re.sub(r"(?<![\d.,〔])(\d{4,})(?=(?:\.\d+)? ?(?:多|余)?(?:[家个项人名条万亿元]))", lambda n: f"{int(n[1]):,}", text)
    elif column == "publisher":
        text = text.replace("'", "’")
    return text


def write(name, columns, rows):
    path = os.path.join(DATA, name)
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, columns, lineterminator="\n", extrasaction="raise")
        w.writeheader()
        for r in rows:
            missing = [c for c in columns if c not in r]
            assert not missing, (name, missing, r)
            w.writerow({c: "" if r[c] is None else typeset(c, str(r[c]).strip()) for c in columns})
    print(f"{name}: {len(rows)} rows")


# Readings that a character-by-character reading gets wrong. Longest match first.
READINGS = {
    "重庆": "chong qing", "成渝": "cheng yu", "厦门": "xia men", "长沙": "chang sha", "长春": "chang chun",
    "长治": "chang zhi", "长三角": "chang san jiao", "长株潭": "chang zhu tan", "乐清": "yue qing",
    "乐山": "le shan", "蚌埠": "beng bu", "六安": "lu an", "亳州": "bo zhou", "台州": "tai zhou",
    "丽水": "li shui", "丽江": "li jiang", "宿州": "su zhou", "宿迁": "su qian", "宿淮": "su huai", "大同": "da tong",
    "朝阳": "chao yang", "阿坝": "a ba", "阿拉善": "a la shan", "阿里": "a li", "阿勒泰": "a le tai",
    "阿克苏": "a ke su", "百色": "bai se", "漯河": "luo he", "濮阳": "pu yang", "泸州": "lu zhou",
    "吐鲁番": "tu lu fan", "西藏": "xi zang", "昌都": "chang du", "那曲": "na qu", "陕西": "shan xi",
    "新疆": "xin jiang", "呼和浩特": "hu he hao te", "巴彦淖尔": "ba yan nao er", "齐齐哈尔": "qi qi ha er",
    "铅": "qian", "儋州": "dan zhou", "十堰": "shi yan", "郴州": "chen zhou", "衢州": "qu zhou",
    "莆田": "pu tian", "澳门": "ao men", "香港": "xiang gang", "石嘴山": "shi zui shan", "吕梁": "lv liang",
    "都匀": "du yun", "行唐": "xing tang", "番": "fan", "轨道": "gui dao", "重": "zhong", "行": "xing",
    "沈阳": "shen yang", "沈大": "shen da", "乌昌石": "wu chang shi", "石河子": "shi he zi", "莞": "guan",
    "盐常宿淮": "yan chang su huai", "宝汉天": "bao han tian", "会": "hui", "柳州": "liu zhou",
    "钦州": "qin zhou", "红河": "hong he", "克孜勒苏": "ke zi le su", "巴音郭楞": "ba yin guo leng",
    "博尔塔拉": "bo er ta la", "单": "dan", "调": "tiao", "湖南": "hu nan", "什": "shi",
    "切": "qie", "朴": "pu", "系": "xi", "传": "chuan", "车": "che", "合": "he", "和": "he",
    "信阳": "xin yang", "洪泽": "hong ze", "曲靖": "qu jing", "六盘水": "liu pan shui", "台北": "tai bei",
    "台中": "tai zhong", "台南": "tai nan", "台湾": "tai wan", "金台": "jin tai", "德宏": "de hong",
    "楞": "leng", "和田": "he tian", "尔": "er", "塔城": "ta cheng", "喀什": "ka shi", "黑河": "hei he",
    "石家庄": "shi jia zhuang", "秦皇岛": "qin huang dao", "哈密": "ha mi", "哈尔滨": "ha er bin",
    "中卫": "zhong wei", "济南": "ji nan", "济宁": "ji ning", "临汾": "lin fen", "运城": "yun cheng",
}
_BY_LEN = sorted(READINGS, key=len, reverse=True)


def pinyin(text):
    """Syllables, lower case, no tones, one space between; anything that is not a hanzi is dropped."""
    from pypinyin import Style, lazy_pinyin
    out, i = [], 0
    text = re.sub(r"[^\u3400-\u9fff]", "", text)
    run = ""

    def flush():
        nonlocal run
        if run:
            out.extend(lazy_pinyin(run, style=Style.NORMAL, v_to_u=False))
            run = ""
    while i < len(text):
        for k in _BY_LEN:
            if text.startswith(k, i) and (len(k) > 1):
                flush()
                out.extend(READINGS[k].split())
                i += len(k)
                break
        else:
            # single characters with a fixed reading in this vocabulary
            if text[i] in READINGS:
                flush()
                out.append(READINGS[text[i]])
            else:
                run += text[i]
            i += 1
    flush()
    s = " ".join(out).replace("ü", "v").lower()
    assert re.fullmatch(r"[a-z]+( [a-z]+)*", s) or not text, (text, s)
    assert len(s.split()) == len(text), (text, s)
    return s
