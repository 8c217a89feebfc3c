//! What can be asked for on the command line.

use std::{ffi::OsString, path::PathBuf};

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use thads_metrics::{Lang, Period, vocabulary::typed};

#[derive(Parser)]
#[command(
    name = "thads-metrics",
    version,
    about = "Exact civil judgment enforcement statistics (thống kê thi hành án dân sự)"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Audit(Audit),
    Check(Check),
    List(List),
    Completion(Completion),
}

/// What there is to name: rules in force, targets, offices, quantities, codes of findings
/// (liệt kê: chế độ báo cáo, chỉ tiêu, cơ quan, đại lượng, mã phát hiện)
#[derive(clap::Args)]
pub(crate) struct List {
    /// What to list (liệt kê gì)
    #[arg(value_enum)]
    pub(crate) of: ListOf,
    /// A JSON list of objects (một danh sách JSON)
    #[arg(long)]
    pub(crate) json: bool,
    /// Write into this file instead: .txt or .json (ghi vào tệp này)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The language of the text, vi or en (ngôn ngữ)
    #[arg(long, default_value = "vi")]
    pub(crate) lang: Lang,
}

/// What can be listed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ListOf {
    /// The circulars and the law, each with the day it is in force from (chế độ báo cáo)
    Regimes,
    /// The nation's targets by year (chỉ tiêu của toàn quốc)
    Targets,
    /// The provinces of today, and those before 1 July 2025 with what they became (cơ quan)
    Offices,
    /// What is counted, by measure (đại lượng)
    Quantities,
    /// What can be wrong in a sheet (mã phát hiện trong biểu)
    #[cfg(feature = "tables")]
    Findings,
}

/// The completion of commands and options for a shell: source <(thads-metrics completion bash)
/// (gợi ý lệnh khi nhấn Tab)
#[derive(clap::Args)]
pub(crate) struct Completion {
    /// The shell (loại shell)
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// A shell that commands are completed for.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The whole command line, described, with the commands of whoever runs it.
pub(crate) fn described(others: &[clap::Command]) -> clap::Command {
    Arguments::command().subcommands(others.iter().cloned())
}

/// One line of figures, audited at once
/// (đối chiếu nhanh một dòng số liệu)
#[derive(clap::Args)]
#[command(after_help = "Example (ví dụ): thads-metrics check \"2.139/4.293 việc\" \"49,82%\"")]
pub(crate) struct Check {
    /// Figures as printed: a fraction is resolved of eligible, a percentage their rate; words say otherwise
    /// (số liệu như đã in: phân số là số xong trên số có điều kiện, tỷ lệ phần trăm là tỷ lệ của chúng; có thể ghi rõ bằng lời)
    #[arg(required = true, value_name = "FIGURE")]
    pub(crate) figures: Vec<String>,
    /// One JSON object (một đối tượng JSON)
    #[arg(long)]
    pub(crate) json: bool,
    /// Write into this file instead: .txt or .json (ghi vào tệp này)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The language of the text, vi or en (ngôn ngữ)
    #[arg(long, default_value = "vi")]
    pub(crate) lang: Lang,
}

/// What published figures imply, and where they contradict each other
/// (đối chiếu các số liệu đã công bố: suy ra được gì, mâu thuẫn ở đâu)
#[derive(clap::Args)]
#[command(after_help = "\
Exit status (mã kết thúc):
  0  all figures can be true together (không có mâu thuẫn)
  1  there is a conflict, or with --strict a doubt (có mâu thuẫn; với --strict: có số liệu cần xem lại)
  2  a file can't be read, or has no figures to audit (có tệp không đọc được hoặc không có số liệu)")]
#[allow(clippy::struct_excessive_bools)] // each is a switch of its own
pub(crate) struct Audit {
    /// A report file (.toml), an article (.txt, .html, .docx; .pdf with the Python package), - for standard input, or a
    /// folder of these (tệp báo cáo .toml; bài viết .txt, .html, .docx, với gói Python cả .pdf; - để đọc từ đầu vào
    /// chuẩn; hoặc thư mục chứa các tệp đó)
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// One JSON object; of several files, one a line (một đối tượng JSON; nhiều tệp thì mỗi tệp một dòng)
    #[arg(long)]
    pub(crate) json: bool,
    /// Of an article: the report file that its figures make (in ra tệp báo cáo lập từ bài viết)
    #[arg(long, conflicts_with_all = ["json", "html"])]
    pub(crate) toml: bool,
    /// Of an article: a page with its figures marked (trang HTML đánh dấu các số liệu của bài viết)
    #[arg(long, conflicts_with = "json")]
    pub(crate) html: bool,
    /// Write into this file instead: .txt, .json, .toml or .html (ghi vào tệp này)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Of an article: the office of its figures, if it does not say (cơ quan của số liệu, nếu bài không nêu)
    #[arg(long, value_name = "NAME")]
    pub(crate) office: Option<String>,
    /// Of an article: the period, as 2022/06, if it does not say (kỳ số liệu, nếu bài không nêu)
    #[arg(long, value_name = "YEAR/MONTHS", value_parser = typed::period)]
    pub(crate) period: Option<Period>,
    /// A doubt is status 1 too (số liệu cần xem lại cũng cho mã kết thúc 1)
    #[arg(long)]
    pub(crate) strict: bool,
    /// Show what is known only within wide intervals too (hiện cả những khoảng rộng)
    #[arg(long)]
    pub(crate) all: bool,
    /// The language of the text, vi or en (ngôn ngữ)
    #[arg(long, default_value = "vi")]
    pub(crate) lang: Lang,
}

/// Reads the command line; help and the version come as errors that are no mistakes.
pub(crate) fn parse<A: Into<OsString> + Clone>(arguments: impl IntoIterator<Item = A>) -> Result<Command, clap::Error> {
    let mut arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    if arguments.get(1).is_some_and(|command| command == "check") {
        arguments.iter_mut().for_each(signed);
    }
    Arguments::try_parse_from(arguments).map(|arguments| arguments.command)
}

/// Gives a figure such as `-1,55%` a minus sign, so that it is no option.
fn signed(argument: &mut OsString) {
    let digits = argument.to_str().and_then(|text| text.strip_prefix('-'));
    if let Some(digits) = digits.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        *argument = format!("\u{2212}{digits}").into();
    }
}
