//! Targets by office ([`Targets`]): who was set what, and what it means for an office that was set nothing.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fmt,
    hash::{Hash, Hasher},
};

use crate::{
    measure::Measure,
    office::{
        Keys,
        key::{OfficeKey, key},
        table::Offices,
    },
    period::Period,
    targets::{
        error::{TargetError, Whose},
        national::NATIONAL_TARGETS,
        setter::Setter,
        target::Target,
    },
};

/// Whose target it is that an office is held against.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetSource {
    /// The office's own.
    Own,
    /// Set for every office alike.
    Everyone,
    /// That of an office above: a yardstick, for the office itself was set none.
    Above {
        /// The office above, in normal form: `Long An`, `toàn quốc`.
        office: String,
    },
}

/// Targets, each by office, measure and the period at whose end it is due.
///
/// A province's target is not that of its districts: each level sets its own, and may set another.
/// So an office without one has none, unless [`falling_back`](Self::falling_back) says that the
/// nearest above may stand in for it, and then the [source](TargetSource) names whose it is.
/// Source: the yearly decisions of the Minister, of the managing body and of each province
/// (evidence: text, thads.moj.gov.vn TinTuBoTuPhap 1023).
///
/// ```
/// use thads_metrics::{Measure, Target, Targets, targets::TargetSource};
/// let year = "2022/12".parse()?;
/// let targets = Targets::new()
///     .with("Long An", None, Target::written("81,5%", year)?.for_measure(Measure::Cases))?
///     .with("Châu Thành", Some("Long An"), Target::written("trên 83%", year)?.for_measure(Measure::Cases))?;
/// let of = |office, above: &[&str]| targets.for_office(office, above, Measure::Cases, "2022/06".parse().unwrap());
/// let (target, source) = of("Cục THADS tỉnh Long An", &[]).unwrap();
/// assert_eq!((target.level_text().as_str(), source), ("81,5%", TargetSource::Own));
/// assert!(of("Châu Thành", &["Tây Ninh"]).is_none()); // another district of that name
/// assert!(of("Bến Lức", &["Long An"]).is_none());     // none was set for it
///
/// let targets = targets.clone().falling_back();
/// let (_, source) = targets.for_office("Bến Lức", &["Long An"], Measure::Cases, "2022/06".parse()?).unwrap();
/// assert_eq!(source, TargetSource::Above { office: "Long An".to_owned() });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// By office and the office it stands under; `None` for the office is every one.
    by_office: BTreeMap<(Option<OfficeKey>, Option<OfficeKey>), Vec<Target>>,
    falls_back: bool,
    /// Names as they were given first, by their normal form.
    written: BTreeMap<String, String>,
}

/// Equal are targets of equal offices, however their names are written.
impl PartialEq for Targets {
    fn eq(&self, other: &Self) -> bool {
        (&self.by_office, self.falls_back) == (&other.by_office, other.falls_back)
    }
}

impl Eq for Targets {}

impl Hash for Targets {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.by_office, self.falls_back).hash(state);
    }
}

impl TargetSource {
    /// The key: `own`, `everyone` or `above`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Everyone => "everyone",
            Self::Above { .. } => "above",
        }
    }

    /// The office above whose target it is.
    pub fn office(&self) -> Option<&str> {
        match self {
            Self::Above { office } => Some(office),
            Self::Own | Self::Everyone => None,
        }
    }
}

impl Targets {
    /// No targets.
    pub fn new() -> Self {
        Self::default()
    }

    /// The national targets that are established, as a yardstick for every office.
    ///
    /// ```
    /// use thads_metrics::{Measure, Targets, targets::TargetSource};
    /// let targets = Targets::national();
    /// let (target, source) = targets.for_office("Long An", &[], Measure::Cases, "2022/06".parse().unwrap()).unwrap();
    /// assert_eq!(target.to_string(), "trên 81,50% về việc (năm 2022)");
    /// assert_eq!(source, TargetSource::Above { office: "toàn quốc".to_owned() });
    /// ```
    pub fn national() -> Self {
        let nation = (Some(key(Offices::NATION_NAME, None)), None);
        let known = NATIONAL_TARGETS.iter().filter(|set| set.evidence().is_established());
        let targets = known.map(crate::targets::national::NationalTarget::target).collect();
        Self { by_office: BTreeMap::from([(nation, targets)]), falls_back: true, ..Self::default() }
    }

