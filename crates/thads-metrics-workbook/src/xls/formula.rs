//! The text of a formula from its tokens, as people type it: references, numbers, texts, operators and the functions
//! that forms are computed with. What holds anything else has no text here.

use super::records::{double, short};
use crate::number::float;
use thads_metrics_sheet::Cell;

/// The formula after its two bytes of length; empty where it holds something that is not known.
pub(super) fn text(tokens: &[u8]) -> String {
    let length = usize::from(short(tokens, 0).unwrap_or(0));
    let tokens = tokens.get(2..).unwrap_or_default();
    parse(tokens.get(..length).unwrap_or(tokens)).unwrap_or_default()
}

/// Functions by number, and how many values they take where that is fixed.
const FUNCTIONS: [(u16, &str, usize); 24] = [
    (0, "COUNT", 0),
    (1, "IF", 0),
    (2, "ISNA", 1),
    (3, "ISERROR", 1),
    (4, "SUM", 0),
    (5, "AVERAGE", 0),
    (6, "MIN", 0),
    (7, "MAX", 0),
    (8, "ROW", 0),
    (24, "ABS", 1),
    (25, "INT", 1),
    (27, "ROUND", 2),
    (36, "AND", 0),
    (37, "OR", 0),
    (38, "NOT", 1),
    (39, "MOD", 2),
    (101, "HLOOKUP", 0),
    (102, "VLOOKUP", 0),
    (169, "COUNTA", 0),
    (212, "ROUNDUP", 2),
    (213, "ROUNDDOWN", 2),
    (344, "SUBTOTAL", 0),
    (345, "SUMIF", 0),
    (346, "COUNTIF", 2),
];

/// Operators by token, from addition to inequality.
const OPERATORS: [&str; 12] = ["+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>"];

fn parse(tokens: &[u8]) -> Option<String> {
    let mut stack: Vec<String> = Vec::new();
    let mut rest = tokens;
    while let Some((token, operand)) = rest.split_first() {
        // the class of a value is said by two bits
        let token = if *token >= 0x40 { (token & 0x1F) | 0x20 } else { *token };
        let length = match token {
            0x03..=0x0E => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                let operator = OPERATORS.get(usize::from(token).checked_sub(3)?)?;
                stack.push(format!("{left}{operator}{right}"));
                0
            }
            0x12 | 0x13 => {
                let value = stack.pop()?;
                stack.push(format!("{}{value}", if token == 0x12 { "+" } else { "-" }));
                0
            }
            0x14 => {
                let value = stack.pop()?;
                stack.push(format!("{value}%"));
                0
            }
            0x15 => {
                let value = stack.pop()?;
                stack.push(format!("({value})"));
                0
            }
            0x16 => {
                stack.push(String::new());
                0
            }
            0x17 => {
                let (letters, flags) = (usize::from(*operand.first()?), *operand.get(1)?);
                let bytes = if flags & 1 == 0 { letters } else { letters.checked_mul(2)? };
                let letters = operand.get(2..bytes.checked_add(2)?)?;
                let units: Vec<u16> = match flags & 1 {
                    0 => letters.iter().map(|byte| u16::from(*byte)).collect(),
                    _ => letters.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect(),
                };
                stack.push(format!("\"{}\"", String::from_utf16_lossy(&units).replace('"', "\"\"")));
                bytes.checked_add(2)?
            }
            0x19 => attribute(operand, &mut stack)?,
            0x1D => {
                stack.push(if *operand.first()? == 0 { "FALSE" } else { "TRUE" }.to_owned());
                1
            }
            0x1E => {
                stack.push(short(operand, 0)?.to_string());
                2
            }
            0x1F => {
                stack.push(match float(double(operand, 0)?) {
                    Cell::Whole(number) => number.to_string(),
                    Cell::Decimal(digits) => digits.into(),
                    _ => return None,
                });
                8
            }
            0x21 => {
                let function = FUNCTIONS.iter().find(|(number, ..)| Some(*number) == short(operand, 0))?;
                call(function.1, function.2, &mut stack)?;
                2
            }
            0x22 => {
                let number = short(operand, 1)? & 0x7FFF;
                let function = FUNCTIONS.iter().find(|(known, ..)| *known == number)?;
                call(function.1, usize::from(operand.first()? & 0x7F), &mut stack)?;
                3
            }
            0x24 => {
                stack.push(reference(short(operand, 0)?, short(operand, 2)?));
                4
            }
            0x25 => {
                let (first, last) = (short(operand, 0)?, short(operand, 2)?);
                let (left, right) = (short(operand, 4)?, short(operand, 6)?);
                stack.push(format!("{}:{}", reference(first, left), reference(last, right)));
                8
            }
            _ => return None,
        };
        rest = operand.get(length..)?;
    }
    stack.pop().filter(|_| stack.is_empty())
}

/// A token that says how a formula is computed; only that of a sum is shown.
fn attribute(operand: &[u8], stack: &mut Vec<String>) -> Option<usize> {
    let (kind, data) = (*operand.first()?, short(operand, 1)?);
    if kind & 0x10 != 0 {
        call("SUM", 1, stack)?;
    }
    let jumps = if kind & 4 == 0 { 0 } else { usize::from(data).checked_add(1)?.checked_mul(2)? };
    jumps.checked_add(3)
}

fn call(name: &str, values: usize, stack: &mut Vec<String>) -> Option<()> {
    let values = stack.split_off(stack.len().checked_sub(values)?);
    stack.push(format!("{name}({})", values.join(",")));
    Some(())
}

/// A reference; a bit says of each of row and column that it moves with the formula.
fn reference(row: u16, col: u16) -> String {
    let fixed = |moves: bool| if moves { "" } else { "$" };
    let mut letters = String::new();
    let mut rest = u32::from(col & 0xFF).saturating_add(1);
    while rest > 0 {
        let digit = u8::try_from(rest.saturating_sub(1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A'.saturating_add(digit)));
        rest = rest.saturating_sub(1) / 26;
    }
    let row = u32::from(row).saturating_add(1);
    format!("{}{letters}{}{row}", fixed(col & 0x4000 != 0), fixed(col & 0x8000 != 0))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn tokens_are_written_as_people_type_them() {
        let formula = |tokens: &[u8]| {
            let length = u16::try_from(tokens.len()).unwrap().to_le_bytes();
            text(&[&length[..], tokens].concat())
        };
        let a1 = [0x44, 0, 0, 0, 0xC0];
        assert_eq!(formula(&[&a1[..], &[0x1E, 1, 0, 0x03]].concat()), "A1+1");
        let sum = [0x25, 0, 0, 2, 0, 3, 0xC0, 27, 0x40];
        assert_eq!(formula(&[&sum[..], &[0x19, 0x10, 0, 0]].concat()), "SUM(D1:AB$3)");
        let blank = [0x17, 0, 0];
        assert_eq!(formula(&[&a1[..], &blank, &[0x42, 2, 1, 0]].concat()), "IF(A1,\"\")");
        assert_eq!(formula(&[0x3A, 0, 0]), "");
    }
}
