//! The command `completion`: what a shell completes, for the native program and for whoever runs it with more commands.

use std::io;

use clap::{Arg, ArgAction, Command, ValueHint, builder::PossibleValuesParser};
use clap_complete::{Shell, generate};

use crate::{CONSISTENT, Streams, arguments};

/// A command of whoever runs the program.
pub struct HostCommand {
    /// Its name.
    pub name: String,
    /// What it does.
    pub about: String,
    /// Its options; files are completed beside them.
    pub options: Vec<HostOption>,
}

/// An option of such a command.
pub struct HostOption {
    /// The long name, without its dashes.
    pub long: String,
    /// The letter, if it has one.
    pub short: Option<char>,
    /// What it is for.
    pub help: String,
    /// Whether a value follows it.
    pub takes_value: bool,
    /// The values it may have; empty for any, a file among them.
    pub choices: Vec<String>,
}

/// Writes the completion.
pub(crate) fn run(asked: &arguments::Completion, others: &[HostCommand], streams: &mut Streams<'_>) -> io::Result<u8> {
    let shell = match asked.shell {
        arguments::Shell::Bash => Shell::Bash,
        arguments::Shell::Zsh => Shell::Zsh,
        arguments::Shell::Fish => Shell::Fish,
    };
    let others: Vec<Command> = others.iter().map(described).collect();
    let mut script = Vec::new(); // a generator that can't write panics
    generate(shell, &mut arguments::described(&others), "thads-metrics", &mut script);
    // in what it writes for bash, one of two spellings of the program's own hyphen is taken for a subcommand's
    let script = String::from_utf8_lossy(&script).replace("thads__subcmd__metrics", "thads__metrics");
    streams.out.write_all(script.as_bytes())?;
    Ok(CONSISTENT)
}

fn described(command: &HostCommand) -> Command {
    let option = |option: &HostOption| {
        let arg = Arg::new(option.long.clone()).long(option.long.clone()).help(option.help.clone());
        let arg = option.short.into_iter().fold(arg, Arg::short);
        match (option.takes_value, option.choices.is_empty()) {
            (false, _) => arg.action(ArgAction::SetTrue),
            (true, true) => arg.value_hint(ValueHint::AnyPath),
            (true, false) => arg.value_parser(PossibleValuesParser::new(option.choices.iter().cloned())),
        }
    };
    Command::new(command.name.clone())
        .about(command.about.clone())
        .args(command.options.iter().map(option))
        .arg(Arg::new("file").num_args(0..).value_hint(ValueHint::AnyPath))
}
