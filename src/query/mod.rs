//! Pure queries on a snapshot of the [`Facts`]; results are deterministic, in a fixed order.
//!
//! - [`evaluate()`]: features that a layer is about; [`facets()`]: counts that each further condition would leave.
//! - [`SearchIndex`]: full-text search by name.
//! - [`LayerFeatures`]: features of further layers at their places.
//! - [`LayerPoints`]: their points in the plane; [`LayerDensity`]: how many lie in each hexagon where they are dense.
//! - [`aggregate()`]: cluster counts by sector, region, province and announcement.
//! - [`ProvinceValues`]: values by province with date and source; [`ClassifiedValues`]: the same values, classified.
//! - [`timeline()`]: announcements in order of time; [`time_steps`]: dates at which the map of a view changes, and why;
//!   [`dated`]: a view as of a date.
//! - [`OwnBasis`]: values of a person's own rows, with the rows that count or not.
//! - [`programmes()`]: programmes that a list is about; `ordered`: the list in groups; [`progress()`]: a target with the
//!   observed counts of the same tier.
//! - [`figures()`]: figures in yuan of a set of clusters, listed and never summed.
//! - [`unknown_ids()`]: identifiers of a view that name nothing.
//! - `tier_history`: observations of a tier of SME cultivation, grouped by date and checked for contradictions.

mod aggregate;
mod analysed;
mod by_province;
mod classified_values;
mod comparability;
mod compared_counts;
mod counted_clusters;
mod facts;
mod feature_categories;
mod feature_classes;
mod feature_label;
mod feature_place;
mod features;
mod figures;
#[cfg(test)]
mod fixture;
mod grid_values;
mod ignored;
mod industry_table;
mod latest_rows;
mod layer_features;
mod map_content;
mod own_basis;
mod own_data;
mod own_places;
mod own_rows;
mod own_values;
mod points;
mod programmes;
mod province_answers;
mod province_value;
mod question;
mod search;
mod series;
mod series_divisors;
mod series_years;
mod source_uses;
mod tiers;
mod timeline;
mod unknown_ids;
mod variable_coverage;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use analysed::Analysed;
pub(crate) use analysed::subject;
pub use by_province::{ProvinceValues, Rank, Span};
pub use classified_values::{ClassifiedValues, SecondVariable};
pub(crate) use classified_values::{pair_position, sources_apart, sources_of};
pub use comparability::NotComparable;
pub use compared_counts::ComparedCounts;
pub use counted_clusters::CountedClusters;
pub(crate) use counted_clusters::{announcements_of, asked_announcements};
pub use facts::Facts;
pub use feature_categories::{FeatureCategories, FeatureCategory, MOST_CATEGORIES};
pub use feature_classes::{ClassedFeatures, FeatureSizes, MOST_FOR_NATURAL_BREAKS};
pub use features::{Facets, Features, evaluate, facets, find_features, keys, prepare_search};
pub(crate) use figures::headline;
pub use figures::{ClusterFigure, FigureGroup, Figures, figures};
pub use grid_values::{GridCell, GridValues, cell_center};
pub use ignored::{IgnoredBecause, IgnoredPart, ignored_parts};
pub use layer_features::{FeatureCondition, FeaturePoint, FeatureShape, LayerFeatures, PlacedByName};
pub use map_content::{MapContent, StepContent, as_drawn};
pub(crate) use map_content::{as_asked, has_stops, lacks_steps};
pub use own_basis::{
    Addition, NotCounted, OwnBasis, OwnNames, SeveralRows, is_ratio_unit, offers_sum, own_names, usual_statistic,
};
pub use own_data::OwnDataset;
pub use own_places::{answers, open_question};
pub use points::{
    CountClasses, HexCell, HexLevel, HexStep, HexTile, LayerDensity, LayerPoint, LayerPoints, MapExtent, PlacedPoints,
};
pub use programmes::{
    CountedResult, Difference, ProgrammeGroup, ProgrammeOrder, TargetProgress, TargetShare, YEARS, asked_period,
    programmes, progress, with_period,
};
pub(crate) use programmes::{ordered, unit_of};
pub use province_answers::NoValue;
pub use province_value::{Denominator, ProvinceValue};
pub use question::MapQuestion;
pub use search::{Hit, Match, PhraseIndex, SearchIndex, SearchTarget};
pub(crate) use series::yearly_numbers;
pub use series::{is_national, latest_of_series, mapped_measure, series_measures};
pub use series_divisors::normalisations;
pub use series_years::{can_grow, growth_years, series_industries, series_years};
pub use source_uses::{SourceUse, SourceUses};
pub use tiers::{Agreement, ObservationGroup, TierHistory};
pub(crate) use tiers::{BESIDE, TIERS, tier_history};
pub(crate) use timeline::stop_at;
pub use timeline::{EventKind, TimeEvent, TimeStep, dated, next_stop, time_steps, timeline};
pub use unknown_ids::{UnknownId, UnknownKind, unknown_ids};
pub use variable_coverage::{Coverage, coverage};
