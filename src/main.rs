//! The door.

use std::process::ExitCode;

fn main() -> ExitCode {
    hetong::cli::main()
}