    /// With a target for an office in any usual spelling; `under` tells offices of one name apart.
    ///
    /// An error if the office has another for that measure and period, of the same setter and from the same day, or if no
    /// rate can meet it.
    pub fn with(self, office: &str, under: Option<&str>, target: Target) -> Result<Self, TargetError> {
        let on = Some(target.due().last_day());
        let place = (Some(key(office, on)), under.map(|under| key(under, on)));
        self.add(place, Some(office), target)
    }

    /// With a target for every office that has none of its own; an error as [`Targets::with`].
    pub fn with_everyone(self, target: Target) -> Result<Self, TargetError> {
        self.add((None, None), None, target)
    }

    /// With a target under a name: for every office if the name is a measure (`cases`, `việc`), else for the office of
    /// that name.
    ///
    /// ```
    /// use thads_metrics::{Target, Targets};
    /// let target: Target = Target::at_least("81,5%".parse().unwrap(), "2022/12".parse().unwrap());
    /// let named = |name| Targets::new().with_named(name, target.clone()).unwrap();
    /// assert_eq!(named("Việc"), named("cases"));
    /// assert_ne!(named("Bến Lức"), named("cases"));
    /// ```
    pub fn with_named(self, name: &str, target: Target) -> Result<Self, TargetError> {
        match Measure::in_words(name) {
            Some(measure) => self.with_everyone(target.try_for_measure(measure)?),
            None => self.with(name, None, target),
        }
    }

    fn add(
        mut self,
        place: (Option<OfficeKey>, Option<OfficeKey>),
        office: Option<&str>,
        target: Target,
    ) -> Result<Self, TargetError> {
        let whose = || Whose(office.map(str::to_owned));
        if target.is_impossible() {
            return Err(TargetError::Impossible { office: whose(), target: Box::new(target) });
        }
        if let (Some(key), Some(office)) = (&place.0, office) {
            self.written.entry(key.canonical().to_owned()).or_insert_with(|| office.trim().to_owned());
        }
        let targets = self.by_office.entry(place).or_default();
        let about = |one: &Target| (one.due(), one.measure(), one.setter(), one.first_day());
        let same = |other: &&Target| about(other) == about(&target);
        match targets.iter().find(same) {
            Some(first) if *first != target => {
                Err(TargetError::Twice { office: whose(), first: Box::new(first.clone()), second: Box::new(target) })
            }
            Some(_) => Ok(self),
            None => {
                targets.push(target);
                Ok(self)
            }
        }
    }

    /// The same targets, where an office that was set none is held against the nearest above it.
    pub fn falling_back(self) -> Self {
        Self { falls_back: true, ..self }
    }

    /// Those that one setter set, and those of which it is not said who did.
    #[must_use]
    pub fn only_by(&self, setter: Setter) -> Self {
        let mut targets = self.clone();
        for known in targets.by_office.values_mut() {
            known.retain(|target| target.setter().is_none_or(|by| by == setter));
        }
        targets.by_office.retain(|_, known| !known.is_empty());
        targets
    }

    /// Whether the target of an office above stands in for one that was set none.
    pub const fn falls_back(&self) -> bool {
        self.falls_back
    }

