//! The words of running text: every phrase that decides what a number is.
//!
//! In a phrase `[word]` may be missing and `(a|b)` is either. Capitals, NFC or NFD and the place of a tone do not
//! matter; marks do, since prose needs them (`năm`, `nam`). The longest phrase is met first.

use std::{collections::HashMap, sync::LazyLock};

use Meaning::{
    About, Aim, And, Base, Due, General, Group, Handled, Is, Left, Of, OfAll, Over, Rate, SamePeriod, Share, Short,
    Target, ToGo, Trap, Versus, With,
};

use super::pattern::{expand, folded};
use crate::measure::{Item, Measure};

/// What a number is about that is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// One judgment or one debtor.
    SingleCase,
    /// Coercion, exemption, complaints, auctions and other statistics of the same work.
    OtherStatistic,
    /// Another subject.
    Foreign,
    /// Something that no item stands for.
    NotUnderstood,
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// An item.
    Is(Item),
    /// `giải quyết`: accepted or resolved.
    Handled,
    /// `đã giải quyết`: resolved, or accepted.
    Settled,
    /// `còn phải thi hành`: to be enforced, or left.
    Due,
    /// `còn … chưa thi hành`: what is left.
    Left,
    /// `theo dõi`, of administrative judgments; `true` if they are still to be followed.
    Follow(bool),
    /// What is measured.
    Of(Measure),
    /// A part of all cases, such as `credit`.
    Group(&'static str),
    /// `tài sản bị chiếm đoạt`: what stands before a group's name.
    About,
    /// `những vụ án này`.
    ThatGroup,
    /// All cases again.
    General,
    /// `tăng`, `giảm`.
    Direction(bool),
    /// `vượt`: above a target.
    Over,
    /// `thiếu`: below a target.
    Short,
    /// `so với`.
    Versus,
    /// `cùng kỳ`, `năm trước`.
    SamePeriod,
    /// `chỉ tiêu`, `giao`.
    Target,
    /// `phấn đấu`: what is to come.
    Aim,
    /// `còn phải phấn đấu`: from the rate to the target.
    ToGo,
    /// `đạt`, `tỷ lệ`.
    Rate,
    /// `về tỷ lệ`.
    OfRate,
    /// `chiếm`.
    Share,
    /// `trong tổng số`, `trên số`: what a share is of.
    Base(Option<Measure>),
    /// `tổng số`.
    OfAll,
    /// `với`, `tương ứng`.
    With,
    /// `và`.
    And,
    /// Another statistic.
    Trap(Topic),
    /// `lần lượt`.
    Respectively,
    /// `thi hành án hành chính`.
    Admin,
    /// `trong đó`, `gồm`.
    Within,
    /// Nothing of its own, but longer than what it holds.
    Skip,
}

/// Short forms, written out before phrases are looked for.
pub const SHORT: &[(&str, &[&str])] = &[
    ("tha", &["thi", "hành", "án"]),
    ("thads", &["thi", "hành", "án", "dân", "sự"]),
    ("thahc", &["thi", "hành", "án", "hành", "chính"]),
    ("đk", &["điều", "kiện"]),
    ("cđk", &["có", "điều", "kiện"]),
    ("ccđk", &["chưa", "có", "điều", "kiện"]),
    ("đkth", &["điều", "kiện", "thi", "hành"]),
    ("gq", &["giải", "quyết"]),
    ("tỉ", &["tỷ"]),
    ("tctd", &["tổ", "chức", "tín", "dụng"]),
    ("chv", &["chấp", "hành", "viên"]),
    ("nsnn", &["ngân", "sách", "nhà", "nước"]),
    ("tand", &["tòa", "án", "nhân", "dân"]),
];

