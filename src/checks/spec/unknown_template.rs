//! A spec that names no template there is.

use crate::checks::{Check, Example, Run, Written, pattern, remedy};
use crate::diag::{Finding, Fix, Severity, Span, Text, Words};
use crate::say;
use crate::template::nearest;
use crate::yaml::Tree;

pub static CHECK: Check = Check {
    id: "spec/unknown-template",
    severity: Severity::Error,
    title: Words { zh: "没有可用的模板", en: "no template to build from" },
    why: Words {
        zh: "条款和字段都来自模板；没有模板，既无从检查，也无从生成合同。",
        en: "the clauses and the fields come from a template; without one nothing can be checked or built",
    },
    basis: &[],
    bad: Example::Spec("template: simple\nnumber: HT-1\n"),
    good: Example::Spec("template: sample\nnumber: HT-1\n"),
    run: Run::Written(run),
};

fn run(written: &Written) -> Vec<Finding> {
    let spec = written.spec;
    let Some(root) = &spec.root else { return Vec::new() };
    if spec.is_empty() {
        let message = say!(zh: "文件是空的", en: "the file is empty");
        let label = say!(zh: "这里应有 `template:`", en: "`template:` belongs here");
        return vec![Finding::new(message).at(spec.start(), label).help(begin(written))];
    }
    if !matches!(root.tree, Tree::Map(_)) {
        let message = say!(zh: "文件不是由“键: 值”组成的", en: "the file is not made of keys and values");
        let label = say!(zh: "这里应是 `键: 值`", en: "`key: value` belongs here");
        return vec![Finding::new(message).at(first_line(&root.span), label).help(begin(written))];
    }
    let Some(entry) = root.entry("template") else {
        let message = say!(zh: "没有写明所用的模板", en: "the file does not say which template it uses");
        let label = say!(zh: "这里应有 `template:`", en: "`template:` belongs here");
        return vec![Finding::new(message).at(spec.start(), label).help(begin(written))];
    };
    let Some((name, span)) = spec.template() else {
        let message = say!(zh: "`template` 没有写出一个模板名", en: "`template` does not name a template");
        let label = say!(zh: "这里应是模板名", en: "the name of a template belongs here");
        return vec![Finding::new(message).at(entry.key.span.clone(), label).help(begin(written))];
    };
    if written.templates.iter().any(|known| known == name) {
        return Vec::new();
    }
    let message = say!(zh: "没有名为 `{name}` 的模板", en: "there is no template `{name}`", name = name);
    let finding =
        Finding::new(message).at(span.clone(), say!(zh: "未找到", en: "not found")).help(instead(written, name));
    vec![finding.fix(fix(written, name, span))]
}

/// The right name, where a slip keeps it from being one of them, and only of one.
fn fix(written: &Written, name: &str, span: &Span) -> Option<Fix> {
    let mut meant = written.templates.iter().filter(|known| remedy::is_slip(name, known));
    let right = meant.next()?;
    if meant.next().is_some() { None } else { remedy::rewrite(span, right) }
}

/// How a spec begins.
fn begin(written: &Written) -> Text {
    let Some(first) = written.templates.first() else { return none() };
    if written.templates.len() == 1 {
        return say!(
            zh: "请在文件开头写 `template: {first}`", en: "begin the file with `template: {first}`", first = first,
        );
    }
    let list = all(written);
    say!(
        zh: "请在文件开头写明模板，例如 `template: {first}`；{zh}",
        en: "begin the file with the name of a template, such as `template: {first}`; {en}",
        first = first, zh = list.zh, en = list.en,
    )
}

/// The templates there are.
fn all(written: &Written) -> Text {
    let list = pattern::listed(written.templates.iter().map(String::as_str));
    if written.templates.len() == 1 {
        return say!(zh: "现有模板只有 {zh}", en: "the only template at hand is {en}", zh = list.zh, en = list.en);
    }
    say!(zh: "现有模板：{zh}", en: "the templates at hand are {en}", zh = list.zh, en = list.en)
}

