//! All tests that look at hetong from outside, in one program, so that typst is linked once.

#![expect(clippy::disallowed_methods, reason = "tests read and write files as a user would")]

mod bad_input;
mod binding;
mod cli;
mod clock;
mod fixes;
mod formats;
mod house;
mod mutation;
mod own_templates;
mod pages;
mod pinned;
mod project;
mod properties;
mod silence;
mod story;
mod templates;
mod workshop;
