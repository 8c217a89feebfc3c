//! The figures of a sheet as they stand while slips are mended one after the other ([`WorkingCopy`]), and what a
//! change of some of them does to the rules ([`Effect`]).

use crate::check::{
    block_rules::BlockRules,
    figure::{Figure, Var},
    rules::{Line, Off, Relation, Rule},
    state::State,
};
use crate::{Row, Sheet, source::grid::CellRef};
use thads_metrics::{Identity, Item, identity::Version};

/// A rule where it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Test {
    /// A rule of a row.
    Row { block: usize, row: usize, rule: usize },
    /// A column of a total row against its parts.
    Total { block: usize, total: usize, col: usize },
}

/// What a change does to the rules that it touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// Broken before, kept after.
    pub(super) fixed: Vec<Test>,
    /// Doubtful before, kept after.
    pub(super) settled: Vec<Test>,
    /// Kept before, broken after.
    pub(super) broke: usize,
    /// Kept before, doubtful after.
    pub(super) doubted: usize,
}

/// The sheet with what was mended so far.
#[derive(Debug, Clone)]
pub(super) struct WorkingCopy<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) forms: Vec<BlockRules<'a>>,
}

impl<'a> WorkingCopy<'a> {
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        let forms = sheet.blocks.iter().map(|block| BlockRules::new(sheet, block)).collect();
        Self { sheet, forms }
    }

    /// The rows with a rule of their own that isn't kept.
    pub(super) fn broken_rows(&mut self) -> Vec<(usize, usize)> {
        let mut rows = Vec::new();
        for block in 0..self.forms.len() {
            for row in self.forms.get(block).map(BlockRules::marked).unwrap_or_default() {
                if !self.is_clean(block, row) {
                    if let Some(form) = self.forms.get_mut(block) {
                        form.load(row);
                    }
                    rows.push((block, row));
                }
            }
        }
        rows
    }

    /// The totals that differ from their parts, with the columns.
    pub(super) fn broken_totals(&self) -> Vec<(usize, usize, Vec<usize>)> {
        let mut broken = Vec::new();
        for (block, form) in self.forms.iter().enumerate() {
            for total in 0..form.totals.len() {
                let fails = |col: &usize| form.off(total, *col).is_some_and(|off| !off.holds());
                let cols: Vec<usize> = (0..form.figures()).filter(fails).collect();
                if !cols.is_empty() {
                    broken.push((block, total, cols));
                }
            }
        }
        broken
    }

    /// Prepares for changes: which totals add which row.
    pub(super) fn prepare(&mut self) {
        self.forms.iter_mut().for_each(BlockRules::index_totals);
    }

    pub(super) fn form(&self, block: usize) -> Option<&BlockRules<'a>> {
        self.forms.get(block)
    }

    pub(super) fn row(&self, block: usize, row: usize) -> Option<&'a Row> {
        self.forms.get(block)?.block.rows.get(row)
    }

    /// The figures of a row that was looked at.
    pub(super) fn line(&self, block: usize, row: usize) -> Option<&Line> {
        self.form(block)?.line(row)
    }

    /// Where a cell stands.
    pub(super) fn cell(&self, var: Var) -> Option<CellRef> {
        let block = self.forms.get(var.block)?.block;
        let col = match block.columns.get(var.col) {
            Some(column) => column.col,
            None => block.percents.get(var.col.checked_sub(block.columns.len())?)?.col,
        };
        Some(CellRef { place: block.place, row: block.rows.get(var.row)?.line, col })
    }

    /// What a cell holds now.
    pub(super) fn get(&self, var: Var) -> Option<Figure> {
        let form = self.forms.get(var.block)?;
        if let Some(line) = self.line(var.block, var.row) {
            let whole = line.figure(var.col).map(Figure::Whole);
            return whole.or_else(|| line.percent(var.col).cloned().map(Figure::Percent));
        }
        form.found(var.row, var.col)
    }

    /// What a cell held at first.
    pub(super) fn found(&self, var: Var) -> Option<Figure> {
        self.forms.get(var.block)?.found(var.row, var.col)
    }

    /// A count or an amount.
    pub(super) fn whole(&self, var: Var) -> Option<i128> {
        match self.line(var.block, var.row) {
            Some(line) => line.figure(var.col),
            None => self.forms.get(var.block)?.block.columns.get(var.col)?.values.get(var.row),
        }
    }

    /// The item of a cell's column.
    pub(super) fn item(&self, var: Var) -> Option<Item> {
        let form = self.forms.get(var.block)?;
        if let Some(column) = form.block.columns.get(var.col) {
            return Some(column.item);
        }
        Some(form.block.percents.get(var.col.checked_sub(form.figures())?)?.item)
    }

    /// The cell of an item in the row of a cell.
    pub(super) fn beside(&self, var: Var, item: Item) -> Option<Var> {
        let block = self.forms.get(var.block)?.block;
        let col = match block.columns.iter().position(|column| column.item == item) {
            Some(col) => col,
            None => block.percents.iter().position(|c| c.item == item)?.checked_add(block.columns.len())?,
        };
        Some(Var { col, ..var })
    }

    fn set(&mut self, var: Var, figure: &Figure) -> Option<Figure> {
        self.forms.get_mut(var.block)?.set(var.row, var.col, figure)
    }

    /// Makes changes for good.
    pub(super) fn commit(&mut self, changes: &[(Var, Figure)]) {
        for (var, figure) in changes {
            self.set(*var, figure);
        }
    }

    pub(super) fn rule(&self, block: usize, row: usize, rule: usize) -> Option<&Rule> {
        self.forms.get(block)?.rules(row)?.rules.get(rule)
    }

    /// Whether the figures keep a rule.
    pub(super) fn state(&self, test: Test) -> State {
        match test {
            Test::Total { block, total, col } => match self.form(block).and_then(|form| form.off(total, col)) {
                None => State::Untested,
                Some(off) if off.holds() => State::Held,
                Some(_) => State::Broken,
            },
            Test::Row { block, row, rule } => {
                let (Some(form), Some(rule)) = (self.form(block), self.rule(block, row, rule)) else {
                    return State::Untested;
                };
                match self.line(block, row) {
                    Some(line) => rule.state(line, form.step),
                    None => rule.state(&Line::of(form.block, row), form.step),
                }
            }
        }
    }

    /// The signed sum that a linear rule has now.
    pub(super) fn off(&self, test: Test) -> Option<Off> {
        match test {
            Test::Total { block, total, col } => self.form(block)?.off(total, col),
            Test::Row { block, row, rule } => {
                let line = self.line(block, row)?;
                self.rule(block, row, rule)?.off(line, self.form(block)?.step)
            }
        }
    }

    /// The rules of a row in some state.
    pub(super) fn tests(&self, block: usize, row: usize, state: State) -> Vec<Test> {
        let count = self.form(block).and_then(|form| form.rules(row)).map_or(0, |rules| rules.rules.len());
        let tests = (0..count).map(|rule| Test::Row { block, row, rule });
        tests.filter(|test| self.state(*test) == state).collect()
    }

    /// Whether a row keeps all its rules.
    fn is_clean(&self, block: usize, row: usize) -> bool {
        let Some(form) = self.form(block) else { return true };
        let line = Line::of(form.block, row);
        let kept = |rule: &Rule| matches!(rule.state(&line, form.step), State::Held | State::Untested);
        form.rules(row).is_none_or(|rules| rules.rules.iter().all(kept))
    }

    /// The rules that touch a cell.
    pub(super) fn touching(&self, var: Var) -> Vec<Test> {
        let Var { block, row, col } = var;
        let Some(form) = self.form(block) else { return Vec::new() };
        let rules = form.rules(row).and_then(|rules| rules.touching.get(col)).map_or(&[][..], Vec::as_slice);
        let mut tests: Vec<Test> = rules.iter().map(|rule| Test::Row { block, row, rule: *rule }).collect();
        if col < form.figures() {
            let own = form.totals.binary_search_by_key(&row, |total| total.row).ok();
            let totals = form.within(row).iter().copied().chain(own);
            tests.extend(totals.map(|total| Test::Total { block, total, col }));
        }
        tests
    }

    /// The cells that a rule touches.
    pub(super) fn vars(&self, test: Test) -> Vec<Var> {
        match test {
            Test::Row { block, row, rule } => {
                let cols = self.rule(block, row, rule).map(Rule::cols).unwrap_or_default();
                cols.into_iter().map(|col| Var { block, row, col }).collect()
            }
            Test::Total { block, total, col } => {
                let Some(total) = self.form(block).and_then(|form| form.totals.get(total)) else { return Vec::new() };
                let rows = std::iter::once(total.row).chain(total.of.iter().copied());
                rows.map(|row| Var { block, row, col }).collect()
            }
        }
    }

    /// The identity behind a test, as it stands on its day.
    pub(super) fn version(&self, test: Test) -> Option<(Identity, &'static Version)> {
        match test {
            Test::Row { block, row, rule } => self.rule(block, row, rule).map(|rule| (rule.identity, rule.version)),
            Test::Total { block, total, .. } => {
                let form = self.form(block)?;
                let row = form.block.rows.get(form.totals.get(total)?.row)?;
                let on = self.sheet.periods.get(usize::from(row.period))?.last_day();
                Identity::Whole.version(form.block.measure, on).map(|version| (Identity::Whole, version))
            }
        }
    }

    /// The relation behind a test of a row.
    pub(super) fn relation(&self, test: Test) -> Option<&Relation> {
        match test {
            Test::Row { block, row, rule } => self.rule(block, row, rule).map(|rule| &rule.relation),
            Test::Total { .. } => None,
        }
    }

    /// Whether changes would make rules hold; nothing is changed.
    pub(super) fn mends(&mut self, changes: &[(Var, Figure)], tests: &[Test]) -> bool {
        let undo: Vec<(Var, Option<Figure>)> =
            changes.iter().map(|(var, figure)| (*var, self.set(*var, figure))).collect();
        let mended = tests.iter().all(|test| matches!(self.state(*test), State::Held | State::Doubtful));
        self.undo(undo);
        mended
    }

    fn undo(&mut self, changes: Vec<(Var, Option<Figure>)>) {
        for (var, old) in changes.into_iter().rev() {
            if let Some(old) = old {
                self.set(var, &old);
            }
        }
    }

    /// What changes would do; nothing is changed.
    pub(super) fn effect(&mut self, changes: &[(Var, Figure)]) -> Effect {
        let mut tests: Vec<Test> = changes.iter().flat_map(|(var, _)| self.touching(*var)).collect();
        tests.sort_unstable();
        tests.dedup();
        let before: Vec<State> = tests.iter().map(|test| self.state(*test)).collect();
        let undo: Vec<(Var, Option<Figure>)> =
            changes.iter().map(|(var, figure)| (*var, self.set(*var, figure))).collect();
        let mut effect = Effect::default();
        for (test, before) in tests.into_iter().zip(before) {
            match (before, self.state(test)) {
                (State::Broken, State::Held | State::Doubtful) => effect.fixed.push(test),
                (State::Doubtful, State::Held) => effect.settled.push(test),
                (State::Untested | State::Held | State::Doubtful, State::Broken) => {
                    effect.broke = effect.broke.saturating_add(1);
                }
                (State::Untested | State::Held, State::Doubtful) => effect.doubted = effect.doubted.saturating_add(1),
                _ => {}
            }
        }
        self.undo(undo);
        effect
    }
}
