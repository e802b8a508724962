//! Typed identifiers: a city's can never be passed for a cluster's.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the identifier as it stands in the data files.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as it stands in the data files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// A cluster, for example `xuzhou-construction-machinery` (`data/clusters.csv`).
    ClusterId
}
id! {
    /// One of the six fields of the announcement, for example `new_materials` (`data/sectors.csv`).
    SectorId
}
id! {
    /// A provincial unit by the second half of its ISO 3166-2 code, for example `JS` (`data/provinces.csv`).
    ProvinceId
}
id! {
    /// A city by its GB/T 2260 code, for example `320300` (`data/cities.csv`).
    CityId
}
id! {
    /// Where a figure was read (`data/sources.csv`).
    SourceId
}
id! {
    /// A programme for specialised SMEs, for example `p028` (`data/programmes.csv`).
    ProgrammeId
}
