//! Typed identifiers, so that a city's cannot be passed for a cluster's.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an identifier of the data files.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as in the data files.
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
    /// Identifier of a cluster, for example `xuzhou-construction-machinery` (`data/clusters.csv`).
    ClusterId
}
id! {
    /// Identifier of one of the six industrial sectors, for example `new_materials` (`data/sectors.csv`).
    SectorId
}
id! {
    /// Identifier of a provincial unit: second half of its ISO 3166-2 code, for example `JS` (`data/provinces.csv`).
    ProvinceId
}
id! {
    /// Identifier of a city: its GB/T 2260 code, for example `320300` (`data/cities.csv`).
    CityId
}
id! {
    /// Identifier of a source (`data/sources.csv`).
    SourceId
}
id! {
    /// Identifier of an SME support programme, for example `p028` (`data/programmes.csv`).
    ProgrammeId
}
