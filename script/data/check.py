"""Checks of data/*.csv and data/basemap. Exit status 1 where something is wrong; differences from the official
totals that are known and kept are printed, not bent."""
import csv
import json
import os
import re
import sys
from collections import Counter

from common import DATA

errors = []


def err(*a):
    errors.append(" ".join(map(str, a)))


def load(name):
    raw = open(os.path.join(DATA, name), "rb").read()
    if b"\r" in raw or raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
        err(name, "line ends or byte order mark")
    rows = list(csv.DictReader(raw.decode("utf-8").splitlines(keepends=True)))
    for r in rows:
        if None in r or None in r.values():
            err(name, "ragged row", r)
        for k, v in r.items():
            if v != v.strip() or "\n" in v:
                err(name, "space or line end in", k, repr(v))
    return rows


F = {n: load(n + ".csv") for n in ("sources sectors provinces cities counties clusters cluster_members cluster_figures "
                                   "official_totals article_claims national_series announcements little_giants ladder programmes province_indicators findings article_checks "
                                   "province_series province_series_measures province_series_statements province_industry province_industry_measures "
                                   "province_industry_notes industries characteristic_lists characteristic_clusters "
                                   "characteristic_cluster_counts gazetteer former_places").split()}
ids = {n: [r["id"] for r in F[n]] for n in F if "id" in F[n][0]}
for n, v in ids.items():
    for k, c in Counter(v).items():
        if c > 1 or not k:
            err(n, "id not unique", k)
S = {n: set(v) for n, v in ids.items()}


def ref(name, row, value, target, many=False):
    for v in value.split(";") if many else [value]:
        if v not in S[target]:
            err(name, "unresolved", target, repr(v), dict(row))


for n in F:
    # a check has the sources of its fact, a value those of its statement
    if n in ("sources", "article_checks", "province_series", "province_series_measures", "province_industry_measures",
             "province_industry_notes", "industries"):
        continue
    col = "sources" if n == "clusters" else "source"
    for r in F[n]:
        ref(n, r, r[col], "sources", True)
for r in F["clusters"]:
    ref("clusters", r, r["sector"], "sectors")
    ref("clusters", r, r["provinces"], "provinces", True)
    if r["sector_basis"] not in ("inferred", "ambiguous", "named_by_press", "track_2024") or r["round"] not in ("1", "2", "1-2", "3", "2024"):
        err("clusters", r["id"], r["sector_basis"], r["round"])
    if r["confidence"] not in ("verified", "recalled") or r["name_source"] not in ("read", "shortened", "recalled", "back_translated"):
        err("clusters", r["id"], r["confidence"], r["name_source"])
    if len(r["short_en"]) > 27 or len(r["short_zh"]) > 9:
        err("clusters", r["id"], "short form too long")
for col in ("name_zh", "name_en", "short_zh", "short_en"):
    for k, c in Counter(r[col] for r in F["clusters"]).items():
        if c > 1:
            err("clusters", col, "twice:", k)
for r in F["cities"]:
    ref("cities", r, r["province"], "provinces")
    if r["level"] not in ("municipality", "prefecture", "county", "sar"):
        err("cities", r["id"], r["level"])
city = {r["id"]: r for r in F["cities"]}
# all county-level units of the package, each once
package = {r["code"]: r["name"] for r in csv.DictReader(open(os.path.join(DATA, "facts", "places", "china-division-2.7.0", "areas.csv"), encoding="utf-8"))}
units = Counter([r["code"] for r in F["gazetteer"]] + ids["counties"] + [c for c in ids["cities"] if c in package])
if set(units) != set(package) - {"620201"} or max(units.values()) > 1:
    err("gazetteer", "not the units of the package", set(units) ^ set(package))
seats = S["cities"] | {r["gbt2260"] for r in F["provinces"]}
for r in F["gazetteer"]:
    if r["parent"] not in seats or r["code"][:2] != r["parent"][:2]:
        err("gazetteer", r)
for r in F["former_places"]:
    if r["code"] in units or r["code"] in seats or not re.fullmatch(r"\d{4}(-\d\d)?", r["until"]):
        err("former_places", r)
    for c in r["successors"].split(";"):
        if c not in units and c not in seats:
            err("former_places", "unknown successor", c)
