//! Targets (chỉ tiêu): the completion rate that an office must reach by the end of a period.

use crate::text::clip::clip;
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    error::Worded,
    measure::Measure,
    period::Period,
    rate::percent::Percent,
    targets::{
        error::TargetError,
        level::{Level, decimals},
        setter::Setter,
    },
    text::lang::Lang,
};

/// A completion rate to reach by the end of a period, at least or strictly over.
///
/// The resolutions of the National Assembly write "trên 70%": strictly over, not met at
/// exactly 70 % ([`Target::over`]). Plans of offices usually write a level to reach
/// ([`Target::at_least`]). Sources: NQ 111/2015/QH13 and the Minister's yearly decisions
/// (evidence: text for the form; the numbers are the caller's).
///
/// ```
/// use thads_metrics::{Count, Measure, Rate, Target};
/// let target = Target::at_least("81,5%".parse()?, "2022/12".parse()?).for_measure(Measure::Cases);
/// let rate = Rate::of(Count::new(5_574), Count::new(10_983))?;
/// let gap = target.gap(&rate)?;
/// assert_eq!(gap.points().to_string(), "30,75 điểm %");
/// assert_eq!(gap.still_to_resolve()?.to_string(), "3.378 việc");
/// assert_eq!(gap.pace("2022/06".parse()?)?.unwrap().to_string(), "563 việc"); // a month, for six months
/// assert!(!gap.is_met());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Target {
    measure: Option<Measure>,
    level: BigRational,
    places: u16,
    strict: bool,
    due: Period,
    set_by: Option<Setter>,
    since: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    measure: Option<Measure>,
    level: String,
    strict: bool,
    due: Period,
    #[serde(default)]
    set_by: Option<Setter>,
    #[serde(default)]
    since: Option<Date>,
}

impl From<Target> for Parts {
    fn from(target: Target) -> Self {
        let level = target.level_text();
        let Target { measure, strict, due, set_by, since, .. } = target;
        Self { measure, level, strict, due, set_by, since }
    }
}

impl TryFrom<Parts> for Target {
    type Error = TargetError;

    fn try_from(parts: Parts) -> Result<Self, TargetError> {
        let Parts { measure, level, strict, due, set_by, since } = parts;
        Ok(Self { measure, set_by, since, ..Self::new(level.parse()?, due, strict) })
    }
}

impl Target {
    fn new(level: Level, due: Period, strict: bool) -> Self {
        Self { measure: None, level: level.value, places: level.places, strict, due, set_by: None, since: None }
    }

    /// Met by a rate of `level` or more at the end of `due`.
    pub fn at_least(level: Level, due: Period) -> Self {
        Self::new(level, due, false)
    }

    /// Met only by a rate strictly over `level` at the end of `due` ("trên 70%").
    pub fn over(level: Level, due: Period) -> Self {
        Self::new(level, due, true)
    }

    /// A target as a plan writes it: `81,5%`, `từ 81,5% trở lên`, `≥ 81,5%`; strictly over in `trên 70%`, `> 70%`.
    ///
    /// Without a percent sign a number from 0 to 1 may be a share or a percentage, and is refused;
    /// so is a target to stay under (`dưới 5%`).
    ///
    /// ```
    /// use thads_metrics::Target;
    /// let written = |text| Target::written(text, "2022/12".parse().unwrap());
    /// assert_eq!(written("đạt trên 81,50%").unwrap().to_string(), "trên 81,50% (năm 2022)");
    /// assert_eq!(written("từ 40,1% trở lên"), written("40.1"));
    /// assert!(written("0,815").is_err() && written("dưới 5%").is_err() && written("").is_err());
    /// ```
    pub fn written(text: &str, due: Period) -> Result<Self, TargetError> {
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(text.trim()).collect();
        let lower = composed.to_lowercase();
        let mut rest = lower.trim_end_matches('.').trim_end();
        let mut strict = false;
        for end in ["trở lên", "or more"] {
            rest = rest.strip_suffix(end).unwrap_or(rest).trim_end();
        }
        while let Some((word, over)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            rest = rest.strip_prefix(word).unwrap_or_default().trim_start();
            strict |= over;
        }
        let got = || clip(text.trim());
        let level = rest.parse::<Level>().map_err(|error| match error {
            TargetError::Share { .. } => TargetError::Share { got: got() },
            _ => TargetError::Level { got: got() },
        })?;
        Ok(Self::new(level, due, strict))
    }

