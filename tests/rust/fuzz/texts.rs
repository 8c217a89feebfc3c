//! What is typed or printed: figures, targets, periods, titles, headings, names of offices, running text.

use thads_metrics::{
    Kind, Period, Printed,
    office::{Offices, key},
    targets::Level,
    vocabulary::{row_label, title, typed, unit},
};

use super::{corpus, run, text};
use crate::article::every_number::broken_by;

const KINDS: [Kind; 4] = [Kind::Count, Kind::Money, Kind::Percent, Kind::Target];

#[test]
fn printed_figures() {
    let kept = corpus("printed");
    run("printed figures", 3_000, |number| {
        let text = text(&kept, number);
        for kind in KINDS {
            if let Ok(printed) = Printed::read(&text, kind, number % 2 == 0) {
                // what was read is written, and what is written is read as the same
                for lang in thads_metrics::Lang::ALL {
                    let written = printed.print(lang);
                    let again = Printed::read_in(&written, kind, true, lang);
                    assert_eq!(again.map(|again| again.value()), Ok(printed.value()), "{text:?} {written:?}");
                }
            }
        }
        let _ = (text.parse::<Level>(), text.parse::<Period>());
        let _ = (typed::period(&text), typed::measure(&text), unit(&text));
    });
}

#[test]
fn titles() {
    let kept = corpus("titles");
    run("titles", 2_000, |number| {
        let text = text(&kept, number);
        let _ = (title::title(text.lines()), title::name(&text), title::periods(&text));
    });
}

#[test]
fn headings() {
    let kept = corpus("headings");
    run("headings", 2_000, |number| {
        let text = text(&kept, number);
        let _ = thads_metrics_sheet::heading(&text);
        let _ = thads_metrics::vocabulary::register::register_heading(&text);
    });
}

#[test]
fn names_of_offices() {
    let kept = corpus("offices");
    let (offices, on) = (Offices::vietnam(), "2024-09-30".parse().unwrap());
    run("names of offices", 2_000, |number| {
        let text = text(&kept, number);
        let own = key(&text, Some(on));
        // the name of an office that is known is its own normal form
        assert!(!own.is_known() || key(own.canonical(), Some(on)) == own, "{text:?}");
        let _ = (offices.find(&text, on), row_label::label(&text), row_label::kind(&text));
    });
}

#[test]
fn running_text() {
    let kept = corpus("articles");
    run("running text", 150, |number| {
        let text = text(&kept, number);
        assert_eq!(broken_by(&text), None, "{text:?}");
    });
}
