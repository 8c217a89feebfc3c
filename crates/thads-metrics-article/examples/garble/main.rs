//! Reads texts garbled at random, and any characters at all, for so many seconds: `garble SECONDS [FILE ...]`.
//!
//! Files given are garbled too. A panic or a number that is lost is printed with what makes the same input again, and
//! ends the run with exit status 1; so does an input that takes longer than ten seconds.

#![allow(clippy::print_stdout)] // a program for developers

mod law;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::{Duration, Instant},
};

/// The longest that an input may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Texts that have most of what the field writes.
const SEEDS: [&str; 3] = [
    include_str!("../../../../examples/long-an-2022-06.txt"),
    "Kết quả năm 2021\n\nTừ 1/10/2020 đến 30/9/2021, Cục Thi hành án dân sự tỉnh Bến Tre (theo Công văn số \
     1746/CĐ-TCTHADS) thụ lý 14.378 việc, tương ứng hơn 2.503 tỷ 500 triệu đồng (tăng 312 việc, 5,93% so với cùng kỳ \
     năm 2020; xếp thứ 5/30), trong đó số cũ chuyển sang 7.000 việc, có điều kiện 10.983 việc. Đã thi hành xong 8.160 \
     việc/9.870 việc, đạt 82,67%, vượt 1,67% so với chỉ tiêu giao.\n\n- Về tiền: chưa có điều kiện 9 tỷ, chiếm 12 - 13% \
     tổng số phải thi hành; hoãn 1.270.351.000 đồng.\n- Đối với án tín dụng: lần lượt 69,4% và 24,5%; cưỡng chế 08 \
     trường hợp, tăng 1,27 lần. Án hành chính: theo dõi 54 bản án, còn l5 bản án.",
    "HÀ NỘI — In the first six months of 2025, the agencies of Nghe An completed 7,222 of the 11,904 cases eligible for \
     enforcement, reaching 60.67%, a 4.52% increase over the same period in 2024 (1.5 times). More than VND457.2 billion \
     was collected, up $3 million; 8 administrative judgments remain, for corruption and economic cases.",
];

/// What may come into a text anywhere: marks, spaces that are none, words that the grammar hangs on.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}\n",
    "\r\n- 12 -\r\n",
    "\u{c}",
    "\u{301}",
    "\u{fffd}",
    "٣",
    "½",
    "１",
    "𝟙",
    "l",
    "O",
    "%",
    "/",
    "(",
    ")",
    ".",
    ",",
    ";",
    ":",
    "-",
    "0",
    "9",
    "12.345",
    "0,5",
    "99999999999999999999",
    "đ",
    "việc",
    "tỷ",
    "nghìn",
    "lần",
    "và",
    "hơn",
    "năm 2022",
    "tháng",
    "quý II",
    "đến 30/6",
    "tổng số",
    "trong đó",
    "so với",
    "chỉ tiêu",
    "tỉnh Long An",
    "Chi cục THADS huyện",
    "VND",
    "cases",
    "of the",
];

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let seconds: u64 = arguments.next().ok_or("usage: garble SECONDS [FILE ...]")?.parse()?;
    let mut seeds: Vec<String> = SEEDS.iter().map(|seed| (*seed).to_owned()).collect();
    for file in arguments {
        seeds.push(std::fs::read_to_string(file)?);
    }
    let began = Instant::now();
    let mut tried = 0_u64;
    while began.elapsed() < Duration::from_secs(seconds) {
        let mut dice = Dice::new(tried);
        let input = input(&seeds, &mut dice);
        let started = Instant::now();
        let broken = match catch_unwind(AssertUnwindSafe(|| law::broken_by(&input))) {
            Ok(broken) => broken,
            Err(_) => Some("a panic".to_owned()),
        };
        let late = (started.elapsed() > PATIENCE).then(|| format!("it takes {:?}", started.elapsed()));
        if let Some(broken) = broken.or(late) {
            println!("input {tried}: {broken}\n{input:?}");
            return Ok(ExitCode::FAILURE);
        }
        tried = tried.saturating_add(1);
    }
    println!("{tried} garbled texts: every number accounted for, no panic");
    Ok(ExitCode::SUCCESS)
}

/// Numbers as if thrown, the same for the same start (xorshift).
struct Dice(u64);

impl Dice {
    fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0).checked_rem(end).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, pieces: &'a [&'a str]) -> &'a str {
        pieces.get(self.below(pieces.len())).copied().unwrap_or_default()
    }
}

/// A seed that was garbled, or pieces in any order, or any characters.
fn input(seeds: &[String], dice: &mut Dice) -> String {
    match dice.below(8) {
        0 => (0..dice.below(60)).map(|_| any_character(dice)).collect(),
        1 => (0..dice.below(40)).flat_map(|_| [dice.one_of(PIECES), dice.one_of(&["", " "])]).collect(),
        _ => {
            let seed: Vec<char> =
                seeds.get(dice.below(seeds.len())).map_or_else(Vec::new, |seed| seed.chars().collect());
            garbled(seed, dice)
        }
    }
}

/// Cut, and with characters lost, replaced and put in, and stretches of it moved.
fn garbled(mut text: Vec<char>, dice: &mut Dice) -> String {
    if dice.below(3) == 0 {
        text.truncate(dice.below(text.len()));
        text.drain(..dice.below(text.len()));
    }
    for _ in 0..=dice.below(16) {
        let at = dice.below(text.len());
        let end = at.saturating_add(dice.below(12)).min(text.len());
        match dice.below(5) {
            0 => drop(text.drain(at..end)),
            1 => drop(text.splice(at..at, any_character(dice).to_string().chars())),
            2 => drop(text.splice(at..end, dice.one_of(PIECES).chars())),
            3 => drop(text.splice(at..at, dice.one_of(PIECES).chars())),
            _ => {
                let moved: Vec<char> = text.drain(at..end).collect();
                let to = dice.below(text.len());
                text.splice(to..to, moved);
            }
        }
    }
    text.into_iter().collect()
}

/// Any character: often of the first planes, often a digit or a mark.
fn any_character(dice: &mut Dice) -> char {
    let end = [0x80, 0x250, 0x2100, 0x1_0000, 0x11_0000].get(dice.below(5)).copied().unwrap_or(0x80);
    u32::try_from(dice.below(end)).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
}
