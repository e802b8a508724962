"""gazetteer.csv, former_places.csv: what places were and are called, beyond provinces.csv, cities.csv and counties.csv."""
from common import facts, write
from places import city_rows, county_rows

PACKAGE = ("places", "china-division-2.7.0")

# Prefecture-level units and counties that no longer exist under this code or name. Code (empty where the code is that of
# the successor), name, last month or year before the change, successors, note in English and Chinese.
FORMER = [
    ("371200", "莱芜市", "2019-01", "370100", "Merged into Jinan.", "并入济南市。"),
    ("341400", "巢湖市", "2011-08", "340100 340200 340500", "Prefecture-level city, divided among Hefei, Wuhu and Ma’anshan.", "地级巢湖市撤销，分别划归合肥、芜湖、马鞍山三市。"),
    ("", "襄樊市", "2010-12", "420600", "Renamed Xiangyang.", "更名为襄阳市。"),
    ("", "思茅市", "2007", "530800", "Renamed Pu’er.", "更名为普洱市。"),
    ("532700", "思茅地区", "2003", "530800", "Made a prefecture-level city, since 2007 named Pu’er.", "撤地设市，2007 年更名为普洱市。"),
    ("533500", "临沧地区", "2003", "530900", "Made a prefecture-level city.", "撤地设市。"),
    ("622400", "定西地区", "2003", "621100", "Made a prefecture-level city.", "撤地设市。"),
    ("622600", "陇南地区", "2004", "621200", "Made a prefecture-level city.", "撤地设市。"),
    ("142300", "吕梁地区", "2003", "141100", "Made a prefecture-level city.", "撤地设市。"),
    ("152600", "乌兰察布盟", "2003", "150900", "Made a prefecture-level city.", "撤盟设市。"),
    ("152800", "巴彦淖尔盟", "2003", "150800", "Made a prefecture-level city.", "撤盟设市。"),
    ("522200", "铜仁地区", "2011", "520600", "Made a prefecture-level city.", "撤地设市。"),
    ("522400", "毕节地区", "2011", "520500", "Made a prefecture-level city.", "撤地设市。"),
    ("632100", "海东地区", "2013", "630200", "Made a prefecture-level city.", "撤地设市。"),
    ("542300", "日喀则地区", "2014", "540200", "Made a prefecture-level city.", "撤地设市。"),
    ("542100", "昌都地区", "2014", "540300", "Made a prefecture-level city.", "撤地设市。"),
    ("542600", "林芝地区", "2015", "540400", "Made a prefecture-level city.", "撤地设市。"),
    ("542200", "山南地区", "2016", "540500", "Made a prefecture-level city.", "撤地设市。"),
    ("542400", "那曲地区", "2017", "540600", "Made a prefecture-level city.", "撤地设市。"),
    ("652100", "吐鲁番地区", "2015", "650400", "Made a prefecture-level city.", "撤地设市。"),
    ("652200", "哈密地区", "2016", "650500", "Made a prefecture-level city.", "撤地设市。"),
    ("469003", "儋州市", "2015", "460400", "Raised from county level to prefecture level.", "由县级市升格为地级市。"),
    ("469031", "西沙群岛", "2012", "460300", "Made a part of the new city of Sansha.", "划归新设的三沙市。"),
    ("469032", "南沙群岛", "2012", "460300", "Made a part of the new city of Sansha.", "划归新设的三沙市。"),
    ("469033", "中沙群岛的岛礁及其海域", "2012", "460300", "Made a part of the new city of Sansha.", "划归新设的三沙市。"),
    ("110103", "崇文区", "2010", "110101", "Merged into Dongcheng District.", "并入东城区。"),
    ("110104", "宣武区", "2010", "110102", "Merged into Xicheng District.", "并入西城区。"),
    ("110228", "密云县", "2015", "110118", "Made a district.", "撤县设区。"),
    ("110229", "延庆县", "2015", "110119", "Made a district.", "撤县设区。"),
    ("120107", "塘沽区", "2009", "120116", "Merged with Hangu and Dagang into Binhai New Area.", "与汉沽区、大港区合并为滨海新区。"),
    ("120108", "汉沽区", "2009", "120116", "Merged with Tanggu and Dagang into Binhai New Area.", "与塘沽区、大港区合并为滨海新区。"),
    ("120109", "大港区", "2009", "120116", "Merged with Tanggu and Hangu into Binhai New Area.", "与塘沽区、汉沽区合并为滨海新区。"),
    ("120221", "宁河县", "2015", "120117", "Made a district.", "撤县设区。"),
    ("120223", "静海县", "2015", "120118", "Made a district.", "撤县设区。"),
    ("120225", "蓟县", "2016", "120119", "Made a district.", "撤县设区，称蓟州区。"),
    ("310119", "南汇区", "2009", "310115", "Merged into Pudong New Area.", "并入浦东新区。"),
    ("310103", "卢湾区", "2011", "310101", "Merged into Huangpu District.", "并入黄浦区。"),
    ("310108", "闸北区", "2015", "310106", "Merged into Jing’an District.", "并入静安区。"),
    ("310230", "崇明县", "2016", "310151", "Made a district.", "撤县设区。"),
    ("320103", "白下区", "2013", "320104", "Merged into Qinhuai District.", "并入秦淮区。"),
    ("320107", "下关区", "2013", "320106", "Merged into Gulou District.", "并入鼓楼区。"),
    ("320124", "溧水县", "2013", "320117", "Made a district.", "撤县设区。"),
    ("320125", "高淳县", "2013", "320118", "Made a district.", "撤县设区。"),
    ("320202", "崇安区", "2015", "320213", "Merged with Nanchang and Beitang into Liangxi District.", "与南长区、北塘区合并为梁溪区。"),
    ("320203", "南长区", "2015", "320213", "Merged with Chong’an and Beitang into Liangxi District.", "与崇安区、北塘区合并为梁溪区。"),
    ("320204", "北塘区", "2015", "320213", "Merged with Chong’an and Nanchang into Liangxi District.", "与崇安区、南长区合并为梁溪区。"),
    ("320323", "铜山县", "2010", "320312", "Made a district.", "撤县设区。"),
    ("320482", "金坛市", "2015", "320413", "Made a district.", "撤市设区。"),
    ("320502", "沧浪区", "2012", "320508", "Merged with Pingjiang and Jinchang into Gusu District.", "与平江区、金阊区合并为姑苏区。"),
    ("320503", "平江区", "2012", "320508", "Merged with Canglang and Jinchang into Gusu District.", "与沧浪区、金阊区合并为姑苏区。"),
    ("320504", "金阊区", "2012", "320508", "Merged with Canglang and Pingjiang into Gusu District.", "与沧浪区、平江区合并为姑苏区。"),
    ("320584", "吴江市", "2012", "320509", "Made a district.", "撤市设区。"),
    ("320602", "崇川区", "2020", "320613", "Merged with Gangzha into a new Chongchuan District.", "与港闸区合并为新的崇川区。"),
    ("320611", "港闸区", "2020", "320613", "Merged into Chongchuan District.", "并入崇川区。"),
    ("320683", "通州市", "2009", "320612", "Made a district of Nantong.", "撤市设区，为南通市通州区。"),
    ("320684", "海门市", "2020", "320614", "Made a district.", "撤市设区。"),
    ("320621", "海安县", "2018", "320685", "Made a county-level city.", "撤县设市。"),
    ("", "楚州区", "2012", "320803", "Renamed Huai’an District.", "更名为淮安区。"),
    ("320982", "大丰市", "2015", "320904", "Made a district.", "撤市设区。"),
    ("321088", "江都市", "2011", "321012", "Made a district.", "撤市设区。"),
    ("321284", "姜堰市", "2012", "321204", "Made a district.", "撤市设区。"),
    ("", "上城区", "2021", "330102", "Enlarged by the larger part of Jianggan District.", "并入江干区大部。"),
    ("330103", "下城区", "2021", "330105", "Merged into Gongshu District.", "并入拱墅区。"),
    ("330104", "江干区", "2021", "330102 330114", "Divided between Shangcheng and Qiantang.", "分别划归上城区、钱塘区。"),
    ("330183", "富阳市", "2014", "330111", "Made a district.", "撤市设区。"),
    ("330185", "临安市", "2017", "330112", "Made a district.", "撤市设区。"),
    ("330204", "江东区", "2016", "330212", "Merged into Yinzhou District.", "并入鄞州区。"),
    ("330283", "奉化市", "2016", "330213", "Made a district.", "撤市设区。"),
    ("330621", "绍兴县", "2013", "330603", "Made Keqiao District.", "撤县设柯桥区。"),
    ("330682", "上虞市", "2013", "330604", "Made a district.", "撤市设区。"),
    ("331021", "玉环县", "2017", "331083", "Made a county-level city.", "撤县设市。"),
    ("350182", "长乐市", "2017", "350112", "Made a district.", "撤市设区。"),
    ("370205", "四方区", "2012", "370203", "Merged into Shibei District.", "并入市北区。"),
    ("370282", "即墨市", "2017", "370215", "Made a district.", "撤市设区。"),
    ("370284", "胶南市", "2012", "370211", "Merged into Huangdao District.", "并入黄岛区。"),
    ("370181", "章丘市", "2016", "370114", "Made a district.", "撤市设区。"),
    ("371202", "莱城区", "2019-01", "370116", "Made Laiwu District of Jinan.", "改设济南市莱芜区。"),
    ("371203", "钢城区", "2019-01", "370117", "Made a district of Jinan.", "改属济南市。"),
    ("", "苍山县", "2014", "371324", "Renamed Lanling.", "更名为兰陵县。"),
    ("", "襄阳区", "2010-12", "420607", "Renamed Xiangzhou District.", "更名为襄州区。"),
    ("430122", "望城县", "2011", "430112", "Made a district.", "撤县设区。"),
    ("430124", "宁乡县", "2017", "430182", "Made a county-level city.", "撤县设市。"),
    ("440183", "增城市", "2014", "440118", "Made a district.", "撤市设区。"),
    ("440184", "从化市", "2014", "440117", "Made a district.", "撤市设区。"),
    ("440116", "萝岗区", "2014", "440112", "Merged into Huangpu District.", "并入黄埔区。"),
    ("500222", "綦江县", "2011", "500110", "Merged with Wansheng District into Qijiang District.", "与万盛区合并为綦江区。"),
    ("", "万盛区", "2011", "500110", "Merged with Qijiang County into Qijiang District.", "与綦江县合并为綦江区。"),
    ("500225", "大足县", "2011", "500111", "Merged with Shuangqiao District into Dazu District.", "与双桥区合并为大足区。"),
    ("", "双桥区", "2011", "500111", "Merged with Dazu County into Dazu District.", "与大足县合并为大足区。"),
    ("500223", "潼南县", "2015", "500152", "Made a district.", "撤县设区。"),
    ("500224", "铜梁县", "2014", "500151", "Made a district.", "撤县设区。"),
    ("500226", "荣昌县", "2015", "500153", "Made a district.", "撤县设区。"),
    ("500227", "璧山县", "2014", "500120", "Made a district.", "撤县设区。"),
    ("500228", "梁平县", "2016", "500155", "Made a district.", "撤县设区。"),
    ("500232", "武隆县", "2016", "500156", "Made a district.", "撤县设区。"),
    ("500234", "开县", "2016", "500154", "Made Kaizhou District.", "撤县设开州区。"),
    ("510122", "双流县", "2015", "510116", "Made a district.", "撤县设区。"),
    ("510124", "郫县", "2016", "510117", "Made Pidu District.", "撤县设郫都区。"),
    ("520321", "遵义县", "2016", "520304", "Made Bozhou District.", "撤县设播州区。"),
    ("520222", "盘县", "2017", "520281", "Made the county-level city of Panzhou.", "撤县设盘州市。"),
    ("533421", "香格里拉县", "2014", "533401", "Made a county-level city.", "撤县设市。"),
    ("", "中甸县", "2001", "533401", "Renamed Shangri-La County, a county-level city since 2014.", "更名为香格里拉县，2014 年撤县设市。"),
    ("", "潞西市", "2010", "533103", "Renamed Mangshi.", "更名为芒市。"),
    ("610125", "户县", "2016", "610118", "Made Huyi District.", "撤县设鄠邑区。"),
]

