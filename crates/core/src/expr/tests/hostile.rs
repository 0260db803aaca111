//! No text and no expression, however hostile, panics or exceeds its budget.

use proptest::prelude::*;

use super::support::world;
use crate::expr::{Expression, JsonTemplate, Template};

/// Pieces that make up something near an expression.
const PIECES: &[&str] = &[
    "1",
    "0",
    "-1",
    "9223372036854775807",
    "2.5",
    "1e300",
    "'a'",
    "'äöü'",
    "\"",
    "'",
    "''",
    "null",
    "true",
    "n",
    "cart",
    "token",
    "x",
    "response.json",
    "response.text",
    "response.headers",
    ".items",
    "[0]",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ":",
    "?",
    ".",
    "+",
    "-",
    "*",
    "/",
    "%",
    "==",
    "<",
    ">=",
    "&&",
    "||",
    "!",
    " in ",
    ".map(x, ",
    ".filter(x, ",
    ".all(x, ",
    ".exists_one(x, ",
    ".replace('', ",
    ".split('')",
    ".join(",
    "size(",
    ".substring(",
    ".indexOf(",
    "regex.find_all(",
    "'(a|.)*'",
    "r'\\",
    "b'",
    "`",
    "\\",
    "$",
    "${",
    "é",
    "\u{0}",
    "json.encode(",
    "json.decode(",
    "math.pow(",
    "random.text(",
    "random.int(",
    "fake.name(",
    "has(",
    "//",
    "\n",
    "string(",
    "int(",
    "if",
    "1u",
    "0x",
    "1e",
    "@",
    "=",
    "&",
    "base64.decode(",
    ".matches('a+')",
    "data.accounts",
];

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
        .prop_map(|pieces| pieces.concat())
}

const LEAVES: [&str; 9] = [
    "1",
    "n",
    "'ab'",
    "cart",
    "[1, 2, 3]",
    "{'a': cart}",
    "response.text",
    "response.json",
    "2.5",
];

/// Expressions that parse, nested a few levels.
fn expressions() -> impl Strategy<Value = String> {
    let leaf = proptest::sample::select(&LEAVES[..]).prop_map(str::to_owned);
    leaf.prop_recursive(6, 60, 3, |inner| {
        let shapes = proptest::sample::select(&SHAPES[..]);
        (shapes, inner.clone(), inner.clone(), inner)
            .prop_map(|(shape, a, b, c)| shape.replace("A", &a).replace("B", &b).replace("C", &c))
    })
}

const SHAPES: [&str; 22] = [
    "(A + B)",
    "(A * B)",
    "(A == B)",
    "(A < B)",
    "(A in B)",
    "(A ? B : C)",
    "A.map(x, B)",
    "A.filter(x, B == C)",
    "A.map(x, [x, B])",
    "[A, B, C]",
    "{'a': A, 'b': B}",
    "A.replace(B, C)",
    "A.split(B)",
    "A.join(B)",
    "string(A)",
    "json.encode(A)",
    "json.decode(string(A))",
    "size(A)",
    "A.exists(x, B == x || C == x)",
    "regex.find_all(string(A), '(a|b)*.')",
    "[A, B].map(x, x + x)",
    "A[B]",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_parsed_without_panic(source in any::<String>()) {
        let _ = Expression::parse(&source);
        let _ = Template::parse(&source);
    }

    #[test]
    fn anything_near_an_expression_is_parsed_and_evaluated_without_panic(source in pieces()) {
        if let Ok(expression) = Expression::parse(&source) {
            let _ = expression.evaluate(&world());
        }
        let _ = JsonTemplate::parse(&serde_json::json!([source]));
    }

    #[test]
    fn errors_are_placed_inside_the_text(source in pieces()) {
        if let Err(error) = Expression::parse(&source) {
            prop_assert!(source.is_char_boundary(error.offset), "{error} at {}", error.offset);
        }
    }

    #[test]
    fn every_value_can_be_written_out(source in expressions()) {
        if let Ok(value) = Expression::parse(&source).unwrap().evaluate(&world()) {
            prop_assert!(value.to_string().len() < 32 << 20);
        }
    }
}
