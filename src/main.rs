//! The door.

use std::process::ExitCode;

/// Setting a page makes and drops a million small things; this allocator was made for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    hetong::cli::main()
}
