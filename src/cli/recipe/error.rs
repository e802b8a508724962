//! Errors of flags, which are also the keys of a batch file.

use std::process::ExitCode;

use strum::IntoEnumIterator;

use crate::{
    cli::{filter::FilterError, values::listed},
    export::OpenError,
};

/// An error of the flags of a picture.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum RecipeError {
    /// A flag whose value cannot be met.
    #[error("--{flag}: {problem}")]
    Flag { flag: String, problem: String },
    /// A flag that would have no effect, and what it needs to have one.
    #[error("--{flag}: has no effect on {on}; it needs {needs}")]
    Idle { flag: &'static str, on: String, needs: String },
    /// A key of a batch file that is no flag.
    #[error("unknown key {0:?}; keys are the long flags of `export`")]
    Key(String),
    #[error(transparent)]
    Filter(#[from] FilterError),
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl RecipeError {
    pub(in crate::cli) fn flag(flag: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Flag { flag: flag.into(), problem: problem.into() }
    }

    pub(super) fn idle(flag: &'static str, on: impl Into<String>, needs: impl Into<String>) -> Self {
        Self::Idle { flag, on: on.into(), needs: needs.into() }
    }

    /// The flag that is to blame, which is also the key of a batch file.
    pub(in crate::cli) fn blamed(&self) -> &str {
        match self {
            Self::Flag { flag, .. } | Self::Key(flag) => flag,
            Self::Idle { flag, .. } => flag,
            Self::Filter(_) => "filter",
            Self::Open(_) => "view",
        }
    }

    /// 2 where other arguments would do, else 1.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Flag { .. } | Self::Idle { .. } | Self::Key(_) | Self::Filter(_) => ExitCode::from(2),
            Self::Open(_) => ExitCode::FAILURE,
        }
    }
}

/// The value of a name, with hyphens or underscores; the command line has checked it, a batch file has not.
///
/// # Errors
/// The names that there are.
pub(super) fn one<T: IntoEnumIterator + Into<&'static str> + Copy>(
    flag: &'static str,
    name: &str,
) -> Result<T, RecipeError> {
    let hyphened = |name: &str| name.replace('_', "-");
    let shown = |value: T| hyphened(value.into());
    T::iter()
        .find(|value| shown(*value) == hyphened(name))
        .ok_or_else(|| RecipeError::flag(flag, format!("use {} (found {name:?})", listed(T::iter().map(shown)))))
}
