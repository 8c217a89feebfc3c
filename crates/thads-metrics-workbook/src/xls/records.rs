//! The records of an XLS stream ([`Records`]), the numbers in them, and text that goes on in the next record
//! ([`Pieces`]).

/// The kinds of records that are read.
pub(super) mod kind {
    pub(crate) const BOF: u16 = 0x0809;
    pub(crate) const EOF: u16 = 0x000A;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002F;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const FORMAT: u16 = 0x041E;
    pub(crate) const XF: u16 = 0x00E0;
    pub(crate) const SST: u16 = 0x00FC;
    pub(crate) const CONTINUE: u16 = 0x003C;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const COL_INFO: u16 = 0x007D;
    pub(crate) const MERGED_CELLS: u16 = 0x00E5;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const RK: u16 = 0x027E;
    pub(crate) const MUL_RK: u16 = 0x00BD;
    pub(crate) const BOOL_ERR: u16 = 0x0205;
    pub(crate) const LABEL_SST: u16 = 0x00FD;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const R_STRING: u16 = 0x00D6;
    /// Formulas as Excel 97 and later, 3 and 4 write them; the last two are also met in newer files.
    pub(crate) const FORMULAS: [u16; 3] = [0x0006, 0x0206, 0x0406];
    /// The text that the formula before comes to.
    pub(crate) const STRING: u16 = 0x0207;
}

/// A record: what it is, and what it holds.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// Records, until they end or make no sense.
#[derive(Clone)]
pub(super) struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    /// The records from an offset on.
    pub(super) fn new(stream: &'a [u8], offset: usize) -> Self {
        Self(stream.get(offset..).unwrap_or_default())
    }

    /// What a record holds, and the records that go on with it.
    pub(super) fn pieces(&mut self, first: &'a [u8]) -> Pieces<'a> {
        let mut later = Vec::new();
        let mut ahead = self.clone();
        while let Some((kind::CONTINUE, record)) = ahead.next() {
            later.push(record);
            *self = ahead.clone();
        }
        later.reverse();
        Pieces { now: first, later }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, usize::from(short(self.0, 2)?));
        let (record, after) = self.0.get(4..)?.split_at_checked(length)?;
        self.0 = after;
        Some((kind, record))
    }
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

pub(super) fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let bytes = bytes.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

/// A record and those that go on with it.
pub(super) struct Pieces<'a> {
    now: &'a [u8],
    /// The others, the next one last.
    later: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// Goes on in the next record, if this one is at its end.
    fn turn(&mut self) -> bool {
        while self.now.is_empty() {
            let Some(next) = self.later.pop() else { return false };
            self.now = next;
        }
        true
    }

    /// At most so many bytes, of one record.
    fn some(&mut self, most: usize) -> &'a [u8] {
        self.turn();
        let (taken, rest) = self.now.split_at(most.min(self.now.len()));
        self.now = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        self.some(1).first().copied()
    }

    /// The byte before letters: whether each takes two bytes.
    pub(super) fn is_wide(&mut self) -> bool {
        self.byte().is_some_and(|flags| flags & 1 != 0)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    pub(super) fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 && self.turn() {
            bytes = bytes.saturating_sub(self.some(bytes).len());
        }
    }

    /// A text of BIFF8: its length, how its letters are stored, and what is said of them, which is skipped.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = usize::from(self.short()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.short()?) } else { 0 };
        let extra = if flags & 4 != 0 { usize::try_from(self.long()?).ok()? } else { 0 };
        let text = self.letters(length, flags & 1 != 0)?;
        self.skip(runs.saturating_mul(4));
        self.skip(extra);
        Some(text)
    }

    /// So many letters of one or two bytes. Where they go on in the next record, its first byte says of how many.
    pub(super) fn letters(&mut self, mut length: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(length.min(1 << 12));
        while length > 0 {
            if self.now.is_empty() {
                self.now = self.later.pop()?;
                wide = self.byte()? & 1 != 0;
            }
            if wide {
                let (pairs, _) = self.now.as_chunks::<2>();
                let taken = pairs.len().min(length);
                units.extend(pairs.iter().take(taken).map(|pair| u16::from_le_bytes(*pair)));
                let bytes = taken.saturating_mul(2);
                // half a letter is left where the record is cut short
                self.now = if taken == 0 { &[] } else { self.now.get(bytes..).unwrap_or_default() };
                length = length.saturating_sub(taken);
            } else {
                let bytes = self.some(length);
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
                length = length.saturating_sub(bytes.len());
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_width() {
        let first = [3, 0, 0, b'a'];
        let second = [1, 0xDD, 0, 0xEA, 0x1E];
        let mut stream = vec![0xFC, 0, 4, 0];
        stream.extend(first);
        stream.extend([0x3C, 0, 5, 0]);
        stream.extend(second);
        stream.extend([0x0A, 0, 0, 0]);
        let mut records = Records::new(&stream, 0);
        let (_, record) = records.next().expect("a record");
        assert_eq!(records.pieces(record).text().as_deref(), Some("aÝ\u{1eea}"));
        assert_eq!(records.next(), Some((kind::EOF, &[][..])));
    }
}
