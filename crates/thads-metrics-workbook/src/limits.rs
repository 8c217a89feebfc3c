//! What is read at most: no file takes more memory or time than its size warrants.

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 << 20;
/// The most that the parts of a workbook may hold together when unpacked, in bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The most that a workbook may grow when unpacked, as a multiple of its size; small files may grow more.
pub const MAX_GROWTH: u64 = 250;
/// The most cells of a workbook, blank ones before and between used ones included.
pub const MAX_CELLS: u64 = 1 << 25;