for r in F["provinces"]:
    for c in filter(None, r["planning_note"].split(";")):
        if c not in city or city[c]["planning"] != "yes" or city[c]["province"] != r["id"]:
            err("provinces", r["id"], c)
if sum(r["planning"] == "yes" for r in F["cities"]) != 5 or len(F["provinces"]) != 34 or len(F["sectors"]) != 6:
    err("counts of planned cities, provinces or sectors")
if Counter(r["region"] for r in F["provinces"]) != {"east": 10, "central": 6, "west": 12, "northeast": 3, "": 3}:
    err("provinces by region", Counter(r["region"] for r in F["provinces"]))

members = {}
for r in F["cluster_members"]:
    ref("cluster_members", r, r["cluster"], "clusters")
    ref("cluster_members", r, r["city"], "cities")
    if r["basis"] not in ("named", "stated", "decomposed", "recalled", "partial"):
        err("cluster_members", r)
    members.setdefault(r["cluster"], []).append(r)
for r in F["clusters"]:
    m = members.get(r["id"], [])
    if not m or [x["role"] for x in m] != ["lead"] + ["member"] * (len(m) - 1) or len({x["city"] for x in m}) != len(m):
        err("members of", r["id"])
    for x in m:
        if city[x["city"]]["province"] not in r["provinces"].split(";"):
            err("member outside the provinces of its cluster", r["id"], x["city"])
for r in F["cluster_figures"]:
    ref("cluster_figures", r, r["cluster"], "clusters")
    if r["measure"] not in ("output", "revenue", "scale", "firms", "little_giants") or r["qualifier"] not in ("eq", "over", "about") \
            or r["year_basis"] not in ("stated", "publication") or not re.fullmatch(r"\d{4}", r["year"]) \
            or r["unit"] != ("firms" if r["measure"] in ("firms", "little_giants") else "billion_yuan") or not float(r["value"]) > 0:
        err("cluster_figures", r)
for r in F["national_series"] + F["article_claims"]:
    if r["qualifier"] not in ("eq", "over", "about", "") or (r["value"] and not float(r["value"]) > 0):
        err("value", r)
for r in F["sources"]:
    if r["quality"] not in ("official", "media", "aggregator", "mirror", "no_url", "own") or r["link"] not in ("yes", "caution", "no"):
        err("sources", r)
    if r["url"] and r["link"] == "no" or r["url"] and r["quality"] in ("mirror", "no_url"):
        err("address shown that must not be", r["id"])
    if r["link"] != "no" and not r["url"]:
        err("link without address", r["id"])
    if not r["note_en"] or not r["note_zh"]:
        err("source without note", r["id"])
cited = {x for n in F for r in F[n] for k in ("source", "sources", "list") for x in r.get(k, "").split(";")} | {r["source"] for r in load("base_sources.csv")}
for k in S["sources"] - cited:
    err("sources", "nothing rests on", k)
mirror = {re.sub(r"^https?://([^/]+)/.*", r"\1", r["read_at"]) for r in F["sources"] if r["quality"] == "mirror" and r["read_at"]}
for n in F:
    for r in F[n]:
        for k, v in r.items():
            if n != "sources" and any(h in v for h in mirror):
                err(n, "mirror address in", k, v)
        for en, zh in (("note_en", "note_zh"), ("claim_en", "claim_zh"), ("attributed_to_en", "attributed_to_zh"), ("what_en", "what_zh"), ("comment_en", "comment_zh"), ("label_en", "label_zh"), ("title_en", "title_zh"), ("name_en", "name_zh"), ("description_en", "description_zh"), ("others_en", "others_zh")):
            # Its Chinese name was not read.
            if en == "name_en" and (r.get("name_source") == "english_only" or r.get("title") in ("not_shown", "label", "number_only")):
                continue
            if en in r and bool(r[en]) != bool(r[zh]):
                err(n, "one language only", r)
        for k in ("name_en", "short_en", "note_en", "label_en", "claim_en", "what_en", "comment_en"):
            if k in r and n != "sources" and re.search(r"[\u3400-\u9fff]", r[k]) and k != "note_en":
                err(n, "hanzi in", k, r[k])
        if "pinyin" in r:
            zh = r["short_zh"] if n in ("provinces", "cities") else r["name_zh"]
            if not re.fullmatch(r"[a-z]+( [a-z]+)*", r["pinyin"]) or len(r["pinyin"].split()) != len(re.sub(r"[^\u3400-\u9fff]", "", zh)):
                err(n, "pinyin", zh, r["pinyin"])
