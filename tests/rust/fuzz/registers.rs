//! Registers and logs of events in whatever layout Arrow allows, with values that make no sense.

use std::{ops::ControlFlow, sync::Arc};

use arrow_array::*;
use thads_metrics_arrow::{Events, frame};

use super::run;
use crate::arrow::tally::{
    layouts::{Dice, Layout, run as tallied},
    registers::{PERIODS, Row, open_case, spec},
};

const NAMES: [&str; 8] = ["Bến Lức", "bến lức ", "", "-", "\u{200b}", "Đức Hòa", "1", "Chi cục THADS huyện Ý Yên"];

fn rows(dice: &mut Dice) -> Vec<Row> {
    (0..dice.throw(90)).map(|_| open_case(dice.choose(&NAMES), dice.choose(&[-1, 0, 7, 1 << 50, 1 << 62]))).collect()
}

/// The same rows have the same tally, whatever the layout and on any number of threads.
#[test]
fn layouts() {
    run("Arrow layouts", 150, |number| {
        let mut dice = Dice(number);
        let rows = rows(&mut dice);
        let spec = spec(dice.choose(&PERIODS), &["office"], true);
        let sizes = [1 + dice.throw(9), 1 + dice.throw(70)];
        let batches = Layout::new(number).batches(&rows, &sizes);
        let plain = tallied(&[Layout::plain(number).batch(&rows)], &spec, 1);
        assert_eq!(tallied(&batches, &spec, 1 + dice.throw(3)), plain);
        assert_eq!(usize::try_from(plain.rows()).unwrap(), rows.len());
        for batch in batches {
            let schema = batch.schema();
            let _ = frame(RecordBatchIterator::new([Ok(batch)], schema));
        }
    });
}

const KINDS: [&str; 8] = ["newly_accepted", "completed", "collected", "hoãn", "", "-", "terminated", "entrusted"];

#[test]
fn event_logs() {
    run("event logs", 150, |number| {
        let mut dice = Dice(number);
        let many = dice.throw(60);
        let texts = |dice: &mut Dice, of: &[&'static str]| -> ArrayRef {
            Arc::new((0..many).map(|_| (dice.throw(9) > 0).then(|| dice.choose(of))).collect::<StringArray>())
        };
        let numbers = |dice: &mut Dice| -> ArrayRef {
            let values = (0..many).map(|_| (dice.throw(9) > 0).then(|| dice.choose(&[-1, 0, 5, i64::MAX])));
            Arc::new(values.collect::<Int64Array>())
        };
        let days =
            (0..many).map(|_| (dice.throw(9) > 0).then(|| dice.choose(&[i32::MIN, 0, 18_900, 19_000, i32::MAX])));
        let days: ArrayRef = Arc::new(days.collect::<Date32Array>());
        let columns = [
            ("case", texts(&mut dice, &["1", "2", "3"])),
            ("office", texts(&mut dice, &NAMES)),
            ("event", texts(&mut dice, &KINDS)),
            ("day", days),
            ("amount", numbers(&mut dice)),
        ];
        let batch = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true))).unwrap();
        let schema = batch.schema();
        let reader = RecordBatchIterator::new([Ok(batch)], schema);
        let Ok(events) = Events::read(reader, ["office"], |_| ControlFlow::Continue(())) else { return };
        let questions: Vec<_> = PERIODS.iter().filter_map(|period| events.spec(period.parse().unwrap()).ok()).collect();
        let _ = events.tallies(&questions, 2, |_| ControlFlow::Continue(()));
    });
}
