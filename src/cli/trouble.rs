//! Why a job could not be done, in both languages.

use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Lang, Text};
use crate::template::Unreadable;
use crate::value::Period;
use crate::{pipeline, say};

/// Why a job could not be done: never what is wrong with a contract.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The work itself.
    Work(pipeline::Trouble),
    /// A file could not be written.
    Write { path: PathBuf, error: io::Error },
    /// Standard output could not be written.
    Output(io::Error),
    /// A file is there already.
    Exists(PathBuf),
    /// A folder holds no templates.
    NoTemplates { folder: PathBuf, is_template: bool },
    /// There is no template of that name.
    NoTemplate { name: String, nearest: Option<String>, known: Vec<String> },
    /// A template builds on no document of that name.
    NoParent { template: String, name: String },
    /// A file is no spec of a template at hand.
    NoSpec(PathBuf),
    /// There is no check of that id.
    NoCheck { id: String, nearest: Option<String> },
    /// A folder holds no specs.
    NoSpecs { folder: PathBuf, skipped: usize },
    /// What comes by standard input cannot be written back.
    FixInput,
    /// Two specs would be built into one file.
    SameOutput(PathBuf),
    /// A spec would be overwritten by what is built from it.
    OverSpec(PathBuf),
    /// Many files are to go where one can.
    OneOutput(PathBuf),
    /// Standard input is asked for twice.
    TwoInputs,
    /// There is no branch of that name.
    NoBranch { name: String, known: Vec<String> },
    /// A template that declares no events.
    NoEvents(String),
    /// Not a day.
    NoDate(String),
    /// Not a day and a time.
    NoTime(String),
    /// A period that leads beyond the years anybody counts in, or into one whose calendar is not known.
    BeyondDates(Period),
}

impl Trouble {
    pub fn read(path: &Path, error: io::Error) -> Self {
        Self::Work(pipeline::Trouble::Read { path: path.to_owned(), error })
    }

    pub fn write(path: &Path, error: io::Error) -> Self {
        Self::Write { path: path.to_owned(), error }
    }

    pub const fn output(error: io::Error) -> Self {
        Self::Output(error)
    }

    /// The file or folder it is about, where there is one.
    pub fn file(&self) -> String {
        match self {
            Self::Work(pipeline::Trouble::Read { path, .. }) | Self::NoSpecs { folder: path, .. } => {
                path.display().to_string()
            }
            _ => String::new(),
        }
    }