for n, lon, lat in (("cities", "lon", "lat"), ("provinces", "label_lon", "label_lat")):
    for r in F[n]:
        if not (73 < float(r[lon]) < 136 and 3 < float(r[lat]) < 54):
            err(n, "outside China's bounding box", r["id"])

# ---- rungs of the ladder and programmes
PLACES = S["provinces"] | {r["id"] for r in F["cities"] if r["planning"]} | {"CN", "XPCC"}
ONE_OF = {
    "qualifier": "eq over at_least about at_most", "scope": "included included_inferred apart unclear not_applicable",
    "basis": "stated derived inferred recalled", "weak": "yes", "stage": "confirmed publicised", "count": "new in_force cumulative total",
}
for n in ("little_giants", "ladder", "programmes", "province_indicators", "characteristic_cluster_counts"):
    for r in F[n]:
        for k, words in ONE_OF.items():
            if r.get(k) and r[k] not in words.split():
                err(n, k, r[k])
        if "place" in r and r["place"] not in PLACES | (S["cities"] if n == "characteristic_cluster_counts" else set()):
            err(n, "place", r["place"])
        if r.get("batches") and not re.fullmatch(r"[1-9](-[2-9])?", r["batches"]):
            err(n, "batches", r)
        if r.get("value") and not float(r["value"]) >= 0 or n != "programmes" and not r["value"]:
            err(n, "value", r)
        for k in ("as_of", "issued", "period_from", "period_to"):
            if r.get(k) and not re.fullmatch(r"\d{4}(-\d\d){0,2}", r[k]):
                err(n, k, r)
MONTHS = "January February March April May June July August September October November December".split()