# Units that kept their name and got another code, or became the district of a new city, when their prefecture was made a
# city. Code, name, successor if it is called otherwise.
SEATS = {
    "522401": "520502", "522201": "520602", "522230": "520603", "522423": "520581", "542121": "540302", "542301": "540202",
    "542221": "540502", "542421": "540602", "542621": "540402", "542623": "540481", "542232": "540581", "652201": "650502",
    "652101": "650402", "632123": "630202", "632121": "630203",
}


def main():
    cities = {r["id"] for r in city_rows()}
    known = cities | {r["id"] for r in county_rows()}
    heads = {r["code"]: r for r in facts(*PACKAGE, "cities.csv")}
    areas = facts(*PACKAGE, "areas.csv")
    rows = []
    for r in areas:
        code = r["code"]
        # The rows 市辖区, 县 and 省直辖县级行政区划 are headings of the Bureau: their counties lie in the municipality or province.
        parent = next(c for c in (r["cityCode"] + "00", r["provinceCode"] + "0000") if c in cities or c.endswith("0000"))
        # The one unit of Jiayuguan is the city itself.
        if code not in known and r["name"] != heads[r["cityCode"]]["name"]:
            rows.append({"code": code, "name_zh": r["name"], "parent": parent, "source": "nbs_division_codes"})
    write("gazetteer.csv", "code name_zh parent source".split(), rows)
    assert all(c + "00" in cities or h["name"] in ("市辖区", "县") or "直辖" in h["name"] for c, h in heads.items()), "a prefecture that cities.csv lacks"

    names = {r["code"]: r["name"] for r in areas}
    codes = set(names) | cities
    listed = {r["code"]: r["name_zh"] for r in facts("places", "former_codes.csv")}
    former = []
    for code, name, until, successors, note_en, note_zh in FORMER:
        assert not code or listed[code] == name and code not in codes, (code, name, listed.get(code))
        former.append({"code": code, "name_zh": name, "until": until, "successors": ";".join(successors.split()),
                       "note_en": note_en, "note_zh": note_zh, "source": "iso_3166_gbt_2260"})
    prefecture = {r["code"]: r for r in former if r["code"].endswith("00")}
    for code, name in listed.items():
        of = prefecture.get(code[:4] + "00")
        if code in {r["code"] for r in former} or not of or ";" in of["successors"]:
            continue
        inside = [c for c, n in names.items() if n == name and c[:4] + "00" == of["successors"]]
        successor = SEATS.get(code) or (inside[0] if inside else None)
        assert successor in names, (code, name)
        former.append({"code": code, "name_zh": name, "until": of["until"], "successors": successor,
                       "note_en": "Got another code when its prefecture was made a city.", "note_zh": "所属地区撤地设市，代码变更。",
                       "source": "iso_3166_gbt_2260"})
    for r in former:
        assert all(c in codes for c in r["successors"].split(";")), r
    former.sort(key=lambda r: (r["successors"], r["code"], r["name_zh"]))
    write("former_places.csv", "code name_zh until successors note_en note_zh source".split(), former)


if __name__ == "__main__":
    main()
