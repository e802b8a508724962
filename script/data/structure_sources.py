"""Sources of figures by province and industry, and of indicators of 2023. Same columns as in sources.py."""
from update_sources import DATA, ECONOMY, GITHUB, NBS, SCIENCE, TECHME

IO = GITHUB + "common2016/CHNIO/tree/2878da32500274f853c68d5b65dafc86d83b3c89"
CENSUS = "Office of the State Council for the Fifth Economic Census (国务院第五次全国经济普查领导小组办公室)"

ROWS = rf"""
nbs_data_urban_employment_2024 | {DATA} | 分省年度数据：城镇单位就业人员（分行业） | 2026-05 | {ECONOMY}/nbs_exports | mirror | no | Employment in urban units without private firms, total and 19 sections, 2024; export of May 2026, from a copy; totals equal to the longer series. | 城镇非私营单位就业人员，合计及 19 个门类，2024 年；2026 年 5 月导出，据副本；合计与较长的序列一致。
provincial_io_2012 | Provincial bureaus of statistics (各省统计局) | 2012年投入产出表（42 部门） |  | {IO} | mirror | no | Input-output tables of 31 provinces, 42 sectors, producer prices of 2012; a spreadsheet for each province, from a copy that names the bureaus as origin. The four components add up to value added in every sector. Title by this atlas. | 31 省 2012 年投入产出表，42 部门，按当年生产者价格；每省一表，据注明出自各省统计局的副本。各部门四项构成之和等于增加值。标题为本图集所拟。
provincial_io_2017 | Provincial bureaus of statistics (各省统计局) | 2017年投入产出表（42 部门） |  | {IO} | mirror | no | Input-output tables of 31 provinces, 42 sectors, producer prices of 2017; a spreadsheet for each province, from a copy that names the bureaus as origin. The four components add up to value added in every sector. Title by this atlas. | 31 省 2017 年投入产出表，42 部门，按当年生产者价格；每省一表，据注明出自各省统计局的副本。各部门四项构成之和等于增加值。标题为本图集所拟。
census5_1b46 | {CENSUS}; {NBS}, China Economic Census Yearbook 2023 (中国经济普查年鉴 2023) | 1-B-46 计算机、通信和其他电子设备制造业：分地区规模以上企业 |  | {GITHUB}JoenHune/labor-automation-atlas/tree/ed9f2af38d8b2289e1dacab469be198657030286 | mirror | no | Computers, communication and other electronic equipment: firms above designated size by province, 2023; typed copy of a table that the yearbook prints as a picture, which was not checked itself. Title shortened. | 计算机、通信和其他电子设备制造业规模以上企业分地区，2023 年；据年鉴图片表格的录入副本，图片本身未核对。标题有删节。
census5_bulletin3 | {NBS}; {CENSUS} | 第五次全国经济普查公报（第三号） | 2024-12-26 | http://m.fmjfmlk.cn/news/2024-12/243741.html | mirror | no | Legal units and employees of mining, manufacturing and utilities, end of 2023, national; from a copy. | 2023 年末采矿业、制造业和电力热力燃气及水生产和供应业的法人单位和从业人员，全国数；据副本。
st_yearbook_t2_11_2023 | {SCIENCE} | 2-11 各地区规上工业企业R&D人员 |  | {TECHME}/part02-firm/01-employee | mirror | no | R&D personnel of industrial enterprises above designated size, 2023, in persons and full-time equivalent; from a copy. | 规模以上工业企业 R&D 人员，2023 年，按人数和全时当量；据副本。
nbs_rd_2023 | {NBS}; Ministry of Science and Technology (科学技术部); Ministry of Finance (财政部) | 2023年全国科技经费投入统计公报 | 2024-10-02 | {GITHUB}huhuaping/techme/tree/9ad60a190dec4a56953da9c478d42cd44c80762a | official | yes | R&D expenditure and intensity of 2023 by province; saved copy of the page. | 2023 年各省 R&D 经费及投入强度；据页面存档。
"""
# Pages of the publisher that are shown although a saved copy was read.
SHOWN = {"nbs_rd_2023": "https://www.stats.gov.cn/sj/zxfb/202410/t20241002_1956810.html"}


def rows():
    out = [tuple(cell.strip() for cell in line.split(" | ")) for line in ROWS.strip().splitlines()]
    assert all(len(row) == 9 for row in out), [row for row in out if len(row) != 9]
    return out