    /// Every target, with the office in normal form and the one it stands under; `None` for every office.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, Option<&str>, &Target)> {
        self.by_office.iter().flat_map(|((office, under), targets)| {
            let (office, under) = (office.as_ref().map(OfficeKey::canonical), under.as_ref().map(OfficeKey::canonical));
            targets.iter().map(move |target| (office, under, target))
        })
    }

    /// The name that an office in normal form was given targets under, as it was written.
    pub fn written<'a>(&'a self, office: &'a str) -> &'a str {
        self.written.get(office).map_or(office, String::as_str)
    }

    /// What an office is held against at the end of `period`, and whose target that is.
    ///
    /// `above` are the offices over it, the nearest first; the nation need not be named. Of several
    /// targets in the reporting year, milestones among them, it is the last one due: the year's. Of several that
    /// are due together, it is that of the highest who set one ([`Setter`]), as it holds at the end of `period`.
    ///
    /// ```
    /// use thads_metrics::{Measure, Target, Targets, targets::Setter};
    /// let year = "2018/12".parse()?;
    /// let set = |level, setter| Target::written(level, year).unwrap().for_measure(Measure::Cases).set_by(setter);
    /// let targets = Targets::new()
    ///     .with("Quảng Ninh", None, set("73%", Setter::GeneralDepartment))?
    ///     .with("Quảng Ninh", None, set("72%", Setter::Ministry))?
    ///     .with("Quảng Ninh", None, set("74%", Setter::Ministry).since("2018-07-01".parse()?))?;
    /// let of = |targets: &Targets, at: &str| {
    ///     targets.for_office("Quảng Ninh", &[], Measure::Cases, at.parse().unwrap()).unwrap().0.level_text()
    /// };
    /// assert_eq!((of(&targets, "2018/06"), of(&targets, "2018/12")), ("72%".to_owned(), "74%".to_owned()));
    /// assert_eq!(of(&targets.only_by(Setter::GeneralDepartment), "2018/12"), "73%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn for_office(
        &self,
        office: &str,
        above: &[&str],
        measure: Measure,
        period: Period,
    ) -> Option<(&Target, TargetSource)> {
        let (targets, source) = self.due(office, above, measure, period)?;
        targets.last().map(|target| (*target, source))
    }

    /// Every target of the reporting year that is still due at the end of `period`, milestones first.
    ///
    /// `None` if there is none; all of them are of one source.
    pub fn due(
        &self,
        office: &str,
        above: &[&str],
        measure: Measure,
        period: Period,
    ) -> Option<(Vec<&Target>, TargetSource)> {
        self.due_by(&mut Keys::default(), office, above, measure, period)
    }

    /// The same for many offices, whose keys are looked up once.
    pub fn due_by(
        &self,
        keys: &mut Keys,
        office: &str,
        above: &[&str],
        measure: Measure,
        period: Period,
    ) -> Option<(Vec<&Target>, TargetSource)> {
        let mut key = |name: &str| keys.of(name, Some(period.last_day()));
        let own = self.of(&key(office), above.first().map(|above| key(above)).as_ref(), measure, period);
        if let Some(own) = own {
            return Some((own, TargetSource::Own));
        }
        let everyone = self.by_office.get(&(None, None)).and_then(|targets| still_due(targets, measure, period));
        if let Some(everyone) = everyone {
            return Some((everyone, TargetSource::Everyone));
        }
        let mut above = above.iter().copied().chain([Offices::NATION_NAME]).filter(|_| self.falls_back);
        above.find_map(|above| {
            let above = key(above);
            let targets = self.of(&above, None, measure, period)?;
            Some((targets, TargetSource::Above { office: above.canonical().to_owned() }))
        })
    }

    /// The targets of an office: those said to be under that parent, else those of which no parent was said.
    fn of(
        &self,
        office: &OfficeKey,
        under: Option<&OfficeKey>,
        measure: Measure,
        period: Period,
    ) -> Option<Vec<&Target>> {
        let get = |under: Option<&OfficeKey>| {
            let targets = self.by_office.get(&(Some(office.clone()), under.cloned()))?;
            still_due(targets, measure, period)
        };
        under.and_then(|under| get(Some(under))).or_else(|| get(None))
    }
}

/// The targets of one office that are still due in the year and hold at the end of a period, the earliest due first; those
/// of the measure before those of any, and of several that are due together the highest setter's latest.
fn still_due(targets: &[Target], measure: Measure, period: Period) -> Option<Vec<&Target>> {
    let of = |wanted: Option<Measure>| {
        let due = |target: &&Target| target.due().year() == period.year() && target.due() >= period;
        let holds = |target: &&Target| target.first_day().is_none_or(|since| since <= period.last_day());
        let of_measure = targets.iter().filter(|target| target.measure() == wanted);
        let mut found: Vec<_> = of_measure.filter(due).filter(holds).collect();
        found.sort_by_key(|target| (target.due(), Reverse((target.setter(), target.first_day()))));
        found.dedup_by_key(|target| target.due());
        Some(found).filter(|found| !found.is_empty())
    };
    of(Some(measure)).or_else(|| of(None))
}

impl fmt::Display for Targets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} chỉ tiêu", self.iter().count())
    }
}
