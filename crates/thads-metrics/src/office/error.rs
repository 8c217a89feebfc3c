//! What can be wrong with an office or its name.

crate::errors! {
    /// An office is not well formed or not found.
    pub enum OfficeError {
        /// No office of that name or code on that day.
        NotFound { /** The name or code. */ got: String, /** The day. */ on: crate::date::Date }
            = "office.not_found",
            en "no office {got:?} on {on}",
            vi "không có cơ quan {got:?} vào ngày {on}";
        /// The office existed, and was merged or renamed.
        Succeeded { /** The name or code. */ got: String, /** The day. */ on: crate::date::Date, /** The office that took its place. */ successor: String }
            = "office.succeeded",
            en "{got:?} no longer existed on {on}; its successor is {successor}",
            vi "{got:?} không còn vào ngày {on}; cơ quan kế thừa là {successor}";
        /// Several offices go by that name.
        Ambiguous { /** The name. */ got: String, /** The codes of the offices, each with the office above it. */ candidates: String }
            = "office.ambiguous",
            en "{got:?} may be any of {candidates}",
            vi "{got:?} có thể là một trong {candidates}";
        /// A code or a name is empty, or has control characters.
        Blank { /** Which of them: code, name or parent. */ field: crate::text::Text, /** The text. */ got: String }
            = "office.blank",
            en "an office's {field} must not be blank, got {got:?}",
            vi "{field} của cơ quan không được để trống, ở đây là {got:?}";
        /// The code is already taken.
        Duplicate { /** The code. */ code: String, /** The office that has it. */ name: String }
            = "office.duplicate",
            en "code {code} is already that of {name}",
            vi "mã {code} đã là của {name}";
        /// The parent is missing, or not of a level above.
        Parent { /** The office. */ name: String, /** Its level. */ level: String, /** The parent's code; empty for none. */ parent: String }
            = "office.parent",
            en "{name} ({level}) can't stand under {parent:?}",
            vi "{name} ({level}) không thể trực thuộc {parent:?}";
        /// The last day is before the first.
        Days { /** The office. */ name: String, /** Its first day. */ first: crate::date::Date, /** Its last day. */ last: crate::date::Date }
            = "office.days",
            en "{name} can't exist from {first} to {last}",
            vi "{name} không thể tồn tại từ ngày {first} đến ngày {last}";
        /// An office can't have become another.
        Succession { /** The code of the office that ended. */ code: String, /** The code of the other. */ successor: String }
            = "office.succession",
            en "{code} can't have become {successor}: it needs a last day and no successor, and {successor} must be there on the day after",
            vi "{code} không thể chuyển thành {successor}: phải có ngày cuối và chưa có cơ quan kế thừa, và {successor} phải có vào ngày hôm sau";
        /// Figures of a merged office can't be told apart again.
        Earlier { /** The office. */ office: String, /** The day whose boundaries were asked for. */ on: crate::date::Date, /** What it was made of. */ parts: String }
            = "office.earlier",
            en "the figures of {office} can't be split into those of {parts}, as the boundaries of {on} would need",
            vi "không thể tách số liệu của {office} thành của {parts} theo địa giới ngày {on}";
        /// The office ended, and what it became is not in the table.
        NoSuccessor { /** The office. */ office: String, /** The day. */ on: crate::date::Date }
            = "office.no_successor",
            en "{office} no longer existed on {on}, and the table does not say what it became",
            vi "{office} không còn vào ngày {on} và bảng cơ quan không cho biết cơ quan kế thừa";
        /// Other predecessors of the office that it became are not given.
        Incomplete { /** The office that it became. */ successor: String, /** The offices whose figures are missing. */ missing: String }
            = "office.incomplete",
            en "not added up into {successor}: the figures of {missing} are missing",
            vi "không cộng gộp thành {successor}: thiếu số liệu của {missing}";
        /// Two flows of one office, period, measure and group.
        Twice { /** The office. */ office: String, /** The period. */ period: crate::period::Period }
            = "office.twice",
            en "two flows of {office} for {period}, of one measure and group",
            vi "có hai biểu của {office} cho kỳ {period}, cùng đại lượng và nhóm";
        /// An entrustment to itself, or in the unit of another measure.
        Entrustment { /** The sender. */ from: String, /** The receiver. */ to: String, /** The number. */ got: String }
            = "office.entrustment",
            en "{from} can't have entrusted {got} to {to}",
            vi "{from} không thể ủy thác {got} cho {to}";
        /// More was entrusted to known offices than was entrusted at all.
        Entrusted { /** The sender. */ office: String, /** The period. */ period: crate::period::Period, /** The sum of its entrustments. */ got: String, /** What it entrusted in all. */ max: String }
            = "office.entrusted",
            en "{office} entrusted {got} to others by the list, but {max} in all in {period}",
            vi "theo danh sách {office} ủy thác {got}, nhưng cả kỳ {period} chỉ ủy thác {max}";
        /// The sum of the predecessors is over the largest that is represented.
        TooLarge { /** The office. */ office: String, /** The period. */ period: crate::period::Period }
            = "office.too_large",
            en "the figures that make up {office} in {period} are too large to add",
            vi "số liệu hợp thành {office} kỳ {period} quá lớn, không cộng được";
        /// Not one of the levels.
        Level { /** The word. */ got: String }
            = "office.level",
            en "{got:?} is not a level; expected nation, province, district, region, military or military_region",
            vi "{got:?} không phải là cấp; cần nation, province, district, region, military hoặc military_region";
    }
}
