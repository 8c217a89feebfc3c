//! The words that stand around numbers.

pub(super) const HEDGES: &[&[&str]] = &[
    &["gần", "trên"],
    &["khoảng", "hơn"],
    &["khoảng", "trên"],
    &["khoảng", "gần"],
    &["chưa", "đến"],
    &["chưa", "tới"],
    &["xấp", "xỉ"],
    &["không", "dưới"],
    &["không", "quá"],
    &["ít", "nhất"],
    &["tối", "thiểu"],
    &["tối", "đa"],
    &["trên", "dưới"],
    &["ngót"],
    &["trên"],
    &["hơn"],
    &["gần"],
    &["quá"],
    &["dưới"],
    &["khoảng"],
    &["more", "than"],
    &["less", "than"],
    &["over"],
    &["under"],
    &["nearly"],
    &["almost"],
    &["about"],
    &["around"],
    &["approximately"],
    &["some"],
    &["at", "least"],
    &["up", "to"],
    &["exceeding"],
    &["exceeded"],
    &["surpassed"],
];

/// Words for people, offices and things, which follow the number that counts them.
#[rustfmt::skip]
pub(super) const HEADS: &[&[&str]] = &[
    &["người"], &["đồng", "chí"], &["đ/c"], &["cán", "bộ"], &["công", "chức"], &["biên", "chế"], &["chấp", "hành", "viên"], &["thẩm", "tra", "viên"], &["thư", "ký"], &["đơn", "vị"],
    &["chi", "cục"], &["cục"], &["huyện"], &["tỉnh"], &["thành", "phố"], &["quận"], &["phường"], &["xã"], &["tổ", "chức"], &["ngân", "hàng"], &["công", "ty"], &["phòng"],
    &["cơ", "quan"], &["văn", "phòng"], &["thừa", "phát", "lại"], &["đại", "biểu"], &["bị", "hại"], &["hộ"], &["cá", "nhân"], &["tập", "thể"], &["doanh", "nghiệp"], &["địa", "phương"],
    &["lượt"], &["bị", "cáo"], &["đối", "tượng"], &["thành", "viên"], &["trưởng"], &["lãnh", "đạo"], &["đương", "sự"], &["nhà", "thầu"], &["nhóm"], &["đoàn"], &["điểm", "cầu"], &["ban"], &["luật", "sư"],
    &["people"], &["officials"], &["officers"], &["employees"], &["civil", "servants"], &["offices"], &["provinces"], &["localities"], &["victims"], &["positions"], &["agencies"], &["units"], &["enforcers"], &["staff"],
];

/// Words for other things that are counted.
#[rustfmt::skip]
pub(super) const THINGS: &[&[&str]] = &[
    &["m"], &["m2"], &["m²"], &["ha"], &["km"], &["kg"], &["tấn"], &["căn"], &["thửa"], &["lô"], &["tài", "sản"], &["bất", "động", "sản"], &["xe"], &["dự", "án"], &["văn", "bản"], &["cuộc", "họp"], &["hội", "nghị"],
    &["lớp"], &["đơn"], &["buổi"], &["bài"], &["đề", "tài"], &["đề", "án"], &["sáng", "kiến"], &["nhà"], &["căn", "nhà"], &["mẫu"], &["điều"], &["khoản"], &["chương"], &["bước"], &["nhiệm", "vụ"], &["giải", "pháp"], &["nội", "dung"],
    &["triệu", "dữ", "liệu"], &["cổ", "phần"], &["cổ", "phiếu"], &["usd"], &["euro"], &["thông", "tin"], &["lít"], &["°"], &["trang"], &["ảnh"], &["luật"], &["cấp"], &["hồ", "sơ"], &["ý", "kiến"], &["kiến", "nghị"], &["chỉ", "tiêu"], &["kỳ", "họp"], &["phiên"], &["mặt"], &["tiêu", "chí"], &["câu"], &["môn"],
];

/// Words after a number that make it a length of time.
pub(super) const TIMES: &[&str] = &[
    "năm", "tháng", "ngày", "giờ", "phút", "tuần", "tuổi", "h", "g", "quý", "years", "year", "months", "month", "days",
    "thập",
];

/// Words before a number that make it the number of a document, an article or a part.
#[rustfmt::skip]
pub(super) const DOCUMENTS: &[&str] = &["điều", "khoản", "điểm", "luật", "lệnh", "chương", "biểu", "mẫu", "lục", "mục", "no", "article", "decree", "law", "circular"];

/// Words before a number that number a place or a rank.
pub(super) const PLACES: &[&str] = &[
    "thứ",
    "khu",
    "phường",
    "quận",
    "phòng",
    "tổ",
    "đường",
    "hạng",
    "top",
    "khóa",
    "khoá",
    "đợt",
    "ngõ",
    "trang",
    "bài",
    "vực",
    "ảnh",
    "hình",
    "bảng",
    "lớp",
    "q",
    "p",
];

pub(crate) const SCALES: &[&[&str]] = &[
    &["nghìn", "tỷ"],
    &["nghìn", "tỉ"],
    &["ngàn", "tỷ"],
    &["ngàn", "tỉ"],
    &["nghìn"],
    &["ngàn"],
    &["triệu"],
    &["tỷ"],
    &["tỉ"],
    &["thousand", "billion"],
    &["trillion"],
    &["billion"],
    &["million"],
    &["thousand"],
];

pub(super) const PERCENTS: &[&[&str]] = &[
    &["%"],
    &["điểm", "%"],
    &["phần", "trăm"],
    &["điểm", "phần", "trăm"],
    &["percent"],
    &["per", "cent"],
    &["percentage", "points"],
];

pub(super) const MONEY: &[&[&str]] = &[&["đồng"], &["đ"], &["vnđ"], &["vnd"], &["dong"]];

#[rustfmt::skip]
pub(super) const COUNTS: &[&[&str]] = &[
    &["vụ", "việc", "án"], &["vụ", "án", "hành", "chính"], &["bản", "án", "hành", "chính"], &["bản", "án", ",", "quyết", "định", "hành", "chính"], &["vụ", "việc"], &["việc", "án"], &["vụ", "án"], &["bản", "án", ",", "quyết", "định"], &["bản", "án"], &["trường", "hợp"],
    &["quyết", "định"], &["việc"], &["vụ"], &["cuộc"], &["án"], &["cases"], &["case"], &["judgments"],
];

/// Months in English, in order.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
