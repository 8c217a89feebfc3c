//! Codes into a list kept elsewhere are the texts that they lead to.

use std::{ops::ControlFlow, sync::Arc};

use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray, UInt32Array};
use arrow_buffer::NullBuffer;
use proptest::{collection::vec, option, prelude::*};
use thads_metrics_arrow::{Source, Tally, tally};

use super::registers::{cases, day, spec};

fn by_nature(source: Source<'_>, threads: usize) -> Tally {
    tally(source, &spec("2022/06", &["nature"], false), threads, |_| ControlFlow::Continue(())).unwrap()
}

/// A case for each name, open and of one đồng.
fn batches(columns: Vec<ArrayRef>) -> Source<'static> {
    let batches: Vec<_> = columns
        .into_iter()
        .map(|names| {
            let rows = names.len();
            let status: ArrayRef = Arc::new(StringArray::from(vec!["in_progress"; rows]));
            let accepted: ArrayRef = Arc::new(Date32Array::from(vec![day("2021-12-01"); rows]));
            let closed: ArrayRef = Arc::new(Date32Array::from(vec![None; rows]));
            let due: ArrayRef = Arc::new(Int64Array::from(vec![1; rows]));
            RecordBatch::try_from_iter_with_nullable([
                ("nature", names, true),
                ("status", status, false),
                ("accepted_on", accepted, false),
                ("closed_on", closed, true),
                ("due", due, false),
            ])
        })
        .collect();
    let schema = batches[0].as_ref().unwrap().schema();
    Source::from(RecordBatchIterator::new(batches, schema))
}

proptest! {
    #![proptest_config(cases(64))]

    /// Texts of the list may stand there twice or be missing, codes lead past its end, null rows hold any code,
    /// and a code may be met for the first time in a later batch.
    #[test]
    fn codes_into_a_list_are_its_texts(
        list in vec(option::weighted(0.9, "[abc]{0,2}"), 1..40),
        codes in vec(vec((0_u32..44, any::<bool>()), 1..600), 1..4),
        threads in 1_usize..3,
    ) {
        let texts = |codes: &Vec<(u32, bool)>| -> ArrayRef {
            let text = |(code, there): &(u32, bool)| there.then(|| list.get(*code as usize).cloned().flatten()).flatten();
            Arc::new(codes.iter().map(text).collect::<StringArray>())
        };
        let coded = |codes: &Vec<(u32, bool)>| -> ArrayRef {
            let nulls: NullBuffer = codes.iter().map(|(_, there)| *there).collect();
            let codes: Vec<u32> = codes.iter().map(|(code, _)| if *code == 43 { u32::MAX } else { *code }).collect();
            Arc::new(UInt32Array::new(codes.into(), Some(nulls)))
        };
        let plain = by_nature(batches(codes.iter().map(texts).collect()), 1);
        let shared = Arc::new(StringArray::from(list.clone()));
        let listed = batches(codes.iter().map(coded).collect()).with_categories("nature", shared);
        prop_assert_eq!(by_nature(listed, threads), plain);
    }
}
