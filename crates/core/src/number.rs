//! Decimal numbers as doubles, exactly, in little code.
//!
//! The standard library reads them faster with a table that costs the page 10 kB.

mod big;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use big::Big;

/// More digits than these change no double: halfway cases have at most 767. One that is not zero stands for the rest.
const MOST_DIGITS: usize = 800;

/// The exponent of a double's last bit, where it is the least.
const LEAST_EXPONENT: i32 = -1074;

/// The nearest double, as `str::parse` gives it: of two that are as near, the even one; infinite beyond the largest.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (sign, unsigned) = match text.as_bytes() {
        [b'-', ..] => (-1.0, &text[1..]),
        [b'+', ..] => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    let value = match Decimal::read(unsigned) {
        Some(decimal) => decimal.nearest(),
        None => special(unsigned)?,
    };
    Some(sign * value)
}

fn special(text: &str) -> Option<f64> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    match () {
        () if is("inf") || is("infinity") => Some(f64::INFINITY),
        () if is("nan") => Some(f64::NAN),
        () => None,
    }
}

/// `digits` × 10^`exponent`
struct Decimal {
    /// From 0 to 9 each, the first not 0.
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// `[0-9]* ( \. [0-9]* )? ( [eE] [-+]? [0-9]+ )?` with at least one digit before the exponent.
    fn read(text: &str) -> Option<Self> {
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, exponent(power)?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_any = !(whole.is_empty() && fraction.is_empty());
        if !is_any || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let all = whole
            .bytes()
            .chain(fraction.bytes())
            .map(|byte| byte - b'0');
        let mut digits: Vec<u8> = all.skip_while(|digit| *digit == 0).collect();
        let left_out = shorten(&mut digits);
        let scale = i64::try_from(left_out).ok()? - i64::try_from(fraction.len()).ok()?;
        let exponent = (scale + power).clamp(i64::from(i32::MIN / 2), i64::from(i32::MAX / 2));
        Some(Self {
            digits,
            exponent: exponent as i32,
        })
    }

    fn nearest(&self) -> f64 {
        let magnitude = i64::from(self.exponent) + self.digits.len() as i64;
        match () {
            () if self.digits.is_empty() || magnitude < -330 => 0.0,
            () if magnitude > 310 => f64::INFINITY,
            () => self
                .by_one_operation()
                .unwrap_or_else(|| self.by_division()),
        }
    }

    /// Where digits and power of ten are doubles themselves, one rounding is the nearest.
    /// Source: W. D. Clinger, "How to read floating point numbers accurately", 1990.
    fn by_one_operation(&self) -> Option<f64> {
        if self.digits.len() > 15 || self.exponent.abs() > 22 {
            return None;
        }
        let digits = self
            .digits
            .iter()
            .fold(0.0, |value, digit| value * 10.0 + f64::from(*digit));
        let power = (0..self.exponent.abs()).fold(1.0, |power: f64, _| power * 10.0);
        Some(if self.exponent < 0 {
            digits / power
        } else {
            digits * power
        })
    }

    fn by_division(&self) -> f64 {
        let mut above = Big::of_digits(&self.digits);
        let mut below = Big::of_digits(&[1]);
        let scaled = if self.exponent < 0 {
            &mut below
        } else {
            &mut above
        };
        scaled.times_power_of_ten(self.exponent.unsigned_abs());
        let last_bit = (log2(&above, &below) - 52).max(LEAST_EXPONENT);
        let shifted = if last_bit < 0 { &mut above } else { &mut below };
        shifted.shift_left(last_bit.unsigned_abs());
        let quotient = above.divided_and_rounded(&below);
        // The bit before a fraction's 52 counts up the exponent, which it thereby makes right.
        let bits = (u64::from((last_bit - LEAST_EXPONENT).unsigned_abs()) << 52) + quotient;
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

/// Leaves out what is beyond [`MOST_DIGITS`]; how many digits these were.
fn shorten(digits: &mut Vec<u8>) -> usize {
    let left_out = digits.len().saturating_sub(MOST_DIGITS);
    if digits.iter().skip(MOST_DIGITS).any(|digit| *digit != 0) {
        digits[MOST_DIGITS - 1] |= 1; // an odd last digit is never halfway
    }
    digits.truncate(MOST_DIGITS);
    left_out
}

/// Of a power that no 64 bits hold, only the sign matters.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let beyond = if text.starts_with('-') {
        i64::MIN / 4
    } else {
        i64::MAX / 4
    };
    is_number.then(|| text.parse::<i32>().map_or(beyond, i64::from))
}

/// The logarithm of the ratio, rounded down.
fn log2(above: &Big, below: &Big) -> i32 {
    let bits = above.bits() as i32 - below.bits() as i32;
    let (mut high, mut low) = (above.clone(), below.clone());
    let shifted = if bits < 0 { &mut high } else { &mut low };
    shifted.shift_left(bits.unsigned_abs());
    match high.cmp(&low) {
        Ordering::Less => bits - 1,
        _ => bits,
    }
}
