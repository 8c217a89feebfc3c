//! What the reader did, as notes: every one with its code and both texts in one place.

use crate::{
    read::{cell_value::is_in_thousands, sheet_note::SheetNote},
    source::{grid::CellRef, shown::Shown},
};
use thads_metrics::{
    Item, Lang, Measure, Period, Scale,
    vocabulary::{groups::GroupName, headings::misspelt, statistics::statistic_of_heading},
};

/// What there is to say of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReadNote {
    /// A line over the table, not part of it.
    Title(String),
    /// The line with the numbers of the columns.
    ColumnNumbers,
    /// The heading printed again.
    HeaderAgain,
    /// Lines without anything.
    BlankRows(usize),
    /// What stands under the table: signatures, remarks.
    Footer(String),
    /// A name over a group of rows.
    Group(String),
    /// A row without figures.
    NoFigures(String),
    /// A row with figures and no office.
    NoOffice,
    /// A row whose period can't be read.
    NoPeriod(String),
    /// A row whose measure can't be read.
    NoMeasure(String),
    /// A heading whose words are not known.
    UnknownColumn(String),
    /// A heading that may be a misspelt one of an item.
    MisspeltColumn(String, Item),
    /// A heading of an earlier period's figures.
    EarlierColumn(String),
    /// A heading that may be two items.
    AmbiguousColumn(String),
    /// A table of other offices without figures that make a rate, beside forms.
    NotOfForm,
    /// Other content under a table, to the end of the sheet or to the next form.
    Below,
    /// Lines over a table that are other content.
    Above(usize),
    /// Cells beside the forms of a sheet.
    Outside(usize),
    /// A column with figures and no heading.
    NamelessColumn,
    /// A column that the forms of the measure don't have.
    NotOfMeasure(String, Item, Measure),
    /// A column that the forms of the day do not have.
    NotOfPeriod(String, Item, Period),
    /// A column without a heading whose texts are taken as the offices.
    OfficesAssumed,
    /// A column taken as an item because of the columns beside it.
    ByContext(String, Item),
    /// A measure taken from elsewhere.
    MeasureOnlyOne(Measure),
    /// Money in the unit of the official forms, for nothing says another.
    UnitAssumed,
    /// Money in đồng, for our keys are in đồng.
    UnitOfKeys,
    /// Years over columns taken for as many months of them as the title says.
    MonthsOfTitle(Period),
    /// The caller's unit is not the one written there.
    OtherUnit(Scale, Scale),
    /// The caller's period is not the one written there.
    OtherPeriod(Period, String),
    /// A table of another period than the caller's, which is that of another table.
    PeriodNotAsked(Period, Period),
    /// The caller's measure is not the one written there.
    OtherMeasure(Measure, Measure),
    /// The period is the one of the other sheets.
    PeriodElsewhere(Period),
    /// Hidden rows, read all the same.
    HiddenRows(usize),
    /// Hidden columns that hold something, read all the same.
    HiddenCols(usize),
    /// Rows of other periods than the one asked for: that one, the first of theirs, and how many they are.
    RowsNotAsked(Period, Period, usize),
    /// A hidden sheet, not read.
    HiddenSheet(String),
    /// A sheet without a form.
    NotAForm(String),
    /// A sheet of statistics beside the main forms.
    OfStatistics(String),
    /// A column of a statistic beside the main forms.
    StatisticColumn(String),
    /// A table of one group of cases beside tables of all of them.
    OfAGroup(&'static GroupName),
    /// Tables that are all of one group of cases.
    AllOfAGroup(&'static GroupName),
    /// A table beside others that could not be read, and why.
    TableSkipped {
        /// Why, in Vietnamese.
        vi: String,
        /// Why, in English.
        en: String,
    },
    /// A dash, taken as nothing there.
    Dash,
    /// Cells without a figure that can only be zero.
    Zeros(usize),
    /// 0.5075 taken as 50,75 %.
    Fractions(String),
    /// Amounts that are no whole đồng, taken as they are shown.
    Rounded(String),
    /// A number past what a binary float holds exactly.
    Inexact(String),
    /// Numbers that their format shows in thousands: the heading, the unit it says, and one of them.
    ScaledFormat(String, Scale, Shown),
    /// Text in an encoding of before Unicode, decoded; and an example of it, before and after.
    Decoded(&'static str, Option<(String, String)>),
    /// Text that is no Vietnamese and in no encoding that is known.
    EncodingUnknown(String),
    /// Lines with more or fewer cells than most: how many cells, how many most have, how many such lines.
    Uneven(usize, usize, usize),
    /// A sheet that the workbook names and does not hold.
    AbsentSheet(String),
    /// A text file that is called as a workbook is.
    NamedWorkbook,
    /// A comma before three digits taken as the decimal mark.
    CommaDecimal(String),
    /// A total, and how many rows it was taken to sum.
    Total(String, usize),
    /// A row that no word calls a total, and how many rows its figures sum.
    TotalBySum(String, usize),
    /// An office, and how many rows of its officers follow.
    Officers(String, usize),
    /// A total that sums no row.
    TotalOfNothing(String),
    /// A row numbered like a group, taken as an office.
    OwnOffice(String),
    /// A row that says the measure of those after it.
    MeasureOfRows(String, Measure),
    /// The office of the row above.
    OfficeAbove(String),
}

impl ReadNote {
    /// A heading that is not known, or nearly is.
    pub(crate) fn unknown_column(heading: &str) -> Self {
        if heading.rsplit(" > ").any(|text| statistic_of_heading(text).is_some()) {
            return Self::StatisticColumn(heading.to_owned());
        }
        match heading.rsplit(" > ").find_map(misspelt) {
            Some(item) => Self::MisspeltColumn(heading.to_owned(), item),
            None => Self::UnknownColumn(heading.to_owned()),
        }
    }

    /// The note, about that cell.
    pub(crate) fn at(&self, cell: Option<CellRef>) -> SheetNote {
        let (code, vi, en) = self.texts();
        SheetNote { code, cell, vi, en }
    }

    #[allow(clippy::too_many_lines)] // a catalogue: one entry after another
    fn texts(&self) -> (&'static str, String, String) {
        let both = |code, vi: String, en: String| (code, vi, en);
        match self {
            Self::Title(text) => both(
                "sheet.title_skipped",
                format!("dòng tiêu đề, không phải số liệu: {text:?}"),
                format!("a line of the title, no figures: {text:?}"),
            ),
            Self::ColumnNumbers => both(
                "sheet.column_numbers_skipped",
                "bỏ qua dòng đánh số cột".to_owned(),
                "the line with the numbers of the columns was skipped".to_owned(),
            ),
            Self::HeaderAgain => both(
                "sheet.header_again",
                "tiêu đề cột lặp lại, đã bỏ qua".to_owned(),
                "the heading stands there again and was skipped".to_owned(),
            ),
            Self::BlankRows(n) => both(
                "sheet.blank_rows_skipped",
                format!("bỏ qua {n} dòng trống trong bảng"),
                format!("{n} blank rows in the table were skipped"),
            ),
            Self::Footer(text) => both(
                "sheet.footer_skipped",
                format!("bỏ qua phần cuối biểu, từ {text:?}"),
                format!("what stands under the table was skipped, from {text:?}"),
            ),
            Self::Group(text) => both(
                "sheet.group_row",
                format!("tên nhóm, không phải đơn vị: {text:?}"),
                format!("the name of a group of rows, no office: {text:?}"),
            ),
            Self::NoFigures(text) => both(
                "sheet.row_without_figures",
                format!("dòng {text:?} không có số liệu"),
                format!("row {text:?} has no figures"),
            ),
            Self::NoOffice => both(
                "sheet.row_without_office",
                "dòng có số liệu nhưng không có tên đơn vị, không đọc".to_owned(),
                "a row with figures and no office was not read".to_owned(),
            ),
            Self::NoPeriod(text) => both(
                "sheet.row_without_period",
                format!("không đọc được kỳ báo cáo {text:?}, dòng này không được đọc"),
                format!("{text:?} is no period, and the row was not read"),
            ),
            Self::NoMeasure(text) => both(
                "sheet.row_without_measure",
                format!("{text:?} không phải là việc hay tiền, dòng này không được đọc"),
                format!("{text:?} is neither cases nor money, and the row was not read"),
            ),
            Self::MisspeltColumn(heading, item) => both(
                "sheet.column_misspelt",
                format!(
                    "không đọc cột {heading:?}, vì tiêu đề không có trong biểu mẫu; có phải “{}”?",
                    item.term(Lang::Vi)
                ),
                format!(
                    "column {heading:?} was not read, for no form has that heading; is it {:?}?",
                    item.term(Lang::En)
                ),
            ),
            Self::EarlierColumn(heading) => both(
                "sheet.column_of_earlier_period",
                format!("cột {heading:?} là số của kỳ trước, không phải của kỳ này, không đọc"),
                format!("column {heading:?} holds figures of an earlier period, not of this one, and was not read"),
            ),
            Self::UnknownColumn(heading) => both(
                "sheet.column_unknown",
                format!("không hiểu tiêu đề {heading:?}, cột này không được đọc"),
                format!("the heading {heading:?} is not known, and the column was not read"),
            ),
            Self::AmbiguousColumn(heading) => both(
                "sheet.column_ambiguous",
                format!("tiêu đề {heading:?} có thể là nhiều chỉ tiêu, cột này không được đọc"),
                format!("the heading {heading:?} may be several items, and the column was not read"),
            ),
            Self::NamelessColumn => both(
                "sheet.column_without_heading",
                "cột có số liệu nhưng không có tiêu đề, không đọc".to_owned(),
                "a column with figures and no heading was not read".to_owned(),
            ),
            Self::NotOfPeriod(heading, item, period) => both(
                "sheet.column_not_of_period",
                format!(
                    "biểu mẫu kỳ {period} không có cột {} ({heading:?}); không rõ thuộc loại nào, nên số liệu cột này không được tính",
                    item.term(Lang::Vi)
                ),
                format!(
                    "the forms of {period} have no column {item} ({heading:?}); where it belongs is not known, and its figures were not used"
                ),
            ),
            Self::NotOfMeasure(heading, item, measure) => both(
                "sheet.column_not_of_measure",
                format!(
                    "biểu {} không có cột {} ({heading:?}), cột này không được đọc",
                    measure.term(Lang::Vi),
                    item.term(Lang::Vi)
                ),
                format!("forms of {measure} have no column {item} ({heading:?}), and it was not read"),
            ),
            Self::NotOfForm => both(
                "sheet.not_of_form",
                "bảng này không có đủ cột để tính tỷ lệ và không thuộc biểu thống kê trong tệp, không đọc".to_owned(),
                "this table lacks the columns of a rate and is not part of the forms in the file; it was not read"
                    .to_owned(),
            ),
            Self::Below => both(
                "sheet.below",
                "từ dòng này là nội dung khác, không thuộc biểu, không đọc".to_owned(),
                "from this line on stands other content, which is not part of the form and was not read".to_owned(),
            ),
            Self::Above(lines) => both(
                "sheet.above",
                format!("{lines} dòng phía trên biểu không phải số liệu của biểu, không đọc"),
                format!("{lines} lines above the form are not part of it and were not read"),
            ),
            Self::Outside(cells) => both(
                "sheet.outside",
                format!("{cells} ô nằm ngoài biểu không được đọc, từ ô này"),
                format!("{cells} cells outside the forms were not read, from this one on"),
            ),
            Self::OfficesAssumed => both(
                "sheet.offices_assumed",
                "cột không có tiêu đề này được coi là tên đơn vị".to_owned(),
                "this column has no heading; its texts were taken as the offices".to_owned(),
            ),
            Self::ByContext(heading, item) => both(
                "sheet.column_by_context",
                format!("{heading:?} được hiểu là {} theo các cột bên cạnh", item.term(Lang::Vi)),
                format!("{heading:?} was taken as {item} because of the columns beside it"),
            ),
            Self::MeasureOnlyOne(measure) => both(
                "sheet.measure_only_one",
                format!("cột không nói việc hay tiền được hiểu là {}, như các cột khác", measure.term(Lang::Vi)),
                format!("columns that don't say what they measure were taken as {measure}, as the others are"),
            ),
            Self::UnitAssumed => both(
                "sheet.unit_assumed",
                "không ghi đơn vị tính tiền; lấy 1.000 đồng như biểu mẫu chính thức".to_owned(),
                "nothing says the unit of money; it was taken as 1.000 đồng, as in the official forms".to_owned(),
            ),
            Self::UnitOfKeys => both(
                "sheet.unit_of_keys",
                "các cột tiền mang tên khóa (money.eligible, …) được hiểu là tính bằng đồng".to_owned(),
                "columns of money named by keys (money.eligible, …) were taken as being in đồng".to_owned(),
            ),
            Self::OtherUnit(given, written) => both(
                "sheet.unit_contradicts",
                format!(
                    "dùng đơn vị tiền {} theo lựa chọn của người dùng; trong biểu ghi {}",
                    unit(*given, Lang::Vi),
                    unit(*written, Lang::Vi)
                ),
                format!(
                    "money was read in {} as asked for, but the sheet says {}",
                    unit(*given, Lang::En),
                    unit(*written, Lang::En)
                ),
            ),
            Self::OtherPeriod(given, written) => both(
                "sheet.period_contradicts",
                format!("dùng kỳ {given} theo lựa chọn của người dùng; trong biểu ghi {written}"),
                format!("the period was taken as {given} as asked for, but the sheet says {written}"),
            ),
            Self::PeriodNotAsked(given, written) => both(
                "sheet.period_not_asked",
                format!("biểu này của kỳ {written} nên không đọc: chỉ dùng kỳ {given} theo lựa chọn của người dùng"),
                format!("this table is of {written} and was not read: {given} was asked for"),
            ),
            Self::RowsNotAsked(given, first, n) => both(
                "sheet.rows_not_asked",
                format!("{n} dòng của kỳ khác ({first}, …) không đọc: chỉ dùng kỳ {given} theo lựa chọn của người dùng"),
                format!("{n} rows of other periods ({first}, …) were not read: {given} was asked for"),
            ),
            Self::OtherMeasure(given, written) => both(
                "sheet.measure_contradicts",
                format!("dùng {} theo lựa chọn của người dùng; trong biểu ghi {}", given.term(Lang::Vi), written.term(Lang::Vi)),
                format!("the measure was taken as {given} as asked for, but the sheet says {written}"),
            ),
            Self::PeriodElsewhere(period) => both(
                "sheet.period_elsewhere",
                format!("bảng này không ghi kỳ; lấy {period} như các bảng khác trong tệp"),
                format!("this sheet does not say its period; it was taken as {period}, that of the other sheets"),
            ),
            Self::HiddenRows(n) => both(
                "sheet.hidden_rows_read",
                format!("{n} dòng bị ẩn vẫn được đọc"),
                format!("{n} hidden rows were read all the same"),
            ),
            Self::HiddenCols(n) => both(
                "sheet.hidden_columns_read",
                format!("{n} cột bị ẩn vẫn được đọc"),
                format!("{n} hidden columns were read all the same"),
            ),
            Self::HiddenSheet(name) => both(
                "sheet.hidden_sheet",
                format!("bảng {name:?} bị ẩn, không đọc"),
                format!("sheet {name:?} is hidden and was not read"),
            ),
            Self::NotAForm(name) => both(
                "sheet.not_a_form",
                format!("bảng {name:?} không có biểu số liệu theo đơn vị, không đọc"),
                format!("sheet {name:?} holds no form of offices and was not read"),
            ),
            Self::OfStatistics(name) => both(
                "sheet.of_statistics",
                format!("bảng {name:?} là chỉ tiêu ngoài biểu chính, không đọc cùng biểu chính"),
                format!("sheet {name:?} holds statistics beside the main forms, which are read by themselves"),
            ),
            Self::StatisticColumn(heading) => both(
                "sheet.column_of_statistic",
                format!("cột {heading:?} là chỉ tiêu ngoài biểu chính, không đọc cùng biểu chính"),
                format!("column {heading:?} is a statistic beside the main forms, which are read by themselves"),
            ),
            Self::OfAGroup(group) => both(
                "sheet.of_a_group",
                format!("bảng này chỉ gồm nhóm việc {}, không cộng vào số liệu chung, không đọc", group.term.vi),
                format!("this table is of one group of cases only ({}), which the others hold; it was not read", group.term.en),
            ),
            Self::AllOfAGroup(group) => both(
                "sheet.all_of_a_group",
                format!("số liệu chỉ của nhóm việc {}", group.term.vi),
                format!("the figures are of one group of cases only: {}", group.term.en),
            ),
            Self::TableSkipped { vi, en } => both("sheet.table_skipped", vi.clone(), en.clone()),
            Self::Dash => both(
                "sheet.dash",
                "ô ghi dấu gạch ngang hoặc dấu chấm được hiểu là chưa có số liệu, không phải số 0, vì tổng và các cột khác không cho biết".to_owned(),
                "cells with a dash or a dot were taken as holding no figure, not zero: totals and other columns do not tell".to_owned(),
            ),
            Self::Zeros(n) => both(
                "sheet.dash_zero",
                format!("{n} ô trống hoặc ghi dấu gạch ngang được lấy là 0, vì chỉ như vậy tổng hoặc các cột của dòng mới khớp"),
                format!("{n} blank cells or dashes were taken as zero: only so the total, or the columns of the row, close"),
            ),
            Self::Fractions(heading) => both(
                "sheet.fractions_as_percent",
                format!("cột {heading:?} ghi tỷ số từ 0 đến 1, được đọc thành phần trăm"),
                format!("column {heading:?} holds fractions from 0 to 1 and was read as percentages"),
            ),
            Self::Rounded(heading) => both(
                "sheet.rounded_to_dong",
                format!("cột {heading:?} có số tiền lẻ dưới một đồng; đã làm tròn đến đồng"),
                format!("column {heading:?} holds amounts with fractions of a đồng; they were rounded to a đồng"),
            ),
            Self::Inexact(number) => both(
                "sheet.number_inexact",
                format!(
                    "{number} vượt quá 9.007.199.254.740.992 (2⁵³): bảng tính chỉ giữ được 15 chữ số đầu, các chữ số cuối có thể sai"
                ),
                format!(
                    "{number} is past 9,007,199,254,740,992 (2⁵³): spreadsheets keep its first 15 digits only, the last ones are inexact"
                ),
            ),
            Self::ScaledFormat(heading, scale, shown) => {
                let (stored, text) = (&shown.stored, shown.text());
                if is_in_thousands(shown, *scale) {
                    both(
                        "sheet.scaled_format",
                        format!(
                            "cột {heading:?} hiển thị thu gọn (ô lưu {stored}, hiển thị {text}); lấy số đang hiển thị, đơn vị {}",
                            unit(*scale, Lang::Vi)
                        ),
                        format!(
                            "the format of column {heading:?} divides by thousands ({stored} is shown as {text}); what is shown was read, in {}",
                            unit(*scale, Lang::En)
                        ),
                    )
                } else {
                    both(
                        "sheet.scaled_format",
                        format!(
                            "cột {heading:?} hiển thị thu gọn (ô lưu {stored}, hiển thị {text}); theo đơn vị của tiêu đề, lấy số đang lưu"
                        ),
                        format!(
                            "the format of column {heading:?} divides by thousands ({stored} is shown as {text}); by the unit of the heading, what is stored was read"
                        ),
                    )
                }
            }
            Self::Decoded(encoding, example) => {
                let (vi, en) = example.as_ref().map_or_else(Default::default, |(before, after)| {
                    (format!(": {before:?} đọc là {after:?}"), format!(": {before:?} was read as {after:?}"))
                });
                both(
                    "sheet.decoded",
                    format!("chữ gõ theo bảng mã {encoding}, đã chuyển sang Unicode{vi}"),
                    format!("text in the encoding {encoding} was decoded to Unicode{en}"),
                )
            }
            Self::EncodingUnknown(example) => both(
                "sheet.encoding_unknown",
                format!(
                    "chữ trong cột này có thể gõ theo bảng mã cũ nhưng không nhận ra là bảng mã nào (đã thử TCVN3, VNI, Windows-1258): {example:?}; để nguyên"
                ),
                format!(
                    "text of this column may be in an encoding of before Unicode, but not in one that is known (TCVN3, VNI, Windows-1258): {example:?}; it was left as it is"
                ),
            ),
            Self::Uneven(got, usual, lines) => both(
                "sheet.uneven_lines",
                format!(
                    "{lines} dòng có số ô khác các dòng còn lại: dòng này có {got} ô, đa số có {usual} ô; hãy kiểm tra dấu phân cách"
                ),
                format!(
                    "{lines} lines have another number of cells than the others: this one has {got}, most have {usual}; check the delimiters"
                ),
            ),
            Self::AbsentSheet(name) => both(
                "sheet.absent",
                format!("tệp có ghi tên trang tính {name:?} nhưng không chứa dữ liệu của trang này"),
                format!("the workbook names a sheet {name:?} and does not hold it"),
            ),
            Self::MonthsOfTitle(title) => both(
                "sheet.months_by_title",
                format!("các năm ghi trên đầu cột được hiểu là {} tháng đầu của năm đó, theo tiêu đề", title.months()),
                format!("the years over columns were taken for their first {} months, as the title says", title.months()),
            ),
            Self::NamedWorkbook => both(
                "sheet.text_named_workbook",
                "tệp mang tên bảng tính nhưng bên trong là văn bản (CSV); đã đọc như tệp CSV".into(),
                "the file is called a workbook, but is text (CSV), and was read as such".into(),
            ),
            Self::CommaDecimal(heading) => both(
                "sheet.comma_read_as_decimal",
                format!("trong cột {heading:?}, dấu phẩy trước ba chữ số được hiểu là dấu thập phân"),
                format!("in column {heading:?} a comma before three digits was read as the decimal mark"),
            ),
            Self::Total(label, n) => both(
                "sheet.total_row",
                format!("{label:?} được hiểu là tổng của {n} dòng đơn vị, không phải đơn vị"),
                format!("{label:?} was taken as the total of {n} rows of offices, not as an office"),
            ),
            Self::TotalBySum(label, n) => both(
                "sheet.total_by_sum",
                format!("{label:?} bằng tổng của {n} dòng còn lại nên được hiểu là dòng tổng, không phải đơn vị"),
                format!("{label:?} is the sum of the {n} other rows and was taken as their total, not as an office"),
            ),
            Self::Officers(office, n) => both(
                "sheet.officers",
                format!("{n} dòng sau {office:?} được hiểu là chấp hành viên của đơn vị này, không phải đơn vị"),
                format!("{n} rows after {office:?} were taken as its officers, not as offices"),
            ),
            Self::TotalOfNothing(label) => both(
                "sheet.total_of_nothing",
                format!("{label:?} là dòng tổng nhưng không có dòng đơn vị nào của nó"),
                format!("{label:?} is a total, but no row of an office belongs to it"),
            ),
            Self::OwnOffice(label) => both(
                "sheet.own_office",
                format!("{label:?} đứng đầu nhóm nhưng được hiểu là một đơn vị, không phải tổng của nhóm"),
                format!("{label:?} heads a group but was taken as an office, not as the total of the group"),
            ),
            Self::MeasureOfRows(text, measure) => both(
                "sheet.measure_of_rows",
                format!("các dòng sau {text:?} được hiểu là {}", measure.term(Lang::Vi)),
                format!("the rows after {text:?} were taken as {measure}"),
            ),
            Self::OfficeAbove(name) => both(
                "sheet.office_from_above",
                format!("ô tên đơn vị trống được hiểu là {name:?} như dòng trên"),
                format!("the blank name was taken as {name:?}, the office above"),
            ),
        }
    }
}

fn unit(scale: Scale, lang: Lang) -> String {
    format!("{} {}", scale.word(lang), "đồng").trim().to_owned()
}
