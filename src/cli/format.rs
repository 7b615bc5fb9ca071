//! The formats a contract is built in.

use std::path::Path;

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
    /// The format an output file asks for by its ending; PDF without one.
    pub(super) fn of(output: Option<&Path>) -> Self {
        let ending = output.and_then(Path::extension).unwrap_or_default().to_string_lossy().to_lowercase();
        Self::value_variants().iter().copied().find(|format| format.extension() == ending).unwrap_or(Self::Pdf)
    }

    /// The ending of its files, which is also its name.
    pub(super) fn extension(self) -> String {
        self.to_possible_value().as_ref().map(PossibleValue::get_name).unwrap_or_default().to_owned()
    }
}
