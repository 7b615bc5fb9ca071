//! How the program is linked.

use std::env;

#[expect(clippy::disallowed_methods, reason = "what is linked for is told in the environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A program that may be loaded anywhere has its hundred thousand addresses put right at every start, which copies two
    // megabytes: 3 to 5 ms, a tenth of a whole `hetong check`. One loaded where it was linked for is spared that.
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    let is_static =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|found| found.split(',').any(|one| one == "crt-static"));
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