def numbers(text):
    """Numbers of an English or Chinese text, in ones: digits only, so that words and hanzi of the two need not agree."""
    text = re.sub(r"\d+th five-year plan|\d+th Five-Year Plan|\d+th FYP", "", text)
    text = re.sub(r"([\d.]+) to ([\d.]+) (million|billion)", r"\1 \3 to \2 \3", text)
    text = re.sub(r"\b(%s)\b(?= \d{4}|$|,| without)" % "|".join(MONTHS), lambda m: str(MONTHS.index(m.group(1)) + 1), text)
    of = {"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "万": 1e4, "亿": 1e8, "万亿": 1e12}
    found = re.findall(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)[ -]?(million|billion|trillion|bn|万亿|亿|万|)", text)
    return sorted(round(float(n.replace(",", "")) * of[unit], 3) for n, unit in found)


for r in F["programmes"]:
    for k in ("description", "others", "note", "counts"):
        if numbers(r[f"{k}_en"]) != numbers(r[f"{k}_zh"]):
            err("programmes", r["id"], "numbers of the two languages differ:", k, numbers(r[f"{k}_en"]), numbers(r[f"{k}_zh"]))
    if r["province"] != "CN":
        ref("programmes", r, r["province"], "provinces")
    if r["city"] and city[r["city"]]["province"] != r["province"] or bool(r["value"]) != bool(r["as_of"]):
        err("programmes", r["id"])
for r in F["province_indicators"]:
    ref("province_indicators", r, r["province"], "provinces")

# ---- series by province and year
for m in F["province_series_measures"]:
    if m["kind"] not in ("stock", "flow", "ratio") or not m["title_en"] or not m["title_zh"] or not m["unit"]:
        err("province_series_measures", m["id"])
    # A note that says so has a break, and no other note has one.
    if bool(m["breaks"]) != bool(re.search("not comparable|up to \\d{4}.* from \\d{4}", m["note_en"])):
        err("province_series_measures", "breaks of", m["id"])
for s in F["province_series_statements"]:
    ref("province_series_statements", s, s["measure"], "province_series_measures")
says = {s["id"]: s["measure"] for s in F["province_series_statements"]}
told = Counter()
for r in F["province_series"]:
    ref("province_series", r, r["statement"], "province_series_statements")
    if r["place"] not in S["provinces"] | {"CN"}:
        err("province_series", "place", r["place"])
    told.update((says[r["statement"]], r["place"], y) for y, v in r.items() if y.isdigit() and v)
if max(told.values()) > 1:
    err("province_series", "two values of", told.most_common(1))

# ---- figures by province and industry
adds = {m["id"]: m["adds"] for m in F["province_industry_measures"]}
for m in F["province_industry_measures"]:
    if m["kind"] not in ("stock", "flow", "ratio") or not m["title_en"] or not m["title_zh"] or not m["unit"] or m["kind"] == "ratio" and m["adds"]:
        err("province_industry_measures", m["id"])
for i in F["industries"]:
    for k in filter(None, [i["parent"], *i["parts"].split(";")]):
        ref("industries", i, k, "industries")
lies_in = {i["id"]: {i["parent"]} | {j["id"] for j in F["industries"] if i["id"] in j["parts"].split(";")} for i in F["industries"]}
of_year = {}
for r in F["province_industry"]:
    ref("province_industry", r, r["measure"], "province_industry_measures")
    ref("province_industry", r, r["industry"], "industries")
    of_year.setdefault((r["measure"], r["year"]), []).append(r["industry"])
for (m, year), listed_here in of_year.items():
    if len(set(listed_here)) != len(listed_here):
        err("province_industry", "two rows of", m, year)
    if adds[m] and any(lies_in[i] & set(listed_here) for i in listed_here):
        err("province_industry", "a code beside its own part", m, year)
for r in F["province_industry_notes"]:
    ref("province_industry_notes", r, r["place"], "provinces")

# ---- SME characteristic clusters
lists = {r["id"]: r for r in F["characteristic_lists"]}
for r in F["characteristic_lists"]:
    if any(p not in lists for p in filter(None, r["parts"].split(";"))):
        err("characteristic_lists", r["id"])
for r in F["counties"]:
    if r["province"] not in S["provinces"] or r["city"] and r["city"] not in S["cities"] or r["id"] in S["cities"] \
            or not (73 < float(r["lon"]) < 136 and 3 < float(r["lat"]) < 54):
        err("counties", r["id"])
for r in F["characteristic_clusters"]:
    known = {"county": S["counties"] | S["cities"], "city": S["cities"], "province": S["provinces"]}.get(r["precision"], set())
    if r["place"] not in known or r["list"] not in lists or r["precision"] not in ("county", "city", "province") \
            or r["name_source"] not in ("read", "joined", "shortened", "english_only") or bool(r["name_zh"]) == (r["name_source"] == "english_only"):
        err("characteristic_clusters", r["id"])
for r in F["characteristic_cluster_counts"]:
    if r["metric"].startswith("national") and r["list"] not in lists:
        err("characteristic_cluster_counts", dict(r))
for name, n in Counter(r["list"] for r in F["characteristic_clusters"]).items():
    if lists[name]["size"] and n > int(lists[name]["size"]):
        err("characteristic_clusters", "more than the list has", name)

# ---- what stands beside the claims of the article
FACTS = {f"total:{r['id']}" for r in F["official_totals"]} | {f"finding:{r['id']}" for r in F["findings"]} \
    | {f"programme:{r['id']}" for r in F["programmes"]} | {f"cluster:{r['id']}" for r in F["clusters"]}
for kind, names in (("series", [f"{r['metric']}@{r['date']}" for r in F["national_series"]]),
                    ("ladder", [f"{r['place']}/{r['rung']}@{r['as_of']}" for r in F["ladder"]])):
    FACTS |= {f"{kind}:{name}" for name, times in Counter(names).items() if times == 1}
for r in F["article_checks"]:
    ref("article_checks", r, r["claim"], "article_claims")
    if r["verdict"] not in ("agrees", "other_scope", "later", "contradicts", "context", "unknown") or not r["comment_en"] or not r["comment_zh"] \
            or (r["verdict"] == "unknown") != (r["fact"] == "") or r["fact"] and r["fact"] not in FACTS:
        err("article_checks", r)
for r in F["findings"]:
    if not r["what_en"] or not r["what_zh"] or r["value"] and not float(r["value"]) > 0 or r["weak"] not in ("", "yes"):
        err("findings", r)
for k in S["article_claims"] - {r["claim"] for r in F["article_checks"]}:
    err("article_claims", "no check of", k)

# ---- official totals
c45 = [r for r in F["clusters"] if r["round"] != "2024"]
tot = {(r["metric"], r["group"]): float(r["value"]) for r in F["official_totals"]}
reg = {r["id"]: r["region"] for r in F["provinces"]}
first = Counter(reg[r["provinces"].split(";")[0]] for r in c45)


def total(label, here, official, known=False):
    ok = here == official
    print(f"  {label}: here {here}, official {official:g}", "" if ok else "(known difference, kept)" if known else "WRONG")
    if not ok and not known:
        err(label)


print("against the official totals:")
total("clusters", len(c45), tot["clusters", "all_2022"])
total("rounds 1-2", sum(r["round"] != "3" for r in c45), tot["clusters_by_round", "1-2"])
total("round 3", sum(r["round"] == "3" for r in c45), tot["clusters_by_round", "3"])
for g in ("east", "central", "west", "northeast"):
    total(g, first[g], tot["clusters_by_region", g])
total("provincial units", len({p for r in c45 for p in r["provinces"].split(";")}), tot["provincial_units", "all_2022"])
total("cities under separate planning", len({m["city"] for r in c45 for m in members[r["id"]] if city[m["city"]]["planning"]}), tot["planned_cities", "all_2022"])
for g in ids["sectors"]:
    total(g, sum(r["sector"] == g for r in c45), tot["clusters_by_sector", g], True)
for s in F["sectors"]:
    if float(s["official_count_2022"]) != tot["clusters_by_sector", s["id"]]:
        err("sectors and official_totals differ", s["id"])
sizes = 0
for a in F["announcements"]:
    ref("announcements", a, a["list"], "sources")
    sizes += int(a["size"])
    if int(a["total"]) != sizes or not re.fullmatch(r"\d{4}(-\d\d){0,2}", a["date"]):
        err("announcements", dict(a))
tally = Counter(r["provinces"] for r in c45)
for (m, g), v in tot.items():
    if m == "province_tally" and tally[g] != v:
        err("third-party tally", g, tally[g], v)
total("clusters of 2024", len(F["clusters"]) - len(c45), tot["clusters_by_round", "2024"], True)
joint = {(r["place"], r["scope"] == "included"): int(r["value"]) for r in F["little_giants"] if r["batches"] == "1-2"}
nation = joint.pop(("CN", True))
total("little giants of batches 1 and 2, 37 units apart", sum(v for (_, inside), v in joint.items() if not inside), nation)
total("the same, cities inside their province", sum(v for (p, inside), v in joint.items() if p in S["provinces"] and (inside or (p, True) not in joint)), nation)
total("units of that table", sum(not inside for _, inside in joint), 37)
listed = {(r["batches"], r["stage"]): int(r["value"]) for r in F["little_giants"] if r["place"] == "CN"}
total("batch 1 and batch 2", listed["1", "confirmed"] + listed["2", "confirmed"], nation)
series = {(r["metric"], r["date"]): int(r["value"]) for r in F["national_series"] if r["unit"] == "firms"}
total("the table in the national series", nation, series["little_giant_total", "2021-06-11"])
total("four batches in force", sum(listed[k] for k in (("2", "confirmed"), ("3", ""), ("4", "confirmed"))) + 155, series["little_giant_total", "2022-09-08"])
total("regions of September 2022", sum(series[f"little_giant_total_{g}", "2022-09"] for g in ("east", "central", "west", "northeast")), series["little_giant_total", "2022-09-08"])
total("population at the end of 2024, 31 provinces", sum(int(r["value"]) for r in F["province_indicators"] if r["indicator"] == "population" and r["as_of"] == "2024"), 1406280000)

# ---- base map (pure python; script/data/check_basemap.py does the geometry with shapely)
for lv in ("L0", "L2", "L3", "L4"):
    t = json.load(open(os.path.join(DATA, "basemap", f"china_{lv}.topojson"), encoding="utf-8"))
    g = t["objects"]["adm1"]["geometries"]
    if {x["properties"]["iso"][3:] for x in g} != S["provinces"] or len(g) != 34 or not all(x.get("arcs") for x in g):
        err("basemap", lv, "provinces")

if errors:
    print(f"{len(errors)} errors")
    print("\n".join(errors[:60]))
    sys.exit(1)
print("checks passed:", ", ".join(f"{n} {len(F[n])}" for n in F))