/// The template that may have been meant, and all there are.
fn instead(written: &Written, name: &str) -> Text {
    if written.templates.is_empty() {
        return none();
    }
    let list = all(written);
    // Capitals and underscores are the usual slips in a name that has neither.
    let plain = name.to_lowercase().replace(['_', ' '], "-");
    let Some(nearest) = nearest(&plain, written.templates.iter().map(String::as_str)) else {
        return say!(
            zh: "{zh}；自己的模板请用 `--templates` 指明所在文件夹",
            en: "{en}; for a template of your own, name its folder by `--templates`",
            zh = list.zh, en = list.en,
        );
    };
    if written.templates.len() == 1 {
        return pattern::meant(&nearest);
    }
    say!(
        zh: "您是否想写 `{nearest}`？{zh}", en: "did you mean `{nearest}`? ({en})",
        nearest = nearest, zh = list.zh, en = list.en,
    )
}

fn none() -> Text {
    say!(
        zh: "手头没有任何模板，请用 `--templates` 指明模板所在的文件夹",
        en: "there are no templates at hand; name the folder that holds them by `--templates`",
    )
}

fn first_line(span: &Span) -> Span {
    span.part(0..span.text().find('\n').unwrap_or(span.text().len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| finding.message.en).collect()
    }

    #[test]
    fn whatever_has_no_template_says_so_once() {
        for (spec, expected) in [
            ("", "the file is empty"),
            ("# nothing yet\n", "the file is empty"),
            ("a contract\n", "the file is not made of keys and values"),
            ("- template: sample\n", "the file is not made of keys and values"),
            ("number: HT-1\n", "the file does not say which template it uses"),
            ("template:\n", "`template` does not name a template"),
            ("template: [sample]\n", "`template` does not name a template"),
            ("template: Sample\n", "there is no template `Sample`"),
            ("template: ../sample\n", "there is no template `../sample`"),
        ] {
            assert_eq!(said(spec), [expected], "{spec:?}");
        }
    }

    #[test]
    fn the_nearest_name_is_offered() {
        let findings = examine_example(Example::Spec("template: SAMPLE_\n")).findings;
        assert!(findings[0].help.en.starts_with("did you mean `sample`?"), "{}", findings[0].help.en);
        let findings = examine_example(Example::Spec("template: tenancy\n")).findings;
        assert!(findings[0].help.en.starts_with("the only template at hand is `sample`;"), "{}", findings[0].help.en);
    }

    #[test]
    fn a_slip_in_the_name_can_be_mended_and_another_name_cannot() {
        let fix = |spec| examine_example(Example::Spec(spec)).findings[0].fix.clone().map(|fix| (fix.text, fix.safe));
        for spec in ["template: sampel\n", "template: Sample\n", "template: smple\n", "template: simple\n"] {
            assert_eq!(fix(spec), Some(("sample".to_owned(), true)), "{spec}");
        }
        for spec in ["template: tenancy\n", "template: samples-of-old\n", "template: [sample]\n", "number: 1\n"] {
            assert_eq!(fix(spec), None, "{spec}");
        }
    }

    #[test]
    fn a_file_without_its_template_is_told_how_to_begin() {
        let help = |templates: &[&str]| {
            let spec = crate::spec::Spec::read("contract.yaml", b"number: HT-1\n");
            let templates: Vec<String> = templates.iter().map(|name| (*name).to_owned()).collect();
            run(&Written { spec: &spec, templates: &templates })[0].help.en.clone()
        };
        assert_eq!(help(&["a"]), "begin the file with `template: a`");
        assert_eq!(
            help(&["a", "b"]),
            "begin the file with the name of a template, such as `template: a`; the templates at hand are `a`, `b`"
        );
    }

    #[test]
    fn a_file_that_could_not_be_read_says_nothing_of_templates() {
        let findings = examine_example(Example::Spec("template: [\n")).findings;
        assert!(findings.iter().all(|finding| finding.id != CHECK.id), "{findings:#?}");
    }
}
