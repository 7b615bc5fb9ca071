//! Talking to the user: results to standard output, the rest to standard error, colour only on terminals.

use std::io::{self, IsTerminal, Write};

use anstream::AutoStream;
use clap::ColorChoice;

use super::Outcome;
use super::trouble::Trouble;
use crate::diag::{Lang, Text};
use crate::emit::Colour;
use crate::value::Date;

/// How this user is spoken to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Talk {
    pub lang: Lang,
    choice: ColorChoice,
}

/// Where words go.
#[derive(Debug, Clone, Copy)]
pub(super) enum To {
    /// Standard output: what was asked for.
    Out,
    /// Standard error: everything else.
    Err,
}

impl Talk {
    pub const fn new(lang: Lang, choice: ColorChoice) -> Self {
        Self { lang, choice }
    }

    /// Whether to colour what goes there.
    pub fn colour(&self, to: To) -> Colour {
        let wanted = match self.choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let choice = match to {
                    To::Out => AutoStream::choice(&io::stdout()),
                    To::Err => AutoStream::choice(&io::stderr()),
                };
                choice != anstream::ColorChoice::Never
            }
        };
        if wanted { Colour::Ansi } else { Colour::Plain }
    }

    /// The width to write for: that of the terminal, within reason, or 100.
    pub fn width() -> usize {
        terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).clamp(60, 140))
    }

    /// Whether a progress bar can be seen.
    pub fn sees_progress() -> bool {
        io::stderr().is_terminal()
    }

    /// Words in the user's language.
    pub fn pick<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// Prints a result.
    pub fn print(&self, text: &str) -> Result<Outcome, Trouble> {
        self.write(To::Out, text.as_bytes())?;
        Ok(Outcome::Clean)
    }

    /// Writes bytes. A reader who has gone away is no error.
    #[expect(clippy::unused_self, reason = "talking is done through the one who talks")]
    pub fn write(&self, to: To, bytes: &[u8]) -> Result<(), Trouble> {
        let written = match to {
            To::Out => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            To::Err => io::stderr().lock().write_all(bytes),
        };
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Trouble::output(error)),
            _ => Ok(()),
        }
    }

    /// Says why the job could not be done.
    pub fn trouble(&self, trouble: &Trouble) {
        let (word, stop) = match self.lang {
            Lang::Zh => ("错误", "："),
            Lang::En => ("error", ": "),
        };
        let word = match self.colour(To::Err) {
            Colour::Ansi => format!("\u{1b}[1;91m{word}\u{1b}[0m"),
            Colour::Plain => word.to_owned(),
        };
        complain(&format!("{word}{stop}{}\n", self.pick(&trouble.words())));
    }
}

/// Writes to standard error, and lets it be where there is none.
pub(super) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// The language of the user's system: Chinese where it is set to Chinese, English elsewhere.
pub(super) fn locale() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

/// Today, by the system's clock and time zone.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read; below here today is an argument")]
pub(super) fn today() -> Date {
    Date(jiff::Zoned::now().date())
}
