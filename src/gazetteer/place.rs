//! Place of the gazetteer, its level, and what kind of unit its name says it is.

use crate::{
    dataset::PlaceLevel,
    model::{LonLat, ProvinceId},
};

/// Province, prefecture-level or county-level unit of China.
#[derive(Clone, Debug, PartialEq)]
pub struct GazetteerPlace {
    /// Code of GB/T 2260, six digits; of development zones that of the National Bureau of Statistics; of cities of Taiwan,
    /// which have none, the identifier of the atlas.
    pub code: String,
    /// Province, city (all prefecture-level units) or county (all county-level units). Municipalities and special
    /// administrative regions are in the gazetteer twice: as province and as city.
    pub level: PlaceLevel,
    /// Full Chinese name.
    pub name_zh: String,
    /// English name; `None` for counties without one in the atlas.
    pub name_en: Option<String>,
    /// Province that it lies in, or itself.
    pub province: ProvinceId,
    /// Identifier in [`Places`](crate::dataset::Places); `None` if the atlas does not have the place.
    pub atlas_id: Option<String>,
    /// Point that stands for it; `None` if not known.
    pub point: Option<LonLat>,
    /// Position of the city or province that it lies in.
    pub(super) parent: Option<u32>,
}

/// Kind of unit that a word beside a name states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Province,
    Region,
    Municipality,
    City,
    Prefecture,
    League,
    County,
    Banner,
    District,
}

/// Agreement of a stated kind with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The place is one.
    Is,
    /// The place is another kind of unit of the same level: Guangxi is no province.
    SameLevel,
    /// The place is something else.
    No,
}

impl UnitKind {
    /// Kind that an English word states.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "province" | "prov" | "provincial" | "sheng" => Self::Province,
            "region" | "sar" | "ar" | "zizhiqu" => Self::Region,
            "municipality" | "municipal" => Self::Municipality,
            "city" => Self::City,
            "prefecture" | "pref" => Self::Prefecture,
            "league" => Self::League,
            "county" => Self::County,
            "banner" => Self::Banner,
            "district" => Self::District,
            _ => return None,
        })
    }

    /// Agreement with a place.
    pub(super) fn agrees(self, place: &GazetteerPlace) -> Agreement {
        let ends = |end: &str| place.name_zh.ends_with(end);
        let (is, same_level) = match (self, place.level) {
            (Self::Province, PlaceLevel::Province) => (ends("省"), true),
            (Self::Region, PlaceLevel::Province) => (ends("自治区") || ends("特别行政区"), true),
            (Self::Region, PlaceLevel::City) => (ends("特别行政区"), false),
            (Self::Municipality, PlaceLevel::Province | PlaceLevel::City) => (ends("市"), false),
            (Self::City, PlaceLevel::Province) => (ends("市") || ends("特别行政区"), false),
            (Self::City, _) => (ends("市"), true),
            (Self::Prefecture, PlaceLevel::City) => (true, true),
            (Self::League, PlaceLevel::City) => (ends("盟"), true),
            (Self::County, PlaceLevel::County) => (ends("县"), true),
            (Self::Banner, PlaceLevel::County) => (ends("旗"), true),
            (Self::District, PlaceLevel::County) => (ends("区"), true),
            _ => (false, false),
        };
        if is {
            Agreement::Is
        } else if same_level {
            Agreement::SameLevel
        } else {
            Agreement::No
        }
    }
}

/// `true` for English words beside a name that say nothing on their own.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "autonomous" | "special" | "administrative" | "level" | "area" | "new")
}
