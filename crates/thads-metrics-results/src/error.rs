//! Results of offices, their comparison, and what would follow from more work.

use std::fmt::{Debug, Display};

use thads_metrics::{Lang, Measure, error::Worded};

thads_metrics::errors! {
    /// Results can't be computed, compared or carried on.
    pub enum ResultsError {
        /// There is not one flow.
        Nothing {}
            = "results.nothing",
            en "there are no figures of offices; expected at least one flow",
            vi "không có số liệu của cơ quan nào; cần ít nhất một biểu";
        /// An office reports the same measure of the same period twice.
        Twice { /** The office. */ office: String, /** The measure. */ measure: thads_metrics::Measure, /** The period. */ period: thads_metrics::Period }
            = "results.twice",
            en "{office:?} stands twice in {period} ({measure}); offices of one name need different parents",
            vi "{office:?} có hai lần trong kỳ {period} ({measure}); các cơ quan trùng tên phải có cơ quan cấp trên khác nhau";
        /// Two files have the same measure of the same office and period.
        TwiceInFiles { /** The office. */ office: String, /** The measure. */ measure: thads_metrics::Measure, /** The period. */ period: thads_metrics::Period, /** One file. */ first: String, /** The other. */ second: String }
            = "results.twice_in_files",
            en "{office:?} ({measure}) of {period} is in two files, {first} and {second}; expected one file for each period and office",
            vi "“{office}” ({measure}) kỳ {period} có trong hai tệp: {first} và {second}; mỗi cơ quan, mỗi kỳ chỉ đưa một tệp";
        /// Flows of different groups can't be put side by side.
        Group { /** The group of the first. */ expected: String, /** Another. */ got: String }
            = "results.group",
            en "flows of group {got:?} beside flows of group {expected:?}; expected one group",
            vi "có biểu của nhóm {got:?} bên cạnh biểu của nhóm {expected:?}; cần cùng một nhóm";
        /// Several periods where one is needed.
        Periods { /** The periods there are. */ got: String }
            = "results.periods",
            en "there are several periods, {got}; choose one with at(period)",
            vi "có nhiều kỳ báo cáo, {got}; hãy chọn một kỳ bằng at(period)";
        /// There are no figures of that period.
        NoPeriod { /** The period. */ got: thads_metrics::Period, /** The periods there are. */ expected: String }
            = "results.no_period",
            en "there are no figures of {got}; there are of {expected}",
            vi "không có số liệu kỳ {got}; có số liệu kỳ {expected}";
        /// The two sides have no measure in common.
        NoMeasure { /** The measures of the first. */ expected: Measures, /** The measures of the second. */ got: Measures }
            = "results.no_measure",
            en "nothing to compare: {expected} on one side, {got} on the other",
            vi "không có gì để so sánh: một bên là {expected}, bên kia là {got}";
        /// No office of that name.
        NoOffice { /** The name. */ got: String, /** The names there are. */ expected: String }
            = "results.no_office",
            en "there is no office {got:?} among the results; expected one of {expected}",
            vi "không tìm thấy cơ quan “{got}”; kết quả gồm: {expected}";
        /// No office of that name, and one that may be meant.
        NearOffice { /** The name. */ got: String, /** The one that may be meant. */ near: String }
            = "results.near_office",
            en "there is no office {got:?} among the results; is it {near:?}?",
            vi "không tìm thấy cơ quan “{got}” trong kết quả; có phải “{near}”?";
        /// Several rows of that office.
        SeveralRows { /** The name. */ got: String, /** How many there are. */ times: usize }
            = "results.several_rows",
            en "expected one row of {got:?}, got {times}; name the measure and the period as well",
            vi "cơ quan “{got}” có {times} dòng số liệu; hãy nêu thêm đại lượng và kỳ báo cáo";
        /// Several offices of that name.
        Office { /** The name. */ got: String, /** How many there are. */ times: usize }
            = "results.office",
            en "office {got:?} matches {times} rows of the results; expected one",
            vi "trong kết quả có {times} cơ quan tên “{got}”; cần đúng một cơ quan";
        /// More would be resolved than is eligible.
        MoreThanOpen { /** The office. */ office: String, /** How much more. */ got: u128, /** What is eligible and open. */ open: u128 }
            = "results.more_than_open",
            en "{office} can't resolve {got} more: {open} eligible ones are open",
            vi "{office} không thể giải quyết xong thêm {got}: chỉ còn {open} có điều kiện";
        /// Numbers that may be of any of several measures.
        WhichMeasure { /** The measures there are. */ expected: Measures }
            = "results.which_measure",
            en "say the measure that is meant, one of {expected}",
            vi "hãy chọn số liệu {expected}";
        /// There are no figures of that measure.
        NotMeasured { /** The measure. */ got: thads_metrics::Measure, /** The measures there are. */ expected: Measures }
            = "results.not_measured",
            en "there are no figures of {got}; there are of {expected}",
            vi "không có số liệu {got}; có số liệu {expected}";
        /// The whole has no target to plan for.
        NoTarget { /** The whole. */ office: String }
            = "results.no_target",
            en "{office} has no target to plan for; give it one, or say what is resolved",
            vi "{office} không có chỉ tiêu để lập kế hoạch; hãy cho chỉ tiêu, hoặc nêu số giải quyết thêm";
        /// Not one of the levels of a sheet.
        Level { /** The word. */ got: String }
            = "results.level",
            en "{got:?} is not a level of a sheet; expected office or officer",
            vi "{got:?} không phải là cấp của biểu; cần office (đơn vị) hoặc officer (chấp hành viên)";
        /// Not one of the figures that are explained.
        Asked { /** The word. */ got: String }
            = "results.asked",
            en "{got:?} can't be explained; expected rate, target, gap, still_to_resolve, pace or rank",
            vi "không giải thích được {got:?}; cần rate (tỷ lệ), target (chỉ tiêu), gap (khoảng cách), still_to_resolve (số còn phải giải quyết), pace (bình quân tháng) hoặc rank (xếp hạng)";
        /// Not one of the ways to share out.
        Share { /** The word. */ got: String }
            = "results.share",
            en "{got:?} is not a way to share out; expected fewest_offices, proportional or own_targets",
            vi "{got:?} không phải là cách phân bổ; cần fewest_offices, proportional hoặc own_targets";
        /// Not one of the ways to see a tie.
        Ties { /** The word. */ got: String }
            = "results.ties",
            en "{got:?} says nothing of ties; expected exact or printed",
            vi "{got:?} không nói cách xếp đồng hạng; cần exact hoặc printed";
    }
}

/// Measures, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measures(pub Vec<Measure>);

impl Display for Measures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(|measure| measure.key()).collect::<Vec<_>>().join(", "))
    }
}

impl Worded for Measures {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        match lang {
            Lang::Vi => self.0.iter().map(|measure| measure.term(lang)).collect::<Vec<_>>().join(", "),
            Lang::En => self.to_string(),
        }
    }
}