    /// The exact level as [`Level`] reads it: a percentage, or a fraction if it has no finite decimal expansion.
    pub fn level_text(&self) -> String {
        let printed = self.percent(self.places);
        if printed.value() == self.level {
            printed.to_string()
        } else {
            format!("{}/{}", self.level.numer(), self.level.denom())
        }
    }

    /// How many decimals it is printed with.
    pub const fn places(&self) -> u16 {
        self.places
    }

    /// The same target, for one measure: a rate in another unit is then refused.
    pub fn for_measure(self, measure: Measure) -> Self {
        Self { measure: Some(measure), ..self }
    }

    /// The same target for one measure; an error if it is a target for another.
    pub fn try_for_measure(self, measure: Measure) -> Result<Self, TargetError> {
        match self.measure {
            Some(own) if own != measure => Err(TargetError::OtherMeasure { expected: measure, target: Box::new(self) }),
            _ => Ok(self.for_measure(measure)),
        }
    }

    /// Whether its level is none that a rate can have.
    pub fn is_impossible(&self) -> bool {
        self.level.is_negative() || self.level > BigRational::from_integer(100.into())
    }

    /// The same target, with who set it.
    pub fn set_by(self, setter: Setter) -> Self {
        Self { set_by: Some(setter), ..self }
    }

    /// The same target, from a day on: before it another may hold, as targets are adjusted within the year (Thanh Hóa's
    /// were on 31 July 2025; evidence: secondary).
    pub fn since(self, day: Date) -> Self {
        Self { since: Some(day), ..self }
    }

    /// Who set it, if that is said.
    pub const fn setter(&self) -> Option<Setter> {
        self.set_by
    }

    /// The first day that it holds; `None` from the first day of the reporting year.
    pub const fn first_day(&self) -> Option<Date> {
        self.since
    }

    /// The measure, or `None` if it was not said.
    pub const fn measure(&self) -> Option<Measure> {
        self.measure
    }

    /// The exact level, in percent.
    pub const fn value(&self) -> &BigRational {
        &self.level
    }

    /// The level rounded half-up to `places` decimals.
    pub fn percent(&self, places: u16) -> Percent {
        Percent::rounded(&self.level, places)
    }

    /// Whether the rate must be strictly over the level.
    pub const fn is_strict(&self) -> bool {
        self.strict
    }

    /// The period at whose end it is due.
    pub const fn due(&self) -> Period {
        self.due
    }

    /// Whether a percentage meets it.
    ///
    /// ```
    /// use thads_metrics::Target;
    /// let over = Target::over("70%".parse().unwrap(), "2017/12".parse().unwrap());
    /// assert!(!over.is_met_by(&"70%".parse().unwrap()));
    /// assert!(over.is_met_by(&"70,01%".parse().unwrap()));
    /// ```
    pub fn is_met_by(&self, percent: &Percent) -> bool {
        self.meets(&percent.value())
    }

    /// Whether an exact percentage meets it.
    pub fn meets(&self, value: &BigRational) -> bool {
        match value.cmp(&self.level) {
            Ordering::Greater => true,
            Ordering::Equal => !self.strict,
            Ordering::Less => false,
        }
    }

    /// What share of the target a printed rate is, rounded half-up; `None` for a target of zero or less.
    ///
    /// ```
    /// use thads_metrics::Target;
    /// let target = Target::over("83,25%".parse().unwrap(), "2024/12".parse().unwrap());
    /// assert_eq!(target.achieved(&"58,51%".parse().unwrap(), 2).unwrap().to_string(), "70,28%");
    /// ```
    pub fn achieved(&self, percent: &Percent, places: u16) -> Option<Percent> {
        self.share(&percent.value(), places)
    }

