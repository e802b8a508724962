//! Typed identifiers, so that a city's cannot be passed for a cluster's. Clones share their text.

/// Defines a type of identifiers.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(
            #[serde(with = "crate::model::shared_text")]
            #[schemars(with = "String")]
            std::sync::Arc<str>,
        );

        impl $name {
            /// Wraps an identifier of the data files.
            pub fn new(id: impl Into<std::sync::Arc<str>>) -> Self {
                Self(id.into())
            }

            /// The identifier as in the data files.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The identifier as a shared text.
            pub fn to_shared(&self) -> std::sync::Arc<str> {
                std::sync::Arc::clone(&self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

pub(crate) use identifier;

identifier! {
    /// Identifier of a cluster, for example `xuzhou-construction-machinery` (`data/clusters.csv`).
    ClusterId
}
identifier! {
    /// Identifier of one of the six industrial sectors, for example `new_materials` (`data/sectors.csv`).
    SectorId
}
identifier! {
    /// Identifier of a provincial unit: second half of its ISO 3166-2 code, for example `JS` (`data/provinces.csv`).
    ProvinceId
}
identifier! {
    /// Identifier of a city: its GB/T 2260 code, for example `320300` (`data/cities.csv`).
    CityId
}
identifier! {
    /// Identifier of a source (`data/sources.csv`).
    SourceId
}
identifier! {
    /// Identifier of an SME support programme, for example `p028` (`data/programmes.csv`).
    ProgrammeId
}
