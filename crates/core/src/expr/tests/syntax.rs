//! How expressions are written.

use super::support::{assert_all, shown};
use crate::expr::Expression;

#[test]
fn numbers_have_all_of_cels_forms() {
    assert_all(&[
        ("0xfF + 0X1u + 7U", "263"),
        (
            "[.5, 1.25, 1e2, 1E+2, 12.5e-1]",
            "[0.5,1.25,100.0,100.0,1.25]",
        ),
        ("-0x8000000000000000", "-9223372036854775808"),
        ("9223372036854775808", "the number is out of range at 0"),
        ("1 + 1e400", "the number is out of range at 4"),
        ("0x", "this is no number at 0"),
        ("1e", "this is no number at 0"),
        ("1.5u", "this is no number at 0"),
    ]);
}

#[test]
fn a_minus_belongs_to_the_number_and_signs_undo_each_other() {
    assert_all(&[
        ("-1.5", "-1.5"),
        ("- 2", "-2"),
        ("---3", "-3"),
        ("-n * -n", "9"),
        ("!!true && !!!false", "true"),
        ("-cart[0] + -{'a': 1}.a", "-2"),
        ("!-1 == 1", "expected a bool, found an int"),
    ]);
}

#[test]
fn escapes_are_cels() {
    assert_all(&[
        (
            r"'\a\b\f\n\r\t\v' == '\x07\x08\x0c\x0a\x0d\x09\x0b'",
            "true",
        ),
        (r#"'\\\'\"\`\?'"#, r#""\\'\"`?""#),
        (r"'\101\x42\X43\u00e4\U0001F600'", "\"ABCä😀\""),
        (
            r"'a\400'",
            "a backslash that means nothing in this text (write `\\\\` for a backslash, or `r'…'` for a text without escapes) at 2",
        ),
        (r"R'\101' + r'''\'''", r#""\\101\\""#),
        (
            r"'\ud800' == ''",
            "a backslash that means nothing in this text (write `\\\\` for a backslash, or `r'…'` for a text without escapes) at 1",
        ),
    ]);
}

#[test]
fn texts_go_over_lines_that_end_alike() {
    assert_all(&[
        ("'''a\r\nb\rc\nd'''", r#""a\nb\nc\nd""#),
        ("\"\"\"say \"it\" '''\"\"\"", r#""say \"it\" '''""#),
        ("'' + \"\" + ''''''", "\"\""),
        ("'''a''", "the text that starts here does not end at 0"),
        ("1 + br'a", "the text that starts here does not end at 4"),
    ]);
}

#[test]
fn fields_may_be_words_that_cel_keeps_for_itself() {
    assert_all(&[
        ("{'if': 1}.if", "1"),
        ("{'a-b/c': 1}.`a-b/c`", "1"),
        ("response.headers.`x-id`", "\"a, b\""),
        ("{'a': 1}.``", "no name for a field (write `map['…']`) at 9"),
        ("{'in': 1}.in", "`in` is not expected here at 10"),
        ("`a`", "``a`` is not expected here at 0"),
        ("a.if.while", "no variable `a` here"),
    ]);
}

#[test]
fn a_last_comma_may_end_lists_and_maps() {
    assert_all(&[
        ("[1, 2,]", "[1,2]"),
        ("{'a': 1,}", "{\"a\":1}"),
        ("size([1],)", "`)` is not expected here at 9"),
        ("[,]", "`,` is not expected here at 1"),
        ("[1 2]", "`2` is not expected here at 3"),
        ("{'a' 1}", "`1` is not expected here at 5"),
    ]);
}

#[test]
fn one_choice_inside_another_stands_in_brackets_or_last() {
    assert_all(&[
        ("true ? (false ? 1 : 2) : 3", "2"),
        ("true ? false ? 1 : 2 : 3", "`?` is not expected here at 13"),
        ("false || true ? 1 + 1 : 3", "2"),
        ("true ? [1, 2] : 3", "[1,2]"),
    ]);
}

#[test]
fn comments_and_blanks_stand_anywhere() {
    assert_all(&[
        (" 1 // one\n + // and\r\n\t2 //", "3"),
        ("token . size ( )", "3"),
        ("8 / 2 / 2", "2"),
    ]);
}

#[test]
fn a_mistake_is_placed_where_it_stands() {
    assert_all(&[
        (
            "'len' + n.len()",
            "there is no function `len` (did you mean `size`?) at 10",
        ),
        (
            "[1].map(flor, math.flor(flor))",
            "there is no function `math.flor` (did you mean `math.floor`?) at 19",
        ),
        (
            "has(n + response.json.id)",
            "`has` takes a path to a field (write `has(response.json.id)`) at 4",
        ),
        (
            "[1].map(x, 2, 3, 4)",
            "`map` takes other arguments (write `list.exists(item, item > 3)`) at 4",
        ),
        (
            "user.id + user.size",
            "`user` has no `size` (it has user.id, user.class, user.last_wait, user.iteration) at 15",
        ),
    ]);
}

/// Bytes of stack that a page has.
const STACK: usize = 1 << 20;

#[test]
fn the_highest_and_deepest_expressions_fit_the_pages_stack() {
    let inside = |before: &str, after: &str| before.repeat(49) + "cart" + &after.repeat(49);
    let sources = [
        "n".to_owned() + &" + n".repeat(200),
        "token".to_owned() + &".trim()".repeat(200),
        "cart".to_owned() + &".map(x, x)".repeat(200),
        inside("[", "]"),
        inside("cart.map(x, ", ")"),
        inside("{'a': ", "}.a"),
        inside("json.decode(", ")"),
        inside("true ? ", " : n"),
        inside("n == 1 ? n : ", ""),
        "!(".repeat(24) + "true" + &")".repeat(24),
    ];
    let run = move || {
        for source in &sources {
            assert!(!shown(source).contains("too deep"), "{source}");
        }
    };
    let small = std::thread::Builder::new().stack_size(STACK);
    small.spawn(run).unwrap().join().unwrap();
}

#[test]
fn what_is_written_the_same_way_twice_is_equal() {
    let parse = |source| Expression::parse(source).unwrap();
    assert_eq!(parse("1 + 1"), parse("1 + 1"));
    assert_ne!(parse("1 + 1"), parse("1+1"));
}
