//! The formats a contract is built in.

use clap::ValueEnum;
use clap::builder::PossibleValue;

/// What is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Pdf,
    Png,
    Svg,
    Md,
}

impl Format {
    /// The ending of its files, which is also its name.
    pub(super) fn extension(self) -> String {
        self.to_possible_value().as_ref().map(PossibleValue::get_name).unwrap_or_default().to_owned()
    }
}
