//! The query that has an engine of SQL group a register, for [`Tally::from_groups`](super::Tally::from_groups) to read.
//!
//! The engine decides nothing: it puts together cases which the law can't tell apart. Those have the same status, lie on the
//! same side of each boundary of the period, and their amounts make the same kind of sense ([`Kind`]).

use crate::tally::error::TallyError;
use thads_metrics::Amount;

use super::{
    groups::{self, ACCEPTED, CLOSED, KIND, Kind, ROWS},
    reason::Reason,
    register::AMOUNTS,
    result::TallySpec,
};

/// How an engine writes what engines write differently.
#[derive(Debug, Clone, Copy)]
struct Dialect {
    key: &'static str,
    quote: char,
    /// What names are cast to, where drivers give some of their types (as enums) as bytes.
    text: Option<&'static str>,
    /// A type that amounts of one case can be added up in.
    wide: &'static str,
    /// Whether sums of whole numbers may overflow unless these are cast to the wide type, which rounds.
    casts: bool,
    /// The first day of the calendar, or the first that can be written if that is later.
    earliest: &'static str,
}

const DIALECTS: [Dialect; 4] = [
    Dialect { key: "duckdb", quote: '"', text: None, wide: "HUGEINT", casts: false, earliest: "-9999-01-01" },
    Dialect {
        key: "postgresql",
        quote: '"',
        text: Some("TEXT"),
        wide: "NUMERIC",
        casts: false,
        earliest: "4714-11-24 BC",
    },
    Dialect { key: "spark", quote: '`', text: None, wide: "DECIMAL(38, 0)", casts: true, earliest: "0001-01-01" },
    Dialect { key: "ansi", quote: '"', text: None, wide: "DECIMAL(38, 0)", casts: true, earliest: "0001-01-01" },
];

/// The last day of the calendar.
const LATEST: &str = "9999-12-31";

/// What groups are not read of: amounts with decimals, which a cast would round away.
const NOT_WHOLE: &str = "not_whole";

/// The amount of which the rule may be only remembered.
const REDUCED: &str = "reduced_amount";

/// The query that groups a table for [`Tally::from_groups`](super::Tally::from_groups).
///
/// `dialect` is duckdb, postgresql, spark or ansi; `table` the parts of the table's name, as schema and table; `amounts` which of
/// `collected`, `terminated_amount`, `reduced_amount` and `entrusted_amount` the table has. Names are quoted. Errors: an
/// unknown dialect, names that are empty or hold NUL, columns that can't be tallied by, an amount that is none.
///
/// ```
/// use thads_metrics_arrow::{TallySpec, tally_sql};
/// let spec = TallySpec::new("2022/06".parse()?, ["office"])?;
/// let query = tally_sql("duckdb", &["archive", "cases"], &spec, &["collected"])?;
/// assert!(query.contains(r#"FROM "archive"."cases""#));
/// assert!(query.contains("DATE '2021-10-01'"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tally_sql(
    dialect: &str,
    table: &[impl AsRef<str>],
    spec: &TallySpec,
    amounts: &[impl AsRef<str>],
) -> Result<String, TallyError> {
    let known = DIALECTS.into_iter().find(|known| known.key == dialect);
    let expected = || DIALECTS.map(|dialect| dialect.key).join(", ");
    let dialect = known.ok_or_else(|| TallyError::Dialect { got: dialect.to_owned(), expected: expected() })?;
    groups::check_by(spec)?;
    let [due, optional @ ..] = AMOUNTS;
    if let Some(other) = amounts.iter().find(|name| !optional.contains(&name.as_ref())) {
        return Err(TallyError::Amount { got: other.as_ref().to_owned(), expected: optional.join(", ") });
    }
    let has = |name: &&str| amounts.iter().any(|given| given.as_ref() == *name);
    let columns = [due].into_iter().chain(optional.into_iter().filter(has));
    let query = Query { dialect, spec, columns: columns.collect() };
    query.text(table)
}

struct Query<'a> {
    dialect: Dialect,
    spec: &'a TallySpec,
    /// The amounts that the table has; the first is what is due.
    columns: Vec<&'static str>,
}

