//! Errors of export arguments, given as flags or as keys of a batch file.

use std::process::ExitCode;

use strum::IntoEnumIterator;

use crate::{
    cli::{filter::FilterError, value_parsers::listed},
    export::OpenError,
};

/// Error of an export argument.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum ExportArgsError {
    /// Invalid value.
    #[error("--{flag}: {problem}")]
    Flag { flag: String, problem: String },
    /// Flag without effect in this combination, and its precondition.
    #[error("--{flag}: has no effect on {on}; it needs {needs}")]
    Idle { flag: &'static str, on: String, needs: String },
    /// Key of a batch file that is not a flag.
    #[error("unknown key {0:?}; keys are the long flags of `export`")]
    Key(String),
    #[error(transparent)]
    Filter(#[from] FilterError),
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl ExportArgsError {
    pub(in crate::cli) fn flag(flag: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Flag { flag: flag.into(), problem: problem.into() }
    }

    pub(in crate::cli) fn idle(flag: &'static str, on: impl Into<String>, needs: impl Into<String>) -> Self {
        Self::Idle { flag, on: on.into(), needs: needs.into() }
    }

    /// Name of the flag, or key of a batch file, that caused the error.
    pub(in crate::cli) fn blamed(&self) -> &str {
        match self {
            Self::Flag { flag, .. } | Self::Key(flag) => flag,
            Self::Idle { flag, .. } => flag,
            Self::Filter(_) => "filter",
            Self::Open(_) => "view",
        }
    }

    /// 2 if the error can be fixed by other arguments, otherwise 1.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Flag { .. } | Self::Idle { .. } | Self::Key(_) | Self::Filter(_) => ExitCode::from(2),
            Self::Open(_) => ExitCode::FAILURE,
        }
    }
}

/// Parses the name of an enum value, with hyphens or underscores. Values from the command line are already checked,
/// those of a batch file are not.
///
/// # Errors
/// The permitted names.
pub(super) fn parse_enum<T: IntoEnumIterator + Into<&'static str> + Copy>(
    flag: &'static str,
    name: &str,
) -> Result<T, ExportArgsError> {
    let hyphened = |name: &str| name.replace('_', "-");
    let shown = |value: T| hyphened(value.into());
    T::iter()
        .find(|value| shown(*value) == hyphened(name))
        .ok_or_else(|| ExportArgsError::flag(flag, format!("use {} (found {name:?})", listed(T::iter().map(shown)))))
}
