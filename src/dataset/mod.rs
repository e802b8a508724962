//! Facts as datasets: named fields with columns of values, and one way from statements to one answer for each place.
//!
//! A [`Dataset`] has one of two [`Shape`]s. In a table of *features* a row is a thing (a cluster, a programme, a row of a
//! person's own file). In a table of *observations* a row is a statement: place, measure, time and further dimensions
//! with a value, its sources and its caveats. Statements are stored long, one per row, because places have several of
//! them; [`slice()`] chooses one for each place, by the rules of the dataset, and counts the others.

mod answer;
mod builder;
mod code;
mod column;
mod count;
mod error;
mod field;
mod id;
mod interner;
mod keys;
mod list_of_places;
mod local_text;
mod measure;
mod places;
mod question;
mod registry;
mod slice;
mod table;
mod text_column;
mod texts;

pub use answer::{Answer, NotAskedBecause, PlaceAnswers, UnknownBecause};
pub use builder::DatasetBuilder;
pub(crate) use builder::numbered;
pub use code::{Code, CodeList};
pub use column::{CodeColumn, CodeSetColumn, Column};
pub use count::count;
pub use error::DatasetError;
pub use field::{Field, QualifierRole, Role, TimeRole};
pub use id::{DatasetId, FieldId, MeasureId};
pub(crate) use interner::Interner;
pub use list_of_places::{ListOfPlaces, RepeatedPlace};
pub use local_text::LocalText;
pub use measure::{Measure, MeasureKind, SumOver};
pub use places::{Place, PlaceLevel, PlaceSet, Places};
pub use question::Question;
pub use registry::Datasets;
pub use slice::{Pick, Pin, Slice, slice, slice_by_period, slice_place, sum_over_codes};
pub use table::{Dataset, Dimensions, Origin, OwnOrigin, Preference, Shape};
pub use text_column::TextColumn;
pub use texts::Texts;
