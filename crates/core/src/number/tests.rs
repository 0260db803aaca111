use proptest::prelude::*;

use super::parse;

fn is_as_std(text: &str) {
    let theirs = text.parse::<f64>().ok();
    let same = |value: Option<f64>| value.map(f64::to_bits);
    assert_eq!(same(parse(text)), same(theirs), "{text}");
}

#[test]
fn numbers_at_the_edges_are_read_as_std_reads_them() {
    let halfway = format!("9007199254740993{}", "0".repeat(900));
    let above_halfway = format!("9007199254740993.{}1", "0".repeat(900));
    let least = "4.9406564584124654e-324";
    for text in [
        "",
        "-",
        "+",
        ".",
        "0",
        "-0",
        "+0.0",
        "1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "e5",
        "1e5",
        "1E-5",
        "--1",
        "1_0",
        " 1",
        "1 ",
        "0x1",
        "inf",
        "-Infinity",
        "NaN",
        "infinit",
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        least,
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "9007199254740993",
        "9007199254740992.5",
        "9007199254740993.0000000000000001",
        "0.1",
        "0.3",
        "123456789012345678901234567890",
        "3.14159265358979323846264338327950288",
        "1e22",
        "1e23",
        "8.5e22",
        "5e-324",
        "100000000000000016777215",
        "100000000000000016777216",
        &halfway,
        &above_halfway,
    ] {
        is_as_std(text);
    }
}

proptest! {
    #[test]
    fn any_double_is_read_back(bits: u64) {
        let value = f64::from_bits(bits);
        prop_assume!(!value.is_nan());
        is_as_std(&value.to_string());
        is_as_std(&format!("{value:e}"));
        is_as_std(&format!("{value:.30e}"));
    }

    #[test]
    fn any_decimal_is_read_as_std_reads_it(text in "[-+]?[0-9]{0,25}(\\.[0-9]{0,25})?([eE][-+]?[0-9]{0,3})?") {
        is_as_std(&text);
    }

    #[test]
    fn what_is_halfway_between_two_doubles_becomes_the_even_one(bits in 0_u64..0x7fe0_0000_0000_0000) {
        let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
        prop_assume!(low > 1e-280 && high < 1e15);
        is_as_std(&halfway(low, high));
    }
}

/// The exact decimal between two neighbours: what `{:.1100}` prints of each is exact.
fn halfway(low: f64, high: f64) -> String {
    let digits = |value: f64| -> Vec<u8> {
        let text = format!("{value:.1100}");
        let padded = format!("{text:0>1120}");
        padded
            .bytes()
            .filter(|byte| *byte != b'.')
            .map(|byte| byte - b'0')
            .collect()
    };
    let (low, high) = (digits(low), digits(high));
    let mut sum = vec![0; low.len()];
    let mut carry = 0;
    for place in (0..low.len()).rev() {
        let all = low[place] + high[place] + carry;
        (sum[place], carry) = (all % 10, all / 10);
    }
    let mut rest = carry;
    for digit in &mut sum {
        let all = rest * 10 + *digit;
        (*digit, rest) = (all / 2, all % 2);
    }
    let text: String = sum.iter().map(|digit| char::from(b'0' + digit)).collect();
    let point = text.len() - 1100;
    format!("{}.{}{}", &text[..point], &text[point..], rest * 5)
}