#[rustfmt::skip] // a table: one phrase a line
const PHRASES: &[(&str, Meaning)] = &[
    ("(năm|kỳ) trước", SamePeriod),
    // intake
    ("[đã|đang] thụ lý [thi hành] [án]", Is(Item::Accepted)),
    ("[đã] thụ lý [thi hành|giải quyết]", Is(Item::Accepted)),
    ("[đã] tiếp nhận", Is(Item::Accepted)),
    ("[đã] [phải] giải quyết tổng số", Is(Item::Accepted)),
    ("tổng số [việc|vụ việc|án|tiền] [phải] giải quyết", Is(Item::Accepted)),
    ("phải giải quyết", Is(Item::Accepted)),
    ("tổng số [việc|vụ việc|án|tiền] [đã] giải quyết (được|xong)", Is(Item::Resolved)),
    ("[số] [việc|án|vụ|vụ việc|tiền] (cũ|tồn cũ|năm cũ|kỳ trước|năm trước) [năm trước|tồn|tồn đọng] [chuyển sang|chuyển qua|để lại]", Is(Item::CarriedIn)),
    ("[từ] (kỳ trước|năm trước|năm cũ|cũ) chuyển (sang|qua)", Is(Item::CarriedIn)),
    ("[số] [tồn] (chuyển|tồn) từ (năm|kỳ) trước [chuyển] [sang|qua]", Is(Item::CarriedIn)),
    ("[án|việc] cũ tồn đọng", Is(Item::CarriedIn)),
    ("[số|án|việc] chuyển [từ] (năm|kỳ) trước [sang|qua]", Is(Item::CarriedIn)),
    ("[số] [việc|vụ việc|án] [thụ lý] mới [thụ lý] [trong kỳ|trong năm]", Is(Item::NewlyAccepted)),
    ("[số] thụ lý mới", Is(Item::NewlyAccepted)),
    ("[số] [việc|vụ|vụ việc] (mới phát sinh|phát sinh mới|phát sinh) [trong kỳ|trong năm]", Is(Item::NewlyAccepted)),
    ("trong kỳ báo cáo", Is(Item::NewlyAccepted)),
    ("mới chỉ [có]", Meaning::Skip),
    ("(mới|chỉ|mới chỉ|chỉ mới) đạt [được] [tỷ lệ]", Rate),
    ("[đã] ủy thác [thi hành án] [đi] [cho]", Is(Item::Entrusted)),
    ("([được] ủy thác [thi hành] từ|nhận ủy thác|ủy thác đến)", Trap(Topic::NotUnderstood)),
    ("trả [lại] đơn [yêu cầu]", Trap(Topic::NotUnderstood)),
    ("[cục] rút [hồ sơ] lên [để] [thi hành] [án]", Is(Item::TakenUp)),
    ("quyết định thi hành án", Meaning::Skip),
    ("(thu hồi|hủy|thu hồi , hủy|thu hồi hủy|thu hồi và hủy) quyết định [thi hành án]", Is(Item::Revoked)),
    // what is to be enforced, and its classes
    ("phải [đưa ra] [tổ chức] (thi hành|thu hồi) [án]", Is(Item::ToEnforce)),
    ("còn phải [tiếp tục] [đưa ra] [tổ chức] (thi hành|thu hồi|giải quyết) [án]", Due),
    ("phải thu", Is(Item::ToEnforce)),
    ("trực tiếp thu hồi", Is(Item::ToEnforce)),
    ("[thuộc] [án|diện|loại] (có|đủ|có đủ) điều kiện [phải|để] [thi hành|giải quyết|thu hồi|thu] [án]", Is(Item::Eligible)),
    ("[tổng] số [việc|tiền] điều kiện [thi hành|giải quyết] [án]", Is(Item::Eligible)),
    ("[thuộc] [án|diện|loại] (chưa|không) [có] [đủ] điều kiện [để] [thi hành|giải quyết] [án]", Is(Item::Ineligible)),
    ("hoãn [,|và|hoặc] [tạm đình chỉ] [thi hành] [án]", Is(Item::Deferred)),
    ("tạm đình chỉ [thi hành] [án]", Is(Item::Suspended)),
    ("đình chỉ [thi hành] [án]", Is(Item::Terminated)),
    // what was done
    ("[đã] [tổ chức] (thi hành|giải quyết) [án] xong [hoàn toàn] [được]", Is(Item::Resolved)),
    ("[đã] [tổ chức] (thi hành|giải quyết) [án] được", Is(Item::Resolved)),
    ("đã (thi hành|thực hiện) [án]", Is(Item::Resolved)),
    ("[đã] làm xong", Is(Item::Resolved)),
    ("đã giải quyết", Meaning::Settled),
    ("[đã] tổ chức thi hành [án]", Is(Item::ToEnforce)),
    ("kết quả thi hành án [đã] đạt", Is(Item::Resolved)),
    ("(agribank|vietinbank|techcombank|bidv|vietcombank|sacombank)", Trap(Topic::OtherStatistic)),
    ("đã (hoàn thành|thi hành dứt điểm|giải quyết dứt điểm)", Is(Item::Resolved)),
    ("(thu hồi|thu) được", Is(Item::Resolved)),
    ("đã (thu hồi|thu|thu nộp)", Is(Item::Resolved)),
    ("(thu hồi|thu về|thu nộp|thu)", Is(Item::Resolved)),
    ("xong", Is(Item::Resolved)),
    ("tiền thi hành [án] [dân sự] [đạt]", Is(Item::Resolved)),
    ("[đã] (thi hành|giải quyết) về tiền được", Is(Item::Resolved)),
    ("giải quyết", Handled),
    ("kết quả (giải quyết|thi hành án|thi hành)", Meaning::Skip),
    ("kết quả thu hồi [tiền] [,|và] [tài sản]", Is(Item::Resolved)),
    ("số (thi hành|giải quyết) xong", Is(Item::Resolved)),
    ("trao đổi", Meaning::Skip),
    ("([từ|sau] khi|việc) chuyển giao", Meaning::Skip),
    // what is left
    ("[số] [việc|vụ việc|án|tiền] [còn] [phải] chuyển [sang|qua] (kỳ|năm) sau", Is(Item::CarriedOver)),
    ("[chuyển] sang (kỳ|năm) sau", Is(Item::CarriedOver)),
    ("[còn] (tồn|tồn đọng)", Left),
    ("[còn] chưa [được] [tổ chức] (thi hành|giải quyết|thu hồi) [án] [xong|được]", Left),
    ("còn lại", Left),
    ("(có|đủ) điều kiện [thi hành|giải quyết] [án] [nhưng] [còn] [chưa thi hành xong|chưa thi hành|chưa giải quyết xong] [phải] chuyển [sang] (kỳ|năm) sau", Is(Item::CarriedOverEligible)),
    ("(có|đủ) điều kiện [thi hành|giải quyết] [án] [nhưng] chưa (thi hành xong|thi hành|giải quyết xong|giải quyết)", Is(Item::CarriedOverEligible)),
    ("không [có] [nội dung] [phải] theo dõi", Trap(Topic::NotUnderstood)),
    ("(thi hành đều|thi hành dở dang|đang [tổ chức] thi hành)", Is(Item::InProgress)),
    ("[đang|phải] tiếp tục theo dõi", Meaning::Follow(true)),
    ("[đang|phải] theo dõi", Meaning::Follow(false)),
    ("còn [đang|phải] [tiếp tục] theo dõi", Meaning::Follow(true)),
    ("[đang|phải] tiếp tục [được] [tổ chức] thi hành [án]", Meaning::Follow(true)),
    // percentages
    ("[đạt] [được] (tỷ lệ|kết quả)", Rate),
    ("[đã] hoàn thành [các|vượt mức] chỉ tiêu", Rate),
    ("[ước] đạt [được] [tỷ lệ]", Rate),
    ("tỷ lệ đạt", Rate),
    ("tỷ lệ [số] [việc|vụ việc|án|tiền] [đã] (thi hành|giải quyết) [án] [xong]", Rate),
    ("về tỷ lệ", Meaning::OfRate),
    ("(giảm|giảm xuống|tăng|tăng lên) (còn|chỉ còn|tới|đến)", Rate),
    ("hoàn thành tỷ lệ", Rate),
    ("chiếm [tới|đến] [tỷ lệ]", Share),
    ("bằng [tỷ lệ]", Share),
    ("tương đương tỷ lệ", Share),
    ("[mức] (chỉ tiêu|mục tiêu)", Target),
    ("kế hoạch [giao]", Target),
    ("(được|cấp trên|ngành|tổng cục|cục|bộ|quốc hội|bộ tư pháp) giao", Target),
    ("giao", Target),
    ("tiến độ", Target),
    ("[quyết tâm] phấn đấu", Aim),
    ("(giao|đề ra|đặt ra|ấn định) [các] chỉ tiêu", Aim),
    ("[sự|nỗ lực|cố gắng] [,|và] phấn đấu không ngừng", Meaning::Skip),
    ("(sự|nỗ lực|cố gắng) [,|và] phấn đấu [của|vươn lên]", Meaning::Skip),
    ("(đảm bảo|bảo đảm) [đạt] [tỷ lệ] [thi hành án xong]", Aim),
    ("(dự kiến|phải hoàn thành|phải đạt)", Aim),
    ("[còn] phải phấn đấu [đạt] [thêm]", ToGo),
    ("còn phải (thực hiện|hoàn thành) [thêm]", ToGo),
    ("nữa [mới|để|thì|là|sẽ] [mới] (đạt|hoàn thành)", ToGo),
    ("(không|chưa) (tăng|giảm) [được]", Trap(Topic::NotUnderstood)),
    ("dương", Trap(Topic::NotUnderstood)),
    ("(mỗi|hàng) (tháng|quý|tuần|ngày|năm)", Trap(Topic::NotUnderstood)),
    ("(trung bình|bình quân) (mỗi|một|01)", Trap(Topic::NotUnderstood)),
    ("mỗi (chấp hành viên|cán bộ|đơn vị|người)", Trap(Topic::NotUnderstood)),
    // comparison
    ("(tăng|tăng thêm|tăng lên|cao hơn|nhiều hơn) [hơn]", Meaning::Direction(true)),
    ("(giảm|giảm đi|thấp hơn|ít hơn|giảm xuống)", Meaning::Direction(false)),
    ("vượt [mức] [hơn]", Over),
    ("(thiếu|hụt)", Short),
    ("so [sánh] [với]", Versus),
    ("cùng kỳ", SamePeriod),
    ("năm (ngoái|liền trước)", SamePeriod),
    ("bình quân [chung]", Meaning::Skip),
    // what is measured, and of what
    ("(về|số|tổng số|số lượng) (việc|vụ|vụ việc)", Of(Measure::Cases)),
    ("(số|tổng số|số lượng) án", Of(Measure::Cases)),
    ("(về|theo|đối với) (giá trị|tiền)", Of(Measure::Money)),
    ("(số|tổng số) tiền", Of(Measure::Money)),
    ("tiền", Of(Measure::Money)),
    ("giá trị", Of(Measure::Money)),
    ("số tiền và tài sản", Of(Measure::Money)),
    ("(trong|trên|so với) [tổng] số", Base(None)),
    ("(trong|trên|so với) [tổng] số (việc|vụ|vụ việc)", Base(Some(Measure::Cases))),
    ("(trong|trên|so với) [tổng] (số tiền|giá trị)", Base(Some(Measure::Money))),
    ("tính trên [tổng] [số]", Base(None)),
    ("tổng số", OfAll),
    ("trên địa bàn [toàn] [tỉnh]", Meaning::Skip),
    ("(lần lượt|tương ứng lần lượt)", Meaning::Respectively),
    ("(với|tương ứng|tương đương|tương ứng với|tương đương với|cùng với)", With),
    ("(và|cùng|hoặc)", And),
    ("(trong đó|gồm|bao gồm|gồm có|trong số đó|trong số này)", Meaning::Within),
    ("(ngoài|ngoại trừ)", Meaning::Within),
    // groups
    ("[các] [tổ chức] tín dụng [,|và] [ngân hàng]", Group("credit")),
    ("[án] tín dụng [ngân hàng]", Group("credit")),
    ("ngân hàng nhà nước [việt nam]", Meaning::Skip),
    ("ngân hàng [,|và] tín dụng", Group("credit")),
    ("(liên quan đến|của|cho) [các] ngân hàng", Group("credit")),
    ("[các] [khoản] [thu] [nộp] [cho] ngân sách [nhà nước]", Group("budget")),
    ("tham nhũng [,|và] [chức vụ] [,|và] [kinh tế] [,|và] [chức vụ]", Group("corruption")),
    ("kinh tế [,|và] (tham nhũng|chức vụ) [,|và] [chức vụ]", Group("corruption")),
    ("(phòng|chống|phòng ,) chống tham nhũng", Meaning::Skip),
    ("phòng [,|và] chống tham nhũng [,] [lãng phí] [,] [tiêu cực]", Meaning::Skip),
    ("(tài sản|tiền|các khoản|khoản) [bị] (thất thoát|chiếm đoạt)", About),
    ("(thất thoát|chiếm đoạt)", About),
    ("(án|vụ án) hình sự [về]", About),
    ("(các|những) khoản [nợ] [bị]", About),
    ("thu hồi [tiền] [,] [tài sản]", About),
    ("phần dân sự trong [các] [bản án|vụ án|án] [,|;|và] [quyết định] hình sự", Group("criminal")),
    ("(án|vụ án|vụ việc) kinh doanh [,|và] thương mại", Group("commercial")),
    ("(án|vụ án|vụ việc) hôn nhân [,|và] gia đình", Group("family")),
    ("(những|các|số) (vụ án|vụ|loại án|vụ việc) này", Meaning::ThatGroup),
    ("[về|số] [việc|vụ|vụ việc|án|tiền] loại [việc|án|vụ việc] này", Meaning::ThatGroup),
    ("kết quả (phân loại|xác minh)", Meaning::Skip),
    ("kết quả [công tác] thi hành án dân sự", General),
    ("(nhìn chung|tính chung)", General),
    ("thi hành án dân sự nói chung", General),
    ("[kết quả] [công tác] thi hành án hành chính", Meaning::Admin),
    ("[các] cơ quan hành chính [nhà nước]", Meaning::Admin),
    ("án hành chính", Meaning::Admin),
    ("vụ án hành chính", Meaning::Admin),
    ("theo dõi thi hành án hành chính", Meaning::Admin),
    ("thi hành án dân sự [,|và] [theo dõi] thi hành án hành chính", Meaning::Skip),
    // other statistics
    ("cưỡng chế", Trap(Topic::OtherStatistic)),
    ("[xét] miễn [,|và] giảm", Trap(Topic::OtherStatistic)),
    ("(xét giảm|xét miễn|được giảm|được miễn)", Trap(Topic::OtherStatistic)),
    ("(khiếu nại|tố cáo|kháng nghị|tiếp công dân|bồi thường nhà nước|bồi thường)", Trap(Topic::OtherStatistic)),
    ("(kê biên|bán đấu giá|đấu giá|giao tài sản|phát mãi|thẩm định giá)", Trap(Topic::OtherStatistic)),
    ("(đính chính|giải thích bản án|yêu cầu giải thích|giải thích)", Trap(Topic::OtherStatistic)),
    ("[trách nhiệm] tự nguyện thi hành [án]", Trap(Topic::OtherStatistic)),
    ("(chuyển giao|chuyển sang sổ theo dõi|sổ theo dõi riêng|gửi|bàn giao|xác minh được)", Trap(Topic::OtherStatistic)),
    ("trừ [số] [việc|tiền] [đã] chuyển [sang] sổ theo dõi riêng", Meaning::Skip),
    ("(văn bản thông báo|quyết định buộc|kiến nghị|đăng tải|văn bản đôn đốc)", Trap(Topic::OtherStatistic)),
    ("(chưa giao được|chưa bàn giao)", Trap(Topic::OtherStatistic)),
    ("(kỷ luật|bổ nhiệm|điều động|tuyển dụng|luân chuyển|biên chế|nghỉ việc|tinh giản)", Trap(Topic::OtherStatistic)),
    ("(thuộc diện ban chỉ đạo|thuộc diện)", Trap(Topic::OtherStatistic)),
    ("(kinh phí|hỗ trợ|ngân sách cấp|phí thi hành án|phí thi hành|lệ phí|án phí|xây dựng trụ sở|vốn đầu tư|đầu tư (xây dựng|công))", Trap(Topic::Foreign)),
    ("(xét xử|khởi tố|phạm nhân|truy tố|điều tra|thừa phát lại|công chứng|hộ tịch|trợ giúp pháp lý|hòa giải|vi bằng|chứng thực|lý lịch tư pháp)", Trap(Topic::Foreign)),
    ("tòa án [nhân dân] [các cấp|hai cấp|huyện|tỉnh|thành phố|tối cao] [đã] (thụ lý|giải quyết|xét xử|ra|tuyên)", Trap(Topic::Foreign)),
    ("(công an|viện kiểm sát [nhân dân]|cơ quan điều tra) [các cấp|hai cấp|huyện|tỉnh|thành phố] [đã] (thụ lý|giải quyết)", Trap(Topic::Foreign)),
    ("(vụ án|vụ|đại án|bản án) (ông|bà|của ông|của bà|đối với)", Trap(Topic::SingleCase)),
    ("(bị cáo|bị án|nguyên đơn|bị đơn|cựu|công ty cổ phần|công ty tnhh|bán căn)", Trap(Topic::SingleCase)),
];

/// Every phrase by its words.
pub static VOCABULARY: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (pattern, meaning) in PHRASES.iter().chain(super::prose_english::PHRASES) {
        for phrase in expand(pattern) {
            known.entry(folded(&phrase)).or_insert(*meaning);
        }
    }
    known.remove("");
    known
});

/// The most words of a phrase, by its first.
static LENGTHS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut lengths = HashMap::new();
    for phrase in VOCABULARY.keys() {
        let first = phrase.split(' ').next().unwrap_or_default();
        let longest = lengths.entry(first).or_insert(0_usize);
        *longest = phrase.split(' ').count().max(*longest);
    }
    lengths
});

/// The most words that a phrase has which begins with this one; 0 if none does.
pub fn longest(first: &str) -> usize {
    LENGTHS.get(first).copied().unwrap_or(0)
}
