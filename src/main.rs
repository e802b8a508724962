//! The program: opens the window, or says what it could.

use std::process::ExitCode;

fn main() -> ExitCode {
    cluster_atlas::cli::main()
}
