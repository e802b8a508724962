//! Memory that a command needs before it begins: where there is less, a small allocation somewhere would end the program
//! without a word.

use super::error::CliError;

/// Memory of the smallest work, bytes: the embedded data, a small picture or table, and what the system sets aside for a
/// thread; 125 MB as measured.
const WORK: usize = 160 << 20;

/// Checks that there is enough memory to begin.
///
/// # Errors
/// [`CliError::Memory`].
pub(super) fn check() -> Result<(), CliError> {
    Vec::<u8>::new().try_reserve_exact(WORK).map_err(|_no_room| CliError::Memory { needed: WORK >> 20 })
}
