//! Targets, offices, regimes, and the forms that offices fill in.

use super::{Explain, errors};

errors! {
    /// A target can't be compared, or can't be met.
    pub enum TargetError {
        /// A target of money against a rate of cases, or the like.
        DifferentUnits { /** The unit of the target. */ expected: String, /** The unit of the rate. */ got: String }
            = "target.different_units",
            en "the target is in {expected}, the rate is in {got}",
            vi "chỉ tiêu tính theo {expected}, tỷ lệ tính theo {got}";
        /// Even resolving everything that is eligible would not meet it.
        Unreachable { /** The target. */ target: Box<crate::Target>, /** What is eligible. */ eligible: crate::Value }
            = "target.unreachable",
            en "{target} can't be met even by resolving all of {eligible}",
            vi "giải quyết xong toàn bộ {eligible} cũng không đạt {target}";
        /// The eligible base would be too large to represent.
        TooLarge { /** The base. */ got: String }
            = "target.too_large",
            en "an eligible base of {got} is too large to represent",
            vi "số có điều kiện {got} quá lớn, không biểu diễn được";
        /// A milestone later than the target that it leads to.
        AfterDue { /** The months asked for. */ got: String, /** The months the target runs. */ max: u8 }
            = "target.after_due",
            en "a milestone at {got} months is outside the target's 1 to {max} months",
            vi "mốc {got} tháng nằm ngoài thời gian của chỉ tiêu, từ 1 đến {max} tháng";
        /// The text is neither a percentage nor an exact fraction.
        Level { /** The text. */ got: String }
            = "target.level",
            en "{got:?} is not a target; expected a percentage, as 81,5%",
            vi "{got:?} không phải là chỉ tiêu; cần một tỷ lệ phần trăm, ví dụ 81,5%";
        /// A number from 0 to 1 without a percent sign: a share, or a percentage?
        Share { /** The text. */ got: String }
            = "target.share",
            en "{got:?} may be a share or a percentage; write the target with its sign, as 81,5%",
            vi "{got:?} có thể là tỷ số hoặc tỷ lệ phần trăm; cần viết chỉ tiêu có dấu %, ví dụ 81,5%";
        /// No rate has that level: a part is at most its whole, and not negative.
        Impossible { /** The office. */ office: super::Whose, /** The target. */ target: Box<crate::Target> }
            = "target.impossible",
            en "the target of {office} is {target}; expected a level from 0 to 100%",
            vi "chỉ tiêu của {office} là {target}; cần mức từ 0 đến 100%";
        /// A target of one measure is given for another.
        OtherMeasure { /** The measure that it is given for. */ expected: crate::Measure, /** The target. */ target: Box<crate::Target> }
            = "target.other_measure",
            en "given for {expected}, yet the target is {target}",
            vi "được giao {expected}, nhưng chỉ tiêu lại là {target}";
        /// An office has two targets of one measure for one period.
        Twice { /** The office. */ office: super::Whose, /** The first. */ first: Box<crate::Target>, /** The second. */ second: Box<crate::Target> }
            = "target.twice",
            en "{office} is given two targets for one measure and period: {first} and {second}",
            vi "{office} được giao hai chỉ tiêu cho cùng đại lượng và kỳ: {first} và {second}";
        /// A table of targets lacks a column.
        NoColumn { /** The column: office, target or due. */ column: &'static str, /** The headings there are. */ got: String }
            = "target.no_column",
            en "the table of targets has no column for {column}; its headings are {got}",
            vi "bảng chỉ tiêu không có cột {column}; các đề mục là {got}";
        /// A column of a table of targets may change what they mean, and its heading is not known.
        UnknownColumn { /** The heading. */ got: String }
            = "target.unknown_column",
            en "the table of targets has a column {got:?} that is not known; expected office, measure, target, due, or no such column",
            vi "bảng chỉ tiêu có cột {got:?} không rõ nghĩa; cần các cột đơn vị, đại lượng, chỉ tiêu, kỳ, hoặc bỏ cột này";
        /// A row of a table of targets can't be read.
        Row { /** The row, counted from 1. */ row: String, /** What can't be read: office, measure, target or due. */ column: &'static str, /** The text. */ got: String }
            = "target.row",
            en "row {row} of the table of targets: {got:?} is no {column}",
            vi "dòng {row} của bảng chỉ tiêu: {got:?} không phải là {column}";
        /// No source for the national target of that year.
        NotEstablished { /** The year. */ year: crate::ReportingYear, /** The measure. */ measure: crate::Measure }
            = "target.not_established",
            en "the national target of {year} ({measure}) is not established: no source was found",
            vi "chưa xác định được chỉ tiêu toàn quốc năm {year} ({measure}): không tìm thấy nguồn";
        /// No source prints that figure of the nation.
        NotPublished { /** The year. */ year: crate::ReportingYear, /** The figure. */ quantity: crate::Quantity, /** The text. */ got: String }
            = "target.not_published",
            en "no source prints {got:?} as {quantity} of the nation in {year}",
            vi "không có nguồn nào công bố {got:?} cho {quantity} toàn quốc năm {year}";
        /// The national target is only remembered, and was not assumed.
        OnlyRecalled { /** The year. */ year: crate::ReportingYear, /** The measure. */ measure: crate::Measure, /** What memory says. */ target: Box<crate::Target> }
            = "target.only_recalled",
            en "the national target of {year} ({measure}), {target}, is only from memory; assume it explicitly to use it",
            vi "chỉ tiêu toàn quốc năm {year} ({measure}) {target} chỉ là theo trí nhớ; muốn dùng phải nêu rõ giả định";
    }

    /// An office is not well formed or not found.
    pub enum OfficeError {
        /// No office of that name or code on that day.
        NotFound { /** The name or code. */ got: String, /** The day. */ on: crate::Date }
            = "office.not_found",
            en "no office {got:?} on {on}",
            vi "không có cơ quan {got:?} vào ngày {on}";
        /// The office existed, and was merged or renamed.
        Succeeded { /** The name or code. */ got: String, /** The day. */ on: crate::Date, /** The office that took its place. */ successor: String }
            = "office.succeeded",
            en "{got:?} no longer existed on {on}; its successor is {successor}",
            vi "{got:?} không còn vào ngày {on}; cơ quan kế thừa là {successor}";
        /// Several offices go by that name.
        Ambiguous { /** The name. */ got: String, /** The codes of the offices, each with the office above it. */ candidates: String }
            = "office.ambiguous",
            en "{got:?} may be any of {candidates}",
            vi "{got:?} có thể là một trong {candidates}";
        /// A code or a name is empty, or has control characters.
        Blank { /** Which of them: code, name or parent. */ field: &'static str, /** The text. */ got: String }
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
        Days { /** The office. */ name: String, /** Its first day. */ first: crate::Date, /** Its last day. */ last: crate::Date }
            = "office.days",
            en "{name} can't exist from {first} to {last}",
            vi "{name} không thể tồn tại từ ngày {first} đến ngày {last}";
        /// An office can't have become another.
        Succession { /** The code of the office that ended. */ code: String, /** The code of the other. */ successor: String }
            = "office.succession",
            en "{code} can't have become {successor}: it needs a last day and no successor, and {successor} must be there on the day after",
            vi "{code} không thể chuyển thành {successor}: phải có ngày cuối và chưa có cơ quan kế thừa, và {successor} phải có vào ngày hôm sau";
        /// Figures of a merged office can't be told apart again.
        Earlier { /** The office. */ office: String, /** The day whose boundaries were asked for. */ on: crate::Date, /** What it was made of. */ parts: String }
            = "office.earlier",
            en "the figures of {office} can't be split into those of {parts}, as the boundaries of {on} would need",
            vi "không thể tách số liệu của {office} thành của {parts} theo địa giới ngày {on}";
        /// The office ended, and what it became is not in the table.
        NoSuccessor { /** The office. */ office: String, /** The day. */ on: crate::Date }
            = "office.no_successor",
            en "{office} no longer existed on {on}, and the table does not say what it became",
            vi "{office} không còn vào ngày {on} và bảng cơ quan không cho biết cơ quan kế thừa";
        /// Other predecessors of the office that it became are not given.
        Incomplete { /** The office that it became. */ successor: String, /** The offices whose figures are missing. */ missing: String }
            = "office.incomplete",
            en "not added up into {successor}: the figures of {missing} are missing",
            vi "không cộng gộp thành {successor}: thiếu số liệu của {missing}";
        /// Two flows of one office, period, measure and group.
        Twice { /** The office. */ office: String, /** The period. */ period: crate::Period }
            = "office.twice",
            en "two flows of {office} for {period}, of one measure and group",
            vi "có hai biểu của {office} cho kỳ {period}, cùng đại lượng và nhóm";
        /// An entrustment to itself, or in the unit of another measure.
        Entrustment { /** The sender. */ from: String, /** The receiver. */ to: String, /** The number. */ got: String }
            = "office.entrustment",
            en "{from} can't have entrusted {got} to {to}",
            vi "{from} không thể ủy thác {got} cho {to}";
        /// More was entrusted to known offices than was entrusted at all.
        Entrusted { /** The sender. */ office: String, /** The period. */ period: crate::Period, /** The sum of its entrustments. */ got: String, /** What it entrusted in all. */ max: String }
            = "office.entrusted",
            en "{office} entrusted {got} to others by the list, but {max} in all in {period}",
            vi "theo danh sách {office} ủy thác {got}, nhưng cả kỳ {period} chỉ ủy thác {max}";
        /// The sum of the predecessors is over the largest that is represented.
        TooLarge { /** The office. */ office: String, /** The period. */ period: crate::Period }
            = "office.too_large",
            en "the figures that make up {office} in {period} are too large to add",
            vi "số liệu hợp thành {office} kỳ {period} quá lớn, không cộng được";
        /// Not one of the levels.
        Level { /** The word. */ got: String }
            = "office.level",
            en "{got:?} is not a level; expected nation, province, district, region, military or military_region",
            vi "{got:?} không phải là cấp; cần nation, province, district, region, military hoặc military_region";
    }

    /// No regime applies, or the word names none.
    pub enum RegimeError {
        /// The day is before the first regime that is described.
        Before { /** The day. */ got: crate::Date, /** The first day that is supported. */ first: crate::Date }
            = "regime.before",
            en "no statistical regime is described for {got}; the first supported day is {first}",
            vi "chưa có chế độ thống kê nào được mô tả cho ngày {got}; ngày đầu tiên được hỗ trợ là {first}";
        /// The forms of the regime have no such column.
        NoColumn { /** The regime. */ regime: crate::RegimeId, /** The measure. */ measure: crate::Measure, /** The column asked for. */ got: crate::Item, /** The columns there are. */ expected: String }
            = "regime.no_column",
            en "the forms of {regime} ({measure}) have no column {got}; they have {expected}",
            vi "biểu mẫu của {regime} ({measure}) không có cột {got}; chỉ có {expected}";
        /// The regime has no form of that number, or its list was not read.
        NoForm { /** The regime. */ regime: crate::RegimeId, /** The number asked for. */ got: u8, /** How many forms are listed. */ max: usize }
            = "regime.no_form",
            en "form {got} of {regime} is not known; {max} are listed",
            vi "không biết biểu {got} của {regime}; danh sách có {max} biểu";
        /// Not one of the regimes.
        Unknown { /** The word. */ got: String, /** The regimes there are. */ expected: String }
            = "regime.unknown",
            en "{got:?} is not a regime; expected one of {expected}",
            vi "{got:?} không phải là chế độ thống kê; cần một trong {expected}";
    }

    /// Figures do not make a flow.
    pub enum FlowError {
        /// Two ways to the same figure disagree.
        Contradiction { /** The identity that breaks. */ identity: crate::Identity, /** What it says. */ formula: super::Keyed, /** The total as given. */ left: u128, /** The total as the identity makes it. */ right: num_bigint::BigInt, /** The larger less the smaller. */ difference: u128 }
            = "flow.contradiction",
            en "{identity} breaks: {formula}, but {left} against {right}, off by {difference}",
            vi "sai đẳng thức {formula}: {left} so với {right}, lệch {difference}";
        /// A derived figure would be below zero.
        Negative { /** The figure. */ item: crate::Item, /** The identity it follows from. */ identity: crate::Identity, /** What that says. */ formula: super::Keyed, /** By how much it is below zero. */ by: u128 }
            = "flow.negative",
            en "{item} would be negative by {by} ({identity}: {formula})",
            vi "{item} sẽ âm {by} ({formula})";
        /// A figure is given below zero.
        BelowZero { /** The office. */ office: String, /** The figure. */ item: crate::Item, /** Its value. */ got: String }
            = "flow.below_zero",
            en "{office}: {item} is never negative, got {got}",
            vi "{office}: {item} không bao giờ âm, ở đây là {got}";
        /// What is given does not say what this item is.
        Undetermined { /** The item. */ item: crate::Item }
            = "flow.undetermined",
            en "{item} is not given and does not follow from what is given",
            vi "thiếu số {item}, cũng không suy ra được từ các số đã cho";
        /// The forms of that measure and period have no such column.
        NoSuchItem { /** The item. */ item: crate::Item, /** The measure. */ measure: crate::Measure, /** The period. */ period: crate::Period }
            = "flow.no_such_item",
            en "the forms of {measure} in {period} have no column {item}",
            vi "biểu mẫu {measure} kỳ {period} không có cột {item}";
        /// The item is given twice with different values.
        Twice { /** The item. */ item: crate::Item, /** The first value. */ first: u128, /** The second value. */ second: u128 }
            = "flow.twice",
            en "{item} is given as {first} and as {second}",
            vi "{item} được cho hai lần, {first} và {second}";
        /// Over the largest that is represented.
        TooLarge { /** The item. */ item: crate::Item, /** The largest allowed. */ max: String }
            = "flow.too_large",
            en "{item} is over the largest that is represented, {max}",
            vi "{item} vượt số lớn nhất biểu diễn được là {max}";
        /// More is carried in than was there before: cases leave for the separate register, none are added.
        CarriedInRose { /** The earlier period. */ earlier: crate::Period, /** The later one. */ later: crate::Period, /** By how much. */ by: u128 }
            = "flow.carried_in_rose",
            en "carried_in of {later} is {by} over that of {earlier}; expected at most as much, less what moved to the separate register",
            vi "số năm trước chuyển sang của kỳ {later} nhiều hơn kỳ {earlier} là {by}; chỉ có thể bằng hoặc ít hơn, do chuyển sổ theo dõi riêng";
        /// The periods are not a shorter one of the same year, or the whole year before.
        DoesNotFollow { /** The earlier period. */ earlier: crate::Period, /** The later one. */ later: crate::Period }
            = "flow.does_not_follow",
            en "{later} does not carry in what {earlier} says; expected a shorter period of the same year, or the whole year before",
            vi "số chuyển sang của kỳ {later} không so được với kỳ {earlier}; cần kỳ ngắn hơn trong cùng năm hoặc cả năm trước";
        /// Flows of different kinds are added.
        Different { /** What differs: period, measure or group. */ what: &'static str, /** Of the first. */ expected: super::Keyed, /** Of the second. */ got: super::Keyed }
            = "flow.different",
            en "flows of different {what} can't be added or compared: {expected} and {got}",
            vi "không cộng, không so được hai biểu khác {what}: {expected} và {got}";
    }

    /// A case contradicts itself, or no rule says where it counts.
    pub enum CaseError {
        /// Closed before it was accepted.
        ClosedBeforeAccepted { /** When it was accepted. */ accepted_on: crate::Date, /** When it was closed. */ closed_on: crate::Date }
            = "case.closed_before_accepted",
            en "closed on {closed_on}, before it was accepted on {accepted_on}",
            vi "kết thúc ngày {closed_on}, trước khi thụ lý ngày {accepted_on}";
        /// More was collected, terminated, reduced and entrusted than was due.
        MoreThanDue { /** What is due. */ due: crate::Amount, /** What was done with it. */ got: String }
            = "case.more_than_due",
            en "{got} collected, terminated, reduced and entrusted of {due} due",
            vi "đã thu, đình chỉ, giảm và ủy thác {got} trong số phải thi hành {due}";
        /// The status closes a case, and there is no day of closing.
        NotClosed { /** The status. */ status: crate::Status }
            = "case.not_closed",
            en "a case that is {status} needs closed_on",
            vi "việc ở trạng thái {status} phải có ngày kết thúc";
        /// The status leaves a case open, and there is a day of closing.
        StillOpen { /** The status. */ status: crate::Status, /** The day. */ closed_on: crate::Date }
            = "case.still_open",
            en "a case that is {status} is open, yet closed on {closed_on}",
            vi "việc ở trạng thái {status} là chưa kết thúc nhưng lại có ngày kết thúc {closed_on}";
        /// A completed case has something left.
        LeftOver { /** What is left. */ left: crate::Amount }
            = "case.left_over",
            en "a completed case has {left} left",
            vi "việc thi hành xong còn lại {left}";
        /// Closed after the period: how it stood at the cut-off is not known.
        ClosedAfterPeriod { /** When it was closed. */ closed_on: crate::Date, /** The last day of the period. */ last_day: crate::Date }
            = "case.closed_after_period",
            en "closed on {closed_on}, after {last_day}: its status on that day is not known",
            vi "kết thúc ngày {closed_on}, sau ngày {last_day}: không biết trạng thái vào ngày đó";
        /// The regime that is given is not the one of the period.
        OtherRegime { /** The regime given. */ got: crate::RegimeId, /** The regime on the last day of the period. */ expected: crate::RegimeId, /** The period. */ period: crate::Period }
            = "case.other_regime",
            en "{period} ends under {expected}, not under {got}",
            vi "kỳ {period} kết thúc theo {expected}, không phải {got}";
        /// No rule is established for the status.
        NoRule { /** The status. */ status: crate::Status, /** The regime. */ regime: crate::RegimeId, /** The measure. */ measure: crate::Measure }
            = "case.no_rule",
            en "where a case that is {status} counts ({measure}) is not established for {regime}",
            vi "chưa xác định được {regime} tính việc ở trạng thái {status} vào cột nào ({measure})";
        /// A rule is only remembered, and was not assumed.
        OnlyRecalled { /** The status. */ status: crate::Status, /** The regime. */ regime: crate::RegimeId, /** Where memory puts it. */ column: &'static str }
            = "case.only_recalled",
            en "that {regime} counts {status} under {column} is only from memory; assume it explicitly to use it",
            vi "việc {regime} tính {status} vào {column} chỉ là theo trí nhớ; muốn dùng phải nêu rõ giả định";
        /// A case can't add this.
        NoSuchPart { /** The item. */ item: crate::Item, /** What can stand there. */ expected: String }
            = "case.no_such_part",
            en "a case can't add to {item} there; expected {expected}",
            vi "một việc không thể cộng vào {item} ở đó; cần {expected}";
        /// Not one of the statuses.
        Status { /** The word. */ got: String, /** The statuses there are. */ expected: String }
            = "case.status",
            en "{got:?} is not a status; expected one of {expected}",
            vi "{got:?} không phải là trạng thái; cần một trong {expected}";
        /// Not one of the events.
        Event { /** The word. */ got: String, /** The events there are. */ expected: String }
            = "case.event",
            en "{got:?} is not an event; expected one of {expected}",
            vi "{got:?} không phải là sự kiện; cần một trong {expected}";
        /// An event of so much without an amount.
        NoAmount { /** The event. */ event: crate::Event }
            = "case.no_amount",
            en "{event} needs an amount",
            vi "sự kiện {event} phải có số tiền";
        /// An event that has no amount, with one.
        UnexpectedAmount { /** The event. */ event: crate::Event, /** The amount. */ got: crate::Amount }
            = "case.unexpected_amount",
            en "{event} has no amount, got {got}",
            vi "sự kiện {event} không có số tiền, ở đây là {got}";
        /// Something happened at an office that has not accepted the case.
        NotAccepted { /** The event. */ event: crate::Event, /** Its day. */ day: crate::Date }
            = "case.not_accepted",
            en "{event} on {day}, at an office that has not accepted the case",
            vi "sự kiện {event} ngày {day} tại cơ quan chưa thụ lý việc";
        /// Accepted again, and nobody had entrusted it, taken it up or withdrawn its decision since.
        AcceptedTwice { /** The day. */ day: crate::Date }
            = "case.accepted_twice",
            en "accepted again on {day}, and not entrusted, taken up or revoked before",
            vi "thụ lý lần nữa ngày {day} mà trước đó không ủy thác, rút lên hoặc thu hồi, hủy quyết định";
        /// Something happened to it after it was closed.
        AlreadyClosed { /** The event. */ event: crate::Event, /** Its day. */ day: crate::Date, /** The day it was closed. */ closed_on: crate::Date }
            = "case.already_closed",
            en "{event} on {day}, but closed on {closed_on}",
            vi "sự kiện {event} ngày {day} nhưng đã kết thúc ngày {closed_on}";
        /// Two statuses on one day: which came last is not known.
        TwoStatuses { /** The day. */ day: crate::Date, /** One. */ first: crate::Status, /** The other. */ second: crate::Status }
            = "case.two_statuses",
            en "{first} and {second} on {day}: which came last is not known",
            vi "{first} và {second} cùng ngày {day}: không biết trạng thái nào sau cùng";
        /// Events not in the order of their days, or after a cut-off that has passed.
        OutOfOrder { /** The day. */ got: crate::Date, /** The last day that was reached. */ reached: crate::Date }
            = "case.out_of_order",
            en "{got} comes after {reached}: events are recorded in the order of their days",
            vi "ngày {got} đứng sau ngày {reached}: sự kiện phải được ghi theo thứ tự ngày";
    }
}
