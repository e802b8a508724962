//! Readers of foreign bytes that are not ours, with a guard against their crashes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{ImportError, RemarkKind};

/// Runs a reader; one that panics has met bytes that it cannot read.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportError> {
    let crashed = |_panic| ImportError::of_file(RemarkKind::Malformed, "");
    catch_unwind(AssertUnwindSafe(read)).map_err(crashed)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_crashes_has_met_malformed_bytes() {
        assert_eq!(guarded(|| Ok(1)), Ok(1));
        let crash: Result<(), _> = guarded(|| panic!("foreign code"));
        assert_eq!(crash, Err(ImportError::of_file(RemarkKind::Malformed, "")));
    }
}
