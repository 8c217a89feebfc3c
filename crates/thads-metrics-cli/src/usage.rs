//! What is said of a command line that is not understood: in Vietnamese first, since which language is meant may be what
//! was not understood, then as clap says it.

use clap::{
    Error,
    error::{ContextKind, ErrorKind},
};

/// The mistake in Vietnamese and in English, with the usage.
pub(crate) fn told(mistake: &Error) -> String {
    let english = mistake.render();
    vietnamese(mistake).map_or_else(|| english.to_string(), |said| format!("thads-metrics: {said}\n{english}"))
}

fn vietnamese(mistake: &Error) -> Option<String> {
    let about = |kind| mistake.get(kind).map(ToString::to_string).filter(|text| !text.is_empty());
    let argument = || about(ContextKind::InvalidArg);
    let value = || about(ContextKind::InvalidValue);
    let said = match mistake.kind() {
        ErrorKind::InvalidSubcommand => format!("không có lệnh “{}”", about(ContextKind::InvalidSubcommand)?),
        ErrorKind::UnknownArgument => format!("không có tùy chọn “{}”", argument()?),
        ErrorKind::MissingRequiredArgument => format!("thiếu {}", argument()?),
        ErrorKind::ArgumentConflict => match about(ContextKind::PriorArg) {
            Some(other) if Some(&other) != argument().as_ref() => {
                format!("“{}” không dùng cùng với “{other}”", argument()?)
            }
            _ => format!("“{}” chỉ được ghi một lần", argument()?),
        },
        ErrorKind::InvalidValue => match value() {
            Some(value) => format!("“{value}” không dùng được cho “{}”", argument()?),
            None => format!("“{}” cần một giá trị", argument()?),
        },
        ErrorKind::ValueValidation => format!("“{}” không dùng được cho “{}”", value()?, argument()?),
        ErrorKind::TooManyValues => format!("“{}” thừa ở “{}”", value()?, argument()?),
        _ => return None,
    };
    let choices = about(ContextKind::ValidValue).map(|values| format!("; cần một trong: {values}"));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().find_map(about).map(|near| format!("; có phải “{near}”?"));
    Some([Some(said), choices, near].into_iter().flatten().collect())
}
