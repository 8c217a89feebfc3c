//! Laws of reading: whatever a grid holds there is an answer, and what was written is read back, however it is laid out.

use proptest::{prelude::*, sample::select};
use thads_metrics::{Item, Lang, Measure};
use thads_metrics_sheet::{self, Cell, Grid, Options, Place, RowKind, Span};
use unicode_normalization::UnicodeNormalization as _;

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

/// Cells that forms have, in any order, and cells that they have not.
fn any_cell() -> impl Strategy<Value = Cell> {
    let words = select(vec![
        "Tên đơn vị",
        "STT",
        "Có điều kiện",
        "Thi hành xong",
        "Tổng số",
        "Về việc",
        "Về tiền (1.000 đồng)",
        "Trong đó",
        "Tỷ lệ %",
        "Tổng cộng",
        "Cộng",
        "I",
        "II. Các Chi cục",
        "Chi cục A",
        "1",
        "1.1",
        "5.409",
        "5,4",
        "50,75%",
        "-",
        "(5)",
        "A",
        "(3)=(4)+(5)",
        "2022/06",
        "6 tháng đầu năm 2022",
        "NGƯỜI LẬP BIỂU",
        "Kỳ",
        "measure",
        "việc",
        "%",
        "=",
        "\u{300}",
        "\u{200b}",
        "''",
        "1.",
        ")",
        "٣",
        "năm 99999999999",
        "tháng",
        "từ 1/10/2021 đến",
        "999999999999999999999999999999999999999999",
        "−",
        "%%",
        "đ/k",
    ]);
    prop_oneof![
        3 => Just(Cell::Empty),
        6 => words.prop_map(text),
        2 => any::<i128>().prop_map(Cell::Whole),
        3 => (0..2_000_i128).prop_map(Cell::Whole),
        1 => ".{0,12}".prop_map(|any| text(&any)),
        1 => select(vec!["0.5", "-12.25", "1e5", "", ".", "0.00000000000000000000000000000000000000000001"]).prop_map(|d| Cell::Decimal(d.into())),
        1 => (select(vec!["50.75", "x", "-1", "100"]), 0_u16..400).prop_map(|(d, places)| Cell::Percent(d.into(), places)),
        1 => select(vec![Cell::Flag(true), Cell::Day("2022-03-31".into()), Cell::Error("#REF!".into()), Cell::Formula("A1".into())]),
    ]
}

fn any_grid() -> impl Strategy<Value = Grid> {
    let rows = prop::collection::vec(prop::collection::vec(any_cell(), 0..9), 0..14);
    let corner = || (prop_oneof![0_u32..12, Just(u32::MAX)], prop_oneof![0_u32..8, Just(u32::MAX)]);
    let merged = prop::collection::vec((corner(), corner()).prop_map(|(from, to)| Span { from, to }), 0..5);
    let hidden = || prop::collection::vec(prop_oneof![0_u32..9, any::<u32>()], 0..3);
    let name = select(vec!["Việc", "6T2022", "Sheet1", ""]);
    (name, rows, merged, any::<bool>(), hidden(), hidden()).prop_map(
        |(name, rows, merged, hidden, hidden_rows, hidden_cols)| Grid {
            name: name.to_owned(),
            rows,
            merged,
            hidden: hidden && hidden_rows.is_empty(),
            hidden_rows,
            hidden_cols,
            remarks: Vec::new(),
        },
    )
}

fn options() -> Options {
    Options { period: Some("2022/06".parse().unwrap()), measure: Some(Measure::Cases), ..Options::default() }
}

const ITEMS: [(Item, &[&str]); 8] = [
    (Item::Accepted, &["Tổng số thụ lý", "cases.accepted", "Tổng số giải quyết", "thu_ly"]),
    (Item::CarriedIn, &["Năm trước chuyển sang", "Số cũ chuyển sang", "carried in from last year"]),
    (Item::NewlyAccepted, &["Mới thụ lý", "Thụ lý mới", "newly_accepted"]),
    (Item::ToEnforce, &["Tổng số phải thi hành", "Số việc phải THA"]),
    (Item::Eligible, &["Có điều kiện thi hành", "Có ĐK", "Số việc có điều kiện\ngiải quyết", "co dieu kien"]),
    (Item::Ineligible, &["Chưa có điều kiện", "Chưa ĐK thi hành"]),
    (Item::Resolved, &["Giải quyết xong", "Tổng số thi hành xong", "Xong"]),
    (Item::CarriedOver, &["Số chuyển kỳ sau", "chuyển kỳ sau"]),
];

