"""sectors.csv, provinces.csv, cities.csv, counties.csv."""
import json
import os

from common import DATA, FACTS, facts, pinyin, write

SECTORS = [  # id, name_zh, name_en, short_zh, short_en, official count of the 45
    ("new_generation_it", "新一代信息技术", "New-generation information technology", "信息技术", "Information tech", 13),
    ("high_end_equipment", "高端装备", "High-end equipment", "高端装备", "High-end equipment", 13),
    ("new_materials", "新材料", "New materials", "新材料", "New materials", 7),
    ("biomedicine_medical_devices", "生物医药及高端医疗器械", "Biomedicine and high-end medical devices", "生物医药", "Biomedicine", 5),
    ("consumer_goods", "消费品", "Consumer goods", "消费品", "Consumer goods", 4),
    ("new_energy_connected_vehicles", "新能源及智能网联汽车", "New energy and intelligent connected vehicles", "新能源智能汽车", "New energy & cars", 3),
]

PLANNED = {"210200": "LN", "370200": "SD", "330200": "ZJ", "350200": "FJ", "440300": "GD"}

# Prefecture-level units whose short form or English name the input gives by its seat or with diacritics.
CITY_EN = {
    "141100": "Luliang", "152200": "Hinggan", "152500": "Xilingol", "152900": "Alxa", "150800": "Bayannur",
    "222400": "Yanbian", "232700": "Daxing'anling", "422800": "Enshi", "433100": "Xiangxi",
    "513200": "Aba (Ngawa)", "513300": "Ganzi (Garze)", "513400": "Liangshan",
    "522300": "Qianxinan", "522600": "Qiandongnan", "522700": "Qiannan",
    "532500": "Honghe", "532800": "Xishuangbanna", "533100": "Dehong", "533300": "Nujiang", "533400": "Diqing",
    "540500": "Shannan", "542500": "Ngari", "623000": "Gannan",
    "632300": "Huangnan", "632500": "Hainan (Qinghai)", "632800": "Haixi",
    "650100": "Urumqi", "652700": "Bortala", "652800": "Bayingolin", "653000": "Kizilsu", "654000": "Ili",
}
CITY_SHORT = {
    "222400": "延边", "422800": "恩施", "433100": "湘西", "513200": "阿坝", "513300": "甘孜", "513400": "凉山",
    "522300": "黔西南", "522600": "黔东南", "522700": "黔南", "532300": "楚雄", "532500": "红河", "532600": "文山",
    "532800": "西双版纳", "532900": "大理", "533100": "德宏", "533300": "怒江", "533400": "迪庆",
    "622900": "临夏", "623000": "甘南", "632200": "海北", "632300": "黄南", "632500": "海南州", "632600": "果洛",
    "632700": "玉树", "632800": "海西", "652300": "昌吉", "652700": "博尔塔拉", "652800": "巴音郭楞",
    "653000": "克孜勒苏", "654000": "伊犁",
}
# The seat of Daxing'anling (Jiagedaqi) lies in Inner Mongolia; the unit is placed at Tahe, inside Heilongjiang.
MOVED = {"232700": {"lon": 124.6976, "lat": 52.3215, "gid": 2034615, "pop": ""}}
TAIWAN = {"台北": "台北市", "高雄": "高雄市", "台中": "台中市", "台南": "台南市", "新竹": "新竹市"}


def load_places():
    out = []
    for x in json.load(open(os.path.join(FACTS, "places", "places_prefecture.json"), encoding="utf-8")):
        out.append({**x, **MOVED.get(x["code"], {})})
    for x in json.load(open(os.path.join(FACTS, "places", "extra.json"), encoding="utf-8")):
        out.append(dict(x, lvl=3, zh_s=x["zh"][:-1], pop=x.get("pop", "")))
    return out