    /// What share of the target an exact percentage is, rounded half-up; `None` for a target of zero or less.
    pub fn share(&self, value: &BigRational, places: u16) -> Option<Percent> {
        self.level
            .is_positive()
            .then(|| Percent::rounded(&(value / &self.level * BigRational::from_integer(BigInt::from(100))), places))
    }

    /// The milestone pro rata: level × `months` ÷ the months of the target, exactly, due then.
    ///
    /// An error outside 1 to the target's own months. A milestone that was set by decision is
    /// a target of its own. Source: TP.HCM publishes 83,90 % a year as 41,95 % at six months
    /// (evidence: derived, from published reports).
    ///
    /// ```
    /// use thads_metrics::Target;
    /// let year = Target::at_least("83,90%".parse().unwrap(), "2025/12".parse().unwrap());
    /// let half = year.pro_rata(6).unwrap();
    /// assert_eq!(half.to_string(), "từ 41,95% trở lên (6 tháng đầu năm 2025)");
    /// ```
    pub fn pro_rata(&self, months: u32) -> Result<Self, TargetError> {
        let outside = || TargetError::AfterDue { got: months.to_string(), max: self.due.months() };
        if months > u32::from(self.due.months()) {
            return Err(outside());
        }
        let due = self.due.year().months(months).map_err(|_| outside())?;
        let part = BigRational::new(months.into(), self.due.months().into());
        let level = &self.level * part;
        // Every place it has, so that what is printed is what is meant; two if it has no end.
        let places = decimals(&level).map_or(2, |places| places.max(self.places).max(2));
        Ok(Self { level, places, due, ..self.clone() })
    }

    /// Written in the language asked for: `trên 70% về việc (năm 2017)`.
    pub fn print(&self, lang: Lang) -> String {
        let level = self.percent(self.places).print(lang);
        let measure = self.measure.map_or_else(String::new, |measure| format!(" {}", measure.term(lang)));
        let level = match (lang, self.strict) {
            (Lang::Vi, true) => format!("trên {level}"),
            (Lang::Vi, false) => format!("từ {level} trở lên"),
            (Lang::En, true) => format!("over {level}"),
            (Lang::En, false) => format!("at least {level}"),
        };
        let by = self.set_by.map(|setter| {
            let setter = setter.term(lang);
            lang.pick(format!(", {setter} giao"), format!(", set by {setter}"))
        });
        let since = self.since.map(|day| lang.pick(format!(", từ ngày {day}"), format!(", from {day} on")));
        let (by, since) = (by.unwrap_or_default(), since.unwrap_or_default());
        format!("{level}{measure} ({}{by}{since})", self.due.label(lang))
    }

    fn sort_key(&self) -> (Period, Option<Measure>, &BigRational, bool, Option<Setter>, Option<Date>) {
        (self.due, self.measure, &self.level, self.strict, self.set_by, self.since)
    }
}

/// Words before a target's level, and whether they mean strictly over it; longer ones first.
const WORDS: [(&str, bool); 17] = [
    ("chỉ tiêu", false),
    ("không thấp hơn", false),
    ("tối thiểu", false),
    ("at least", false),
    ("ít nhất", false),
    ("cao hơn", true),
    ("vượt", true),
    ("trên", true),
    ("hơn", true),
    ("over", true),
    ("đạt", false),
    ("từ", false),
    (">=", false),
    ("≥", false),
    (">", true),
    ("=", false),
    (":", false),
];

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

/// By due period, measure, level, and at least before strictly over.
impl Ord for Target {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Target {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key()
    }
}

impl Eq for Target {}

impl Hash for Target {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sort_key().hash(state);
    }
}

impl Worded for Box<Target> {
    fn worded(&self, lang: Lang) -> impl fmt::Display + fmt::Debug {
        self.print(lang)
    }
}
