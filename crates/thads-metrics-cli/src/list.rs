//! The command `list`: the names that other commands, report files and programs may say.

use std::io;

use serde_json::{Map, Value};
use thads_metrics::{Item, Lang, Measure, Offices, Quantity, regime::REGIMES, targets::NATIONAL_TARGETS, text::Text};

use crate::{
    CONSISTENT, Streams,
    arguments::{List, ListOf},
    output::{Form, complain, written},
    wrap::WIDTH,
};

/// Columns by their keys, and rows of as many texts; the last column is the longest, and wrapped.
struct Listing {
    keys: &'static [&'static str],
    rows: Vec<Vec<Text<String>>>,
}

/// Writes the list.
pub(crate) fn run(asked: &List, streams: &mut Streams<'_>) -> io::Result<u8> {
    let output = asked.output.as_deref();
    let form = match Form::of(asked.json.then_some(Form::Json), output, &[Form::Text, Form::Json], asked.lang) {
        Ok(form) => form,
        Err(reason) => return complain(streams, &reason),
    };
    written(output, &[], asked.lang, streams, |streams| write(asked, form, streams))
}

fn write(asked: &List, form: Form, streams: &mut Streams<'_>) -> io::Result<u8> {
    let listing = match asked.of {
        ListOf::Regimes => regimes(),
        ListOf::Targets => targets(),
        ListOf::Offices => offices(),
        ListOf::Quantities => quantities(),
        #[cfg(feature = "tables")]
        ListOf::Findings => findings(),
    };
    if form == Form::Json {
        writeln!(streams.out, "{}", serde_json::to_string(&listing.json(asked.lang))?)?;
    } else {
        for line in listing.lines(asked.lang) {
            writeln!(streams.out, "{line}")?;
        }
    }
    Ok(CONSISTENT)
}

impl Listing {
    fn json(&self, lang: Lang) -> Vec<Map<String, Value>> {
        let object = |row: &Vec<Text<String>>| {
            let texts = row.iter().map(|text| Value::from(text.pick(lang)));
            self.keys.iter().map(|key| (*key).to_owned()).zip(texts).collect()
        };
        self.rows.iter().map(object).collect()
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let last = self.keys.len().saturating_sub(1);
        let wide = |column: usize| {
            let texts = self.rows.iter().filter_map(|row| row.get(column));
            texts.map(|text| textwrap::core::display_width(text.pick(lang))).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..last).map(wide).collect();
        let row = |row: &Vec<Text<String>>| {
            let mut texts = row.iter().map(|text| text.pick(lang));
            let head = texts.by_ref().take(last).zip(&widths).fold(String::new(), |head, (text, width)| {
                let fill = width.saturating_sub(textwrap::core::display_width(text));
                head + text + &" ".repeat(fill) + "  "
            });
            let indent = " ".repeat(textwrap::core::display_width(&head));
            let options =
                textwrap::Options::new(WIDTH).initial_indent(&head).subsequent_indent(&indent).break_words(false);
            textwrap::fill(texts.next().unwrap_or_default(), options).trim_end().to_owned()
        };
        self.rows.iter().map(row).collect()
    }
}

fn same(text: &(impl ToString + ?Sized)) -> Text<String> {
    Text::new(text.to_string(), text.to_string())
}

fn by_lang(text: impl Fn(Lang) -> String) -> Text<String> {
    Text::new(text(Lang::Vi), text(Lang::En))
}

fn regimes() -> Listing {
    let row = |regime: &thads_metrics::Regime| {
        let evidence = by_lang(|lang| regime.evidence().term(lang).to_owned());
        vec![same(regime.id().key()), same(&regime.in_force()), evidence, same(regime.instrument())]
    };
    Listing { keys: &["regime", "in_force", "evidence", "instrument"], rows: REGIMES.iter().map(row).collect() }
}

fn targets() -> Listing {
    let row = |set: &thads_metrics::targets::NationalTarget| {
        let measure = by_lang(|lang| set.measure().term(lang).to_owned());
        let target = by_lang(|lang| {
            let target = set.target();
            let level = target.percent(target.places()).print(lang);
            if target.is_strict() { format!("{} {level}", lang.pick("trên", "over")) } else { level }
        });
        let evidence = by_lang(|lang| set.evidence().term(lang).to_owned());
        vec![same(&set.year()), measure, target, evidence, same(set.citation())]
    };
    let keys = &["year", "measure", "target", "evidence", "citation"];
    Listing { keys, rows: NATIONAL_TARGETS.iter().map(row).collect() }
}

fn offices() -> Listing {
    let offices = Offices::vietnam();
    let row = |office: &thads_metrics::Office| {
        let level = by_lang(|lang| office.level().term(lang).to_owned());
        vec![same(office.code()), level, same(office.name())]
    };
    let mut rows: Vec<Vec<Text<String>>> = offices.iter().map(row).collect();
    rows.dedup();
    Listing { keys: &["code", "level", "office"], rows }
}

fn quantities() -> Listing {
    let row = |(measure, item): (Measure, Item)| {
        let quantity = format!("{measure}.{item}").parse::<Quantity>().ok()?;
        Some(vec![same(&quantity), by_lang(|lang| quantity.term(lang))])
    };
    let all = Measure::ALL.into_iter().flat_map(|measure| measure.items().map(move |item| (measure, item)));
    Listing { keys: &["quantity", "term"], rows: all.filter_map(row).collect() }
}

#[cfg(feature = "tables")]
fn findings() -> Listing {
    let row = |code: thads_metrics_sheet::Code| vec![same(code.key()), by_lang(|lang| code.term(lang).to_owned())];
    Listing { keys: &["code", "meaning"], rows: thads_metrics_sheet::Code::ALL.into_iter().map(row).collect() }
}
