//! A tally as bytes, to be sent from where a part of the register is to where the parts are merged.
//!
//! Eight bytes that say what it is and in which version, the tally, and a checksum of both.

use std::collections::BTreeMap;

use crate::tally::error::TallyError;
use serde::{Deserialize, Serialize};
use thads_metrics::{Item, Regime, flow::ColumnSums};

use super::{
    group::Group,
    reason::Reason,
    result::{FIRST, Inconsistent, Tally, TallySpec},
};

/// What the bytes of a tally begin with; the last is the version.
const MAGIC: [u8; 8] = *b"THADStl\x02";

/// The names of a group, its sums in cases and in money, and the rows set aside.
type WrittenGroup = (Vec<String>, [u128; 15], [u128; 15], [u64; 3]);

/// A tally as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    spec: TallySpec,
    groups: Vec<WrittenGroup>,
    inconsistent: Vec<(String, Inconsistent)>,
    rows: u64,
}

impl Tally {
    /// The tally as bytes, the same for equal tallies.
    ///
    /// ```
    /// use thads_metrics_arrow::{TallySpec, Tally};
    /// let tally = Tally::empty(TallySpec::new("2022/06".parse()?, ["office"])?);
    /// assert_eq!(Tally::from_bytes(&tally.to_bytes()?)?, tally);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_bytes(&self) -> Result<Vec<u8>, TallyError> {
        let sums = |leaves: &ColumnSums| ColumnSums::ITEMS.map(|item| leaves.get(item));
        let group = |(names, group): (&Vec<String>, &Group)| {
            (names.clone(), sums(&group.cases), sums(&group.money), group.set_aside)
        };
        let written = Written {
            spec: self.spec.clone(),
            groups: self.groups.iter().map(group).collect(),
            inconsistent: self
                .inconsistent
                .iter()
                .map(|(reason, inconsistent)| (reason.key().to_owned(), inconsistent.clone()))
                .collect(),
            rows: self.rows,
        };
        let mut bytes = postcard::to_extend(&written, MAGIC.to_vec()).map_err(|error| refuse(&error))?;
        let checksum = crc32fast::hash(&bytes);
        bytes.extend(checksum.to_le_bytes());
        Ok(bytes)
    }

    /// The tally that was written; refused if it is of another version, damaged, or does not add up.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TallyError> {
        let (magic, rest) = bytes.split_first_chunk::<8>().ok_or_else(|| refuse(&"too short"))?;
        let ([name @ .., version], [known @ .., latest]) = (magic, &MAGIC);
        if name != known {
            return Err(refuse(&"they do not begin as one"));
        }
        if version != latest {
            return Err(refuse(&format!("version {version}, expected {latest}")));
        }
        let (body, checksum) = rest.split_last_chunk::<4>().ok_or_else(|| refuse(&"too short"))?;
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(magic);
        hasher.update(body);
        if hasher.finalize() != u32::from_le_bytes(*checksum) {
            return Err(refuse(&"damaged, the checksum differs"));
        }
        let (written, _) = postcard::take_from_bytes::<Written>(body).map_err(|error| refuse(&error))?;
        let tally = written.tally()?;
        // Equal tallies have equal bytes: groups in order, each once, and nothing after them.
        if tally.to_bytes()? == bytes { Ok(tally) } else { Err(refuse(&"not as a tally is written")) }
    }
}

fn refuse(why: &impl ToString) -> TallyError {
    TallyError::Bytes { why: why.to_string() }
}

impl Written {
    fn tally(self) -> Result<Tally, TallyError> {
        let Self { spec, groups, inconsistent, rows } = self;
        spec.check_by()?;
        let regime = Regime::on(spec.period().last_day()).map_err(|error| refuse(&error))?.id();
        if regime != spec.regime() {
            return Err(refuse(&format!("{} ends under {regime}, not under {}", spec.period(), spec.regime())));
        }
        let mut tally = Tally { rows, ..Tally::empty(spec) };
        for (names, cases, money, set_aside) in groups {
            let sums = (leaves(&cases), leaves(&money));
            let (Some(cases), Some(money)) = sums else { return Err(refuse(&"sums that differ from their parts")) };
            if names.len() != tally.spec.by().len() {
                return Err(refuse(&"groups that are not those of its columns"));
            }
            tally.groups.insert(names, Group { cases, money, set_aside });
        }
        tally.inconsistent = inconsistent
            .into_iter()
            .map(|(key, inconsistent)| {
                let reason = Reason::ALL.iter().find(|reason| reason.key() == key);
                let kept = u64::try_from(inconsistent.first.len()).is_ok_and(|kept| kept <= inconsistent.rows);
                let of_statuses = inconsistent.statuses.values().try_fold(0_u64, |sum, rows| sum.checked_add(*rows));
                let kept = kept && of_statuses.is_some_and(|rows| rows <= inconsistent.rows);
                let ordered = inconsistent.first.is_sorted()
                    && inconsistent.first.len() <= FIRST
                    && kept
                    && inconsistent.rows > 0;
                reason
                    .filter(|_| ordered)
                    .map(|reason| (*reason, inconsistent))
                    .ok_or_else(|| refuse(&"reasons that are none"))
            })
            .collect::<Result<BTreeMap<_, _>, _>>()?;
        let accepted =
            |group: &Group| group.cases.get(Item::CarriedIn).checked_add(group.cases.get(Item::NewlyAccepted));
        let tallied = tally.groups.values().try_fold(0_u128, |sum, group| sum.checked_add(accepted(group)?));
        let out = tally
            .groups
            .values()
            .flat_map(|group| group.set_aside)
            .chain(tally.inconsistent.values().map(|inconsistent| inconsistent.rows));
        let all = out.fold(tallied, |sum, rows| sum?.checked_add(rows.into()));
        if all == Some(rows.into()) { Ok(tally) } else { Err(refuse(&"rows that do not add up")) }
    }
}

/// The sums, if by origin and by column they are the same.
fn leaves(sums: &[u128; 15]) -> Option<ColumnSums> {
    let mut leaves = ColumnSums::default();
    ColumnSums::ITEMS.iter().zip(sums).try_for_each(|(item, sum)| leaves.add(*item, *sum))?;
    let (origins, columns) = sums.split_at(2);
    let total = |sums: &[u128]| sums.iter().try_fold(0_u128, |total, sum| total.checked_add(*sum));
    (total(origins)? == total(columns)?).then_some(leaves)
}