    /// What is wrong and what to do, as one sentence in each language.
    pub fn words(&self) -> Text {
        match self {
            Self::Work(trouble) => work(trouble),
            Self::Write { path, error } => {
                let (path, why) = (path.display(), system(error));
                say!(
                    zh: "无法写入 {path}：{zh}；原有文件未受影响", en: "cannot write {path}: {en}; nothing that was there has changed",
                    path = path, zh = why.zh, en = why.en,
                )
            }
            Self::Output(error) => {
                let why = system(error);
                say!(zh: "无法写到标准输出：{zh}", en: "cannot write to standard output: {en}", zh = why.zh, en = why.en)
            }
            Self::NoParent { template, name } => say!(
                zh: "模板 {template} 不以 {name} 为依据，请去掉 `--{name}`",
                en: "the template {template} builds on no {name}; leave out `--{name}`",
                template = template, name = name,
            ),
            Self::NoSpec(path) => say!(
                zh: "{path} 不是依照现有模板写成的文件，请先检查它",
                en: "{path} is no spec of a template at hand; check it first",
                path = path.display(),
            ),
            Self::Exists(path) => say!(
                zh: "{path} 已经存在；如要覆盖，请加 --force", en: "{path} is there already; to overwrite it, add --force",
                path = path.display(),
            ),
            Self::NoTemplates { folder, is_template: true } => say!(
                zh: "{folder} 本身就是一个模板；`--templates` 应指向它所在的文件夹",
                en: "{folder} is a template itself; `--templates` wants the folder it stands in",
                folder = folder.display(),
            ),
            Self::NoTemplates { folder, is_template: false } => say!(
                zh: "{folder} 中没有模板：模板是含有 template.yaml 的文件夹",
                en: "there are no templates in {folder}: a template is a folder with a template.yaml in it",
                folder = folder.display(),
            ),
            Self::NoTemplate { name, nearest, known } => {
                let (zh, en) = match nearest {
                    Some(nearest) => (format!("是否指 `{nearest}`？"), format!("did you mean `{nearest}`?")),
                    None => (format!("现有模板：{}", known.join("、")), format!("there are: {}", known.join(", "))),
                };
                say!(zh: "没有名为 `{name}` 的模板；{zh}", en: "there is no template `{name}`; {en}", name = name, zh = zh, en = en)
            }
            Self::NoCheck { id, nearest } => {
                let (zh, en) = match nearest {
                    Some(nearest) => (format!("是否指 `{nearest}`？"), format!("did you mean `{nearest}`?")),
                    None => ("`hetong explain` 列出全部".to_owned(), "`hetong explain` lists them all".to_owned()),
                };
                say!(zh: "没有名为 `{id}` 的检查；{zh}", en: "there is no check `{id}`; {en}", id = id, zh = zh, en = en)
            }
            Self::NoSpecs { folder, skipped } => say!(
                zh: "{folder} 中没有合同文件：合同文件是写有 `template:` 的 YAML（其他 YAML 文件 {skipped} 个）",
                en: "there are no specs in {folder}: a spec is a YAML file with a `template:` ({skipped} other YAML files)",
                folder = folder.display(), skipped = skipped,
            ),
            Self::FixInput => say!(
                zh: "标准输入 `-` 无法写回；请指定文件，或用 `--diff` 查看改动",
                en: "standard input `-` cannot be written back; name a file, or see the changes with `--diff`",
            ),
            Self::SameOutput(path) => say!(
                zh: "有两份合同会写到同一个文件 {path}；请分别生成，或改文件名",
                en: "two specs would be built into the same file {path}; build them one by one, or rename one",
                path = path.display(),
            ),
            Self::OverSpec(path) => say!(
                zh: "{path} 是合同文件本身，不能用生成的文件覆盖；请另选 -o",
                en: "{path} is the spec itself and must not be overwritten by what is built from it; choose another -o",
                path = path.display(),
            ),
            Self::OneOutput(path) => say!(
                zh: "要写出多个文件，而 {path} 只能容纳一个；请用 -o 指定一个文件夹",
                en: "there are several files to write and {path} can hold only one; name a folder with -o",
                path = path.display(),
            ),
            Self::NoBranch { name, known } => say!(
                zh: "没有名为 `{name}` 的情形；现有：{zh}", en: "there is no branch `{name}`; there are: {en}",
                name = name, zh = known.join("、"), en = known.join(", "),
            ),
            Self::NoEvents(file) => say!(
                zh: "{file}：所用模板没有列出事件（`events`），没有时间表",
                en: "{file}: its template declares no `events`, and so there is no timeline", file = file,
            ),
            Self::NoDate(text) => say!(
                zh: "“{text}”不是日期；请写成 2026-03-02", en: "“{text}” is not a date; write it like 2026-03-02", text = text,
            ),
            Self::NoTime(text) => say!(
                zh: "按小时计算的，请写日期和时间，如 2026-02-13T17:00；“{text}”不是",
                en: "hours are counted from a day and a time such as 2026-02-13T17:00, which “{text}” is not",
                text = text,
            ),
            Self::BeyondDates(period) => say!(
                zh: "无法计算{zh}：超出可计算的日期范围，或取决于放假安排未知的年份",
                en: "{en} cannot be counted: they lead beyond all dates, or depend on a year whose calendar is not known",
                zh = period.show(Lang::Zh), en = period.show(Lang::En),
            ),
            Self::TwoInputs => say!(
                zh: "标准输入 `-` 只能读取一次", en: "standard input `-` can be read only once",
            ),
        }
    }
}

impl From<pipeline::Trouble> for Trouble {
    fn from(trouble: pipeline::Trouble) -> Self {
        Self::Work(trouble)
    }
}

impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Self {
        Self::Work(pipeline::Trouble::Template(unreadable))
    }
}

fn work(trouble: &pipeline::Trouble) -> Text {
    match trouble {
        pipeline::Trouble::Read { path, error } => {
            let (path, why) = (path.display(), system(error));
            say!(zh: "无法读取 {path}：{zh}", en: "cannot read {path}: {en}", path = path, zh = why.zh, en = why.en)
        }
        pipeline::Trouble::Template(Unreadable { path, error }) => {
            let (path, why) = (path.display(), system(error));
            say!(
                zh: "无法读取模板文件夹 {path}：{zh}", en: "cannot read the templates in {path}: {en}",
                path = path, zh = why.zh, en = why.en,
            )
        }
        pipeline::Trouble::Layout(failure) => say!(
            zh: "版式文件有误，无法排版：{failure}", en: "the layout is at fault and sets no pages: {failure}",
            failure = failure,
        ),
    }
}

/// What the system says, in both languages.
fn system(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::NotFound => say!(zh: "文件或文件夹不存在", en: "no such file or folder"),
        io::ErrorKind::PermissionDenied => say!(zh: "没有权限", en: "permission denied"),
        io::ErrorKind::IsADirectory => say!(zh: "这是一个文件夹，请指定文件", en: "it is a folder; name a file"),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            say!(zh: "路径中有一段不是文件夹", en: "a part of the path is not a folder")
        }
        io::ErrorKind::ReadOnlyFilesystem => say!(zh: "所在磁盘只读", en: "the disk is read-only"),
        io::ErrorKind::StorageFull => say!(zh: "磁盘已满", en: "the disk is full"),
        io::ErrorKind::InvalidFilename => say!(zh: "文件名无效", en: "the file name is not valid"),
        _ => Text::same(error.to_string()),
    }
}