/// One number in one of the ways that people type it.
fn typed(number: i128, way: u8) -> Cell {
    let grouped = Lang::Vi.decimal(&number.into(), 0);
    match way % 7 {
        0 => text(&grouped),
        1 => text(&grouped.replace('.', ",")),
        2 => text(&grouped.replace('.', "\u{a0}")),
        3 => text(&format!("  {number} ")),
        4 => text(&format!("{number},0")),
        5 if number < 0 => text(&format!("({})", grouped.trim_start_matches('-'))),
        _ => Cell::Whole(number),
    }
}

/// How a table is laid out.
#[allow(clippy::struct_excessive_bools)] // independent choices
#[derive(Debug, Clone)]
struct Layout {
    title_rows: usize,
    blank_columns: usize,
    numbered: bool,
    number_row: bool,
    decomposed: bool,
    total_first: bool,
    heading: Vec<usize>,
    ways: Vec<u8>,
}

fn any_layout() -> impl Strategy<Value = Layout> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let heading = prop::collection::vec(0_usize..4, ITEMS.len());
    (0_usize..3, 0_usize..3, flags, heading, prop::collection::vec(any::<u8>(), 1..40)).prop_map(
        |(title_rows, blank_columns, (numbered, number_row, decomposed, total_first), heading, ways)| Layout {
            title_rows,
            blank_columns,
            numbered,
            number_row,
            decomposed,
            total_first,
            heading,
            ways,
        },
    )
}

/// Writes figures of offices as a form, with a total that is their sum.
fn form(figures: &[Vec<Option<i128>>], order: &[usize], layout: &Layout) -> Grid {
    let spell = |words: &str| if layout.decomposed { text(&words.nfd().collect::<String>()) } else { text(words) };
    let lead = || vec![Cell::Empty; layout.blank_columns];
    let mut rows = vec![vec![spell("KẾT QUẢ THI HÀNH ÁN DÂN SỰ")]; layout.title_rows];
    let mut header = lead();
    header.extend(layout.numbered.then(|| spell("STT")));
    header.push(spell("Tên đơn vị"));
    header.extend(order.iter().map(|item| {
        let headings = ITEMS[*item].1;
        spell(headings[layout.heading[*item] % headings.len()])
    }));
    rows.push(header);
    if layout.number_row && order.len() > 2 {
        let mut numbers = lead();
        numbers.extend(layout.numbered.then(|| text("A")));
        numbers.push(text("B"));
        numbers.extend((1..=order.len()).map(|n| Cell::Whole(n.try_into().unwrap())));
        rows.push(numbers);
    }
    let mut ways = layout.ways.iter().cycle();
    let mut line = |number: Option<usize>, name: &str, figures: Vec<Option<i128>>| {
        let mut row = lead();
        row.extend(layout.numbered.then(|| number.map_or(Cell::Empty, |n| Cell::Whole(n.try_into().unwrap()))));
        row.push(spell(name));
        row.extend(figures.into_iter().map(|figure| figure.map_or(Cell::Empty, |n| typed(n, *ways.next().unwrap()))));
        row
    };
    let sums = (0..order.len()).map(|col| Some(figures.iter().filter_map(|row| row[col]).sum())).collect();
    let total = line(None, "Tổng cộng", sums);
    let offices: Vec<Vec<Cell>> = figures
        .iter()
        .enumerate()
        .map(|(at, row)| line(Some(at + 1), &format!("Chi cục THADS huyện {}", name(at)), row.clone()))
        .collect();
    if layout.total_first {
        rows.push(total);
        rows.extend(offices);
    } else {
        rows.extend(offices);
        rows.push(total);
    }
    Grid { name: "Biểu".to_owned(), rows, ..Grid::default() }
}