impl Query<'_> {
    fn text(&self, table: &[impl AsRef<str>]) -> Result<String, TallyError> {
        let table = table.iter().map(|name| self.name(name.as_ref())).collect::<Result<Vec<_>, _>>()?.join(".");
        if table.is_empty() {
            return Err(TallyError::Name { got: table });
        }
        let mut keys = self.spec.by().iter().map(|name| self.name(name)).collect::<Result<Vec<_>, _>>()?;
        keys.push(self.own("status"));
        let [accepted, closed] = ["accepted_on", "closed_on"].map(|day| self.own(day));
        let amounts: Vec<String> = self.columns.iter().map(|name| self.own(name)).collect();

        let text = |name: &String| {
            self.dialect.text.map_or_else(|| name.clone(), |text| format!("CAST({name} AS {text}) AS {name}"))
        };
        let mut cases: Vec<String> = keys.iter().map(text).collect();
        cases.extend([&accepted, &closed].map(|day| format!("CAST({day} AS DATE) AS {day}")));
        cases.extend(amounts.iter().cloned());
        cases.push(format!("{} AS {}", self.kind(&amounts), self.own(KIND)));

        keys.push(self.own(KIND));
        let mut groups = keys.clone();
        groups.push(format!("count(*) AS {}", self.own(ROWS)));
        for (day, [first, last]) in [(&accepted, ACCEPTED), (&closed, CLOSED)] {
            groups.push(format!("min({day}) AS {}", self.own(first)));
            groups.push(format!("max({day}) AS {}", self.own(last)));
        }
        // An amount that is no amount must not make a sum overflow.
        let whole = format!("{} IN ('{}', '{}')", self.own(KIND), Kind::Left.key(), Kind::NothingLeft.key());
        groups
            .extend(amounts.iter().map(|name| format!("sum({}) FILTER (WHERE {whole}) AS {name}", self.summed(name))));

        keys.extend([self.side(&accepted), self.side(&closed), format!("{closed} < {accepted}")]);
        let reduced = self.columns.iter().filter(|name| **name == REDUCED);
        keys.extend(reduced.map(|name| format!("{} > 0", self.own(name))));
        Ok(format!(
            "SELECT\n  {}\nFROM (\n  SELECT\n    {}\n  FROM {table}\n) AS {}\nGROUP BY\n  {}\n",
            groups.join(",\n  "),
            cases.join(",\n    "),
            self.own("cases"),
            keys.join(",\n  "),
        ))
    }

    /// On which side of each boundary a day lies.
    fn side(&self, day: &str) -> String {
        let (first, last) = (self.spec.period().first_day(), self.spec.period().last_day());
        let sides = [
            format!("{day} < DATE '{}'", self.dialect.earliest),
            format!("{day} < DATE '{first}'"),
            format!("{day} <= DATE '{last}'"),
            format!("{day} <= DATE '{LATEST}'"),
            format!("{day} IS NOT NULL"),
        ];
        let whens = sides.iter().zip(1..).map(|(side, number)| format!("WHEN {side} THEN {number}"));
        format!("CASE {} END", whens.collect::<Vec<_>>().join(" "))
    }

    /// What sense the amounts of a case make: the first that holds.
    fn kind(&self, amounts: &[String]) -> String {
        let any = |holds: &dyn Fn(&String) -> String| amounts.iter().map(holds).collect::<Vec<_>>().join(" OR ");
        let wide = |name: &String| format!("CAST({name} AS {})", self.dialect.wide);
        let (due, done) = amounts.split_first().map_or_else(Default::default, |(due, parts)| {
            let parts: Vec<String> = parts.iter().map(wide).collect();
            (wide(due), if parts.is_empty() { "0".to_owned() } else { parts.join(" + ") })
        });
        let mut kinds = vec![
            (Kind::Inconsistent(Reason::Null).key(), any(&|name| format!("{name} IS NULL"))),
            (Kind::Inconsistent(Reason::Negative).key(), any(&|name| format!("{name} < 0"))),
            (Kind::Inconsistent(Reason::TooLarge).key(), any(&|name| format!("{name} > {}", Amount::MAX.dong()))),
        ];
        if self.dialect.casts {
            kinds.push((NOT_WHOLE, any(&|name| format!("{name} <> {}", wide(name)))));
        }
        kinds.push((Kind::Inconsistent(Reason::MoreThanDue).key(), format!("{done} > {due}")));
        kinds.push((Kind::Left.key(), format!("{done} < {due}")));
        let whens = kinds.iter().map(|(key, holds)| format!("WHEN {holds} THEN '{key}'"));
        let whens = whens.collect::<Vec<_>>().join("\n      ");
        format!("CASE\n      {whens}\n      ELSE '{}'\n    END", Kind::NothingLeft.key())
    }

    /// What is summed of an amount.
    fn summed(&self, name: &str) -> String {
        if self.dialect.casts { format!("CAST({name} AS {})", self.dialect.wide) } else { name.to_owned() }
    }

    /// A name that is ours.
    fn own(&self, name: &str) -> String {
        let quote = self.dialect.quote;
        format!("{quote}{name}{quote}")
    }

    /// A name that was given, whatever is in it.
    fn name(&self, name: &str) -> Result<String, TallyError> {
        if name.is_empty() || name.contains('\0') {
            return Err(TallyError::Name { got: name.to_owned() });
        }
        let quote = self.dialect.quote;
        Ok(self.own(&name.replace(quote, &format!("{quote}{quote}"))))
    }
}
