//! Headings that people give to columns.

use crate::recipe::ColumnRole;

/// Meaning of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Longitude,
    Latitude,
    Coordinates,
    Wkt,
    Province,
    City,
    County,
    Place,
    PlaceCode,
    Label,
    Code,
    Year,
}

impl Hint {
    /// `true` for a place by name or code.
    pub(super) fn is_place(self) -> bool {
        self.place_role().is_some()
    }

    /// Role of a place at the level that the heading names.
    pub(super) fn place_role(self) -> Option<ColumnRole> {
        match self {
            Self::Province => Some(ColumnRole::Province),
            Self::City => Some(ColumnRole::City),
            Self::County => Some(ColumnRole::County),
            Self::Place => Some(ColumnRole::Place),
            _ => None,
        }
    }
}

/// Headings in small letters without blanks, `_` and `-`, by what they say.
const WHOLE: [(Hint, &[&str]); 12] = [
    (
        Hint::Longitude,
        &["lon", "lng", "long", "longitude", "x", "xcoord", "pointx", "经度", "东经", "lonwgs84", "wgs84lon"],
    ),
    (Hint::Latitude, &["lat", "latitude", "y", "ycoord", "pointy", "纬度", "北纬", "latwgs84", "wgs84lat"]),
    (
        Hint::Coordinates,
        &[
            "coordinates",
            "coordinate",
            "coords",
            "latlng",
            "latlon",
            "lnglat",
            "lonlat",
            "location",
            "坐标",
            "经纬度",
            "地理坐标",
        ],
    ),
    (Hint::Wkt, &["wkt", "geometry", "geom", "thegeom", "shape"]),
    (
        Hint::Province,
        &[
            "province",
            "prov",
            "provincename",
            "省",
            "省份",
            "省市",
            "所属省份",
            "所在省",
            "所在省份",
            "省级",
            "省区市",
            "省自治区直辖市",
        ],
    ),
    (
        Hint::City,
        &[
            "city",
            "prefecture",
            "cityname",
            "市",
            "城市",
            "地级市",
            "所在市",
            "所在城市",
            "所属城市",
            "地市",
            "市州",
            "地级",
        ],
    ),
    (
        Hint::County,
        &["county", "district", "区县", "县", "区", "县区", "县市区", "市县区", "区市县", "所在区县", "所属区县"],
    ),
    (
        Hint::Place,
        &[
            "place",
            "placename",
            "region",
            "area",
            "address",
            "地区",
            "区域",
            "地点",
            "地址",
            "所在地",
            "注册地",
            "注册地址",
            "属地",
            "行政区",
            "行政区划",
            "辖区",
            "地方",
        ],
    ),
    (
        Hint::PlaceCode,
        &[
            "gbt2260",
            "gb2260",
            "adcode",
            "行政区划代码",
            "区划代码",
            "区划码",
            "行政代码",
            "地区代码",
            "省码",
            "省代码",
            "市代码",
            "区县代码",
            "citycode",
            "provincecode",
            "countycode",
        ],
    ),
    (
        Hint::Label,
        &[
            "name",
            "title",
            "label",
            "firm",
            "company",
            "enterprise",
            "名称",
            "企业名称",
            "企业",
            "公司",
            "公司名称",
            "单位",
            "单位名称",
            "园区",
            "园区名称",
            "集群名称",
            "项目名称",
        ],
    ),
    (
        Hint::Code,
        &[
            "id",
            "fid",
            "gid",
            "ogcfid",
            "objectid",
            "code",
            "no",
            "number",
            "uscc",
            "编号",
            "序号",
            "代码",
            "编码",
            "统一社会信用代码",
            "信用代码",
            "组织机构代码",
            "邮编",
            "邮政编码",
            "电话",
            "phone",
            "zip",
            "postcode",
        ],
    ),
    (Hint::Year, &["year", "年", "年份", "年度"]),
];

/// Hint of a heading; `None` if it says nothing.
pub(super) fn hint(heading: &str) -> Option<Hint> {
    let plain: String = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    // A unit or note in brackets says nothing about the role: 经度（WGS-84）.
    let before = heading.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let before: String = before.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let whole = WHOLE.iter().find(|(_, names)| names.contains(&plain.as_str()) || names.contains(&before.as_str()));
    whole.map(|(hint, _)| *hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_whatever_their_case_and_brackets() {
        assert_eq!(hint("LON"), Some(Hint::Longitude));
        assert_eq!(hint("经度（WGS-84）"), Some(Hint::Longitude));
        assert_eq!(hint("the_geom"), Some(Hint::Wkt));
        assert_eq!(hint("所在省份"), Some(Hint::Province));
        assert_eq!(hint("产值"), None);
    }
}
