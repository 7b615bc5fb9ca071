//! One finding as rustc would show it: what is wrong, where, why, and what to do.

use std::collections::BTreeSet;

use annotate_snippets::renderer::Style;
use annotate_snippets::{Group, Level, Message, Origin, Renderer};

use super::place::Places;
use super::screen::{columns, hanging, one_line, tame};
use super::snippet::snippets;
use super::summary::counted;
use super::{Colour, Told};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;

const ERROR: Words = Words { zh: "错误", en: "error" };
const WARNING: Words = Words { zh: "警告", en: "warning" };
const NOTE: Words = Words { zh: "提示", en: "note" };
const WAIVED: Words = Words { zh: "已豁免", en: "waived" };
const UNCHECKED: Words = Words { zh: "未检查", en: "not checked" };
const WHY: Words = Words { zh: "原因：", en: "why: " };
const HELP: Words = Words { zh: "办法：", en: "help: " };
const BASIS: Words = Words { zh: "依据：", en: "basis: " };
const MORE: Words = Words { zh: "详见：", en: "more: " };

/// The narrowest screen that is still written for.
const NARROWEST: usize = 40;
/// What line numbers, rules and ellipses take from a screen.
const FRAME: usize = 20;
/// How many checks are named when many could not run for one reason.
const NAMED: usize = 3;

/// How findings are shown to one reader.
pub(super) struct Printer<'a> {
    lang: Lang,
    renderer: Renderer,
    bold: Style,
    width: usize,
    places: Places,
    explained: BTreeSet<(&'static str, &'a str)>,
}

impl<'a> Printer<'a> {
    /// A printer for a screen of `width` columns.
    pub(super) fn new(lang: Lang, colour: Colour, width: usize) -> Self {
        let width = width.max(NARROWEST);
        let (renderer, bold) = match colour {
            Colour::Plain => (Renderer::plain(), Style::new()),
            Colour::Ansi => (Renderer::styled(), Style::new().bold()),
        };
        let renderer = renderer.term_width(width);
        Self { lang, renderer, bold, width: width - FRAME, places: Places::default(), explained: BTreeSet::new() }
    }

    /// A finding with its places and its remedy.
    pub(super) fn finding(&mut self, told: &Told<'a>) -> String {
        let finding = told.finding;
        let title = level(finding.severity, self.lang).primary_title(one_line(finding.message.get(self.lang)));
        let title = if finding.id.is_empty() { title } else { title.id(finding.id) };
        let snippets = snippets(finding, self.lang, self.width, &mut self.places);
        let group = Group::with_title(title);
        let group = if snippets.is_empty() {
            group.element(Origin::path(one_line(told.file)))
        } else {
            group.elements(snippets)
        };
        let group = group.elements(self.footers(finding));
        self.render(group)
    }

    /// Why it matters, what to do, the law, and where to read more.
    fn footers(&mut self, finding: &'a Finding) -> Vec<Message<'static>> {
        let first = self.explained.insert((finding.id, finding.why.get(self.lang)));
        let once = |text: String| if first { text } else { String::new() };
        let separator = Words { zh: "；", en: "; " };
        let more = if finding.id.is_empty() { String::new() } else { format!("hetong explain {}", finding.id) };
        [
            (WHY, once(finding.why.get(self.lang).to_owned())),
            (HELP, finding.help.get(self.lang).to_owned()),
            (BASIS, once(finding.basis.join(self.word(separator)))),
            (MORE, once(more)),
        ]
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(name, text)| self.footer(self.word(name), &text))
        .collect()
    }

    /// A named remark below the places, its further lines aligned with its first.
    fn footer(&self, name: &str, text: &str) -> Message<'static> {
        let bold = self.bold;
        let text = hanging(text, columns(name));
        Level::NOTE.no_name().message(format!("{bold}{name}{bold:#}{text}"))
    }

    /// A finding that was accepted, in one line.
    pub(super) fn waived(&mut self, told: &Told<'a>) -> String {
        let finding = told.finding;
        let reason = one_line(finding.waived.as_deref().unwrap_or_default());
        let text = say!(
            zh: "{message}（{place}；理由：{reason}）",
            en: "{message} ({place}; reason: {reason})",
            message = one_line(finding.message.get(self.lang)),
            place = self.place(told),
        );
        let title =
            Level::NOTE.with_name(self.word(WAIVED)).primary_title(text.get(self.lang).to_owned()).id(finding.id);
        self.render(Group::with_title(title))
    }

    /// `contract.yaml:14:3`
    fn place(&mut self, told: &Told<'a>) -> String {
        let file = one_line(told.file);
        let Some(label) = &told.finding.primary else { return file };
        let at = self.places.position(&label.span.source, label.span.start);
        format!("{file}:{}:{}", at.line, at.column)
    }

    /// The checks that could not run for one reason, in one line.
    pub(super) fn unchecked(&self, reason: &Text, ids: &[&str]) -> String {
        let mut named = ids[..ids.len().min(NAMED)].join(self.word(Words { zh: "、", en: ", " }));
        if ids.len() > NAMED {
            named.push_str(self.word(Words { zh: " 等", en: ", …" }));
        }
        let text = say!(
            zh: "{n} 项检查（{named}）：{zh}",
            en: "{checks} ({named}): {en}",
            n = ids.len(),
            checks = counted(ids.len(), "check"),
            zh = one_line(&reason.zh),
            en = one_line(&reason.en),
        );
        let title = Level::NOTE.with_name(self.word(UNCHECKED)).primary_title(text.get(self.lang).to_owned());
        self.render(Group::with_title(title))
    }

    fn word(&self, words: Words) -> &'static str {
        match self.lang {
            Lang::Zh => words.zh,
            Lang::En => words.en,
        }
    }

    fn render(&self, group: Group<'_>) -> String {
        tame(&self.renderer.render(&[group]))
    }
}

/// The severity, by its name in the reader's language.
fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let (level, name) = match severity {
        Severity::Error => (Level::ERROR, ERROR),
        Severity::Warning => (Level::WARNING, WARNING),
        Severity::Note => (Level::NOTE, NOTE),
    };
    level.with_name(match lang {
        Lang::Zh => name.zh,
        Lang::En => name.en,
    })
}
