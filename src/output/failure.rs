//! Pages could not be made: a fault of the layout or of hetong, never of what the user wrote.

use std::fmt::{self, Display, Formatter};

use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};

/// Why pages could not be made, in the words of the typesetter, one complaint to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: String,
}

impl Failure {
    /// A failure in our own words.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// The typesetter's complaints, each with the place in the layout it points at.
    pub(super) fn of(diagnostics: &[SourceDiagnostic], world: &dyn World) -> Self {
        let lines: Vec<_> = diagnostics.iter().map(|diagnostic| line(diagnostic, world)).collect();
        Self::new(lines.join("\n"))
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

fn line(diagnostic: &SourceDiagnostic, world: &dyn World) -> String {
    let mut line = place(diagnostic, world).unwrap_or_default();
    line.push_str(&diagnostic.message);
    for hint in &diagnostic.hints {
        line.push_str("; ");
        line.push_str(&hint.v);
    }
    line
}

fn place(diagnostic: &SourceDiagnostic, world: &dyn World) -> Option<String> {
    let id = diagnostic.span.id()?;
    let range = world.range(diagnostic.span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    Some(format!("{}:{}:{}: ", id.vpath().get_without_slash(), line + 1, column + 1))
}