def city_rows():
    rows = []
    for x in load_places():
        prov, code = x["iso"][3:], x["code"]
        zh, short, en = x["zh"], x["zh_s"], x["en"]
        cid = code
        if prov == "TW":
            cid, zh = "TW-" + en.lower(), TAIWAN[zh]
        elif prov in ("HK", "MO"):
            zh += "特别行政区"
        short = CITY_SHORT.get(cid, short)
        en = CITY_EN.get(cid, en)
        assert en.isascii(), (cid, en)
        level = "sar" if prov in ("HK", "MO") else {1: "municipality", 2: "prefecture", 3: "county"}[x["lvl"]]
        rows.append({
            "id": cid, "name_zh": zh, "short_zh": short, "name_en": en, "pinyin": pinyin(short), "province": prov,
            "lon": f'{x["lon"]:.4f}', "lat": f'{x["lat"]:.4f}', "level": level,
            "planning": "yes" if cid in PLANNED else "", "population": x["pop"], "geonames": x["gid"],
            "source": "geonames" if prov == "TW" else "geonames;nbs_division_codes",
        })
    return sorted(rows, key=lambda r: (r["id"].startswith("TW"), r["id"]))


def county_rows():
    """Counties and county-level cities whose point GeoNames has; districts of cities mostly lack one."""
    cities = {row["id"] for row in city_rows()}
    rows = []
    for x in json.load(open(os.path.join(FACTS, "places", "places_county.json"), encoding="utf-8")):
        code = x["code"]
        if code in cities:
            continue
        # Counties of municipalities lie in these, those that a province administers itself in the province.
        inside = next((city for city in (code[:4] + "00", code[:2] + "0000") if city in cities), "")
        rows.append({
            "id": code, "name_zh": x["zh"], "name_en": x["en"], "province": x["iso"][3:], "city": inside,
            "lon": f'{x["lon"]:.4f}', "lat": f'{x["lat"]:.4f}', "geonames": x["gid"], "source": "geonames;nbs_division_codes",
        })
    return sorted(rows, key=lambda row: row["id"])


def main():
    write("sectors.csv", "id name_zh name_en short_zh short_en pinyin official_count_2022 as_of source".split(), [
        {"id": a, "name_zh": b, "name_en": c, "short_zh": d, "short_en": e, "pinyin": pinyin(b),
         "official_count_2022": n, "as_of": "2022-11-30", "source": "peoples_daily_2022_12_15"} for a, b, c, d, e, n in SECTORS])

    topo = json.load(open(os.path.join(DATA, "basemap", "china_L0.topojson"), encoding="utf-8"))
    label = {g["properties"]["iso"]: g["properties"] for g in topo["objects"]["adm1"]["geometries"]}
    rows = []
    for r in facts("sme", "provinces.csv"):
        pid = r["iso_3166_2"][3:]
        region = {"East": "east", "Central": "central", "West": "west", "Northeast": "northeast"}.get(r["nbs_region"], "")
        p = label[r["iso_3166_2"]]
        assert p["adcode"] == r["gbt2260"] and p["zh"] == r["name_zh"], (p, r)
        rows.append({
            "id": pid, "iso_3166_2": r["iso_3166_2"], "gbt2260": r["gbt2260"], "name_zh": r["name_zh"],
            "short_zh": r["name_zh_short"], "name_en": "Xizang (Tibet)" if pid == "XZ" else r["name_en"],
            "pinyin": pinyin(r["name_zh_short"]), "region": region,
            "planning_note": ";".join(c for c, q in PLANNED.items() if q == pid),
            "label_lon": p["lx"], "label_lat": p["ly"],
            "source": "iso_3166_gbt_2260;natural_earth" + (";nbs_four_regions" if region else ""),
        })
    write("provinces.csv", "id iso_3166_2 gbt2260 name_zh short_zh name_en pinyin region planning_note label_lon label_lat source".split(), rows)
    write("cities.csv", "id name_zh short_zh name_en pinyin province lon lat level planning population geonames source".split(), city_rows())
    write("counties.csv", "id name_zh name_en province city lon lat geonames source".split(), county_rows())


if __name__ == "__main__":
    main()
