//! Memory that a command needs before it begins: where there is less, a small allocation somewhere would end the program
//! without a word.

use super::error::CliError;

/// Memory of the smallest work, bytes: the embedded data, a small picture or table, and what the system sets aside for a
/// thread; 125 MB as measured.
const WORK: usize = 160 << 20;

/// Memory that reading the arguments takes, bytes: less than 8 MB as measured.
const ARGUMENTS: usize = 16 << 20;

/// Checks that there is enough memory to read the arguments.
///
/// # Errors
/// [`CliError::Memory`].
pub(super) fn check_arguments() -> Result<(), CliError> {
    has_room(ARGUMENTS)
}

/// Checks that there is enough memory to begin.
///
/// # Errors
/// [`CliError::Memory`].
pub(super) fn check() -> Result<(), CliError> {
    has_room(WORK)
}

fn has_room(bytes: usize) -> Result<(), CliError> {
    Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_no_room| CliError::Memory { needed: bytes >> 20 })
}
