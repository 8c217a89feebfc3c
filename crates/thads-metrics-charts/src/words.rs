//! What charts say beside the core's own terms.

use thads_metrics::text::Text;

pub(crate) const OVER: Text = Text::new("So với chỉ tiêu (điểm %)", "Against the target (points)");
pub(crate) const MET: Text = Text::new("Đạt chỉ tiêu", "Target met");
pub(crate) const MISSED: Text = Text::new("Chưa đạt", "Not met");
pub(crate) const NO_TARGET: Text = Text::new("Chưa có chỉ tiêu", "No target");
pub(crate) const MONTHS: Text = Text::new("Số tháng của năm báo cáo", "Months of the reporting year");
pub(crate) const EFFECT: Text = Text::new("Điểm % đóng góp", "Contribution (points)");
pub(crate) const WHOLE: Text = Text::new("Toàn bộ", "The whole");
pub(crate) const BREAK: Text = Text::new("gián đoạn số liệu", "break of series");
pub(crate) const ABOUT: Text = Text::new("khoảng ", "about ");
