//! The command line as the README and `tests/cli` show it.

#[test]
fn the_tours_are_true() {
    trycmd::TestCases::new()
        .register_bin("hetong", trycmd::cargo::cargo_bin!("hetong"))
        .env("LC_ALL", "C")
        .case("README.md")
        .case("tests/cli/*.md");
}