/// Names that differ in their marks alone are different offices.
fn name(at: usize) -> String {
    ["Tân Thạnh", "Tân Thành", "Hoà Bình", "Bến Lức"]
        .get(at)
        .map_or_else(|| format!("số {at}"), |name| (*name).to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_grids_have_an_answer(grids in prop::collection::vec(any_grid(), 0..4)) {
        let read = thads_metrics_sheet::read(&grids, &options());
        let _ = thads_metrics_sheet::read(&grids, &Options::default());
        let Ok(sheet) = read else { return Ok(()) };
        for block in &sheet.blocks {
            prop_assert!(block.columns.iter().all(|column| column.values.len() == block.rows.len()));
            prop_assert!(block.percents.iter().all(|column| column.values.len() == block.rows.len()));
            for row in &block.rows {
                prop_assert!((row.office as usize) < sheet.names.len() && usize::from(row.period) < sheet.periods.len());
                if let RowKind::Total { of } = &row.kind {
                    prop_assert!(of.iter().all(|part| block.rows[*part as usize].kind == RowKind::Office));
                    prop_assert!(of.iter().all(|part| block.rows[*part as usize].period == row.period));
                    let mut once = of.clone();
                    once.dedup();
                    prop_assert_eq!(&once, of);
                }
            }
        }
        prop_assert_eq!(sheet.places.len(), grids.len());
        // every number is a figure, or its row, its column or its sheet is named
        for (place, grid) in (0_u16..).zip(&grids) {
            let blocks: Vec<_> = sheet.blocks.iter().filter(|block| block.place == place).collect();
            if blocks.is_empty() {
                prop_assert!(sheet.notes.iter().any(|note| note.cell.is_some_and(|cell| cell.place == place)) || grid.rows.iter().flatten().all(Cell::is_blank));
            }
        }
    }

    #[test]
    fn any_heading_has_an_answer(words in ".{0,40}") {
        let _ = thads_metrics_sheet::heading(&words);
    }

    #[test]
    fn what_is_written_is_read(
        figures in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, -50_i128..20_000_000), ITEMS.len()), 1..9),
        order in Just((0..ITEMS.len()).collect::<Vec<_>>()).prop_shuffle(),
        width in 1_usize..=ITEMS.len(),
        layout in any_layout(),
    ) {
        let order = &order[..width];
        let figures: Vec<Vec<Option<i128>>> = figures.iter().map(|row| row[..width].to_vec()).filter(|row| row.iter().any(Option::is_some)).collect();
        prop_assume!(!figures.is_empty());
        let grid = form(&figures, order, &layout);
        let sheet = thads_metrics_sheet::read(std::slice::from_ref(&grid), &options()).unwrap_or_else(|error| panic!("{error}\n{grid:#?}"));
        prop_assert_eq!(&sheet.unread, &[]);
        let block = &sheet.blocks[0];
        let first = usize::from(layout.total_first);
        for (col, item) in order.iter().enumerate() {
            let values = &block.column(ITEMS[*item].0).unwrap().values;
            for (at, row) in figures.iter().enumerate() {
                // nothing in a cell is zero where its column or row closes only so
                let (read, written) = (values.get(at + first), row[col]);
                prop_assert!(read == written || (read, written) == (Some(0), None), "{read:?} for {written:?}");
            }
        }
        let total = if layout.total_first { 0 } else { figures.len() };
        let offices: Vec<u32> = (first..first + figures.len()).map(|at| at.try_into().unwrap()).collect();
        prop_assert_eq!(&block.rows[total].kind, &RowKind::Total { of: offices });
        for (at, _) in figures.iter().enumerate() {
            let written = format!("Chi cục THADS huyện {}", name(at));
            prop_assert_eq!(&sheet.names[block.rows[at + first].office as usize], &written);
        }
        prop_assert_eq!(&sheet.places, &[Place::Grid { name: "Biểu".to_owned() }]);
    }
}
