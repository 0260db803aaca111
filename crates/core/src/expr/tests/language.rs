//! What CEL says, and where we go beyond it.

use super::support::assert_all;

#[test]
fn operators_bind_as_in_cel() {
    assert_all(&[
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("20 / 2 / 5", "2"),
        ("7 % 4 * 2", "6"),
        ("-2 + 3", "1"),
        ("-n", "-3"),
        ("--n", "3"),
        ("!true || true", "true"),
        ("true || false && false", "true"),
        ("(true || false) && false", "false"),
        ("1 + 1 == 2 && 2 < 3", "true"),
        ("1 < 2 == true", "true"),
        ("2 in [1, 2] && !(3 in [1, 2])", "true"),
        ("false ? 1 : true ? 2 : 3", "2"),
        ("true ? 1 : 1 / 0", "1"),
        ("1 - -1", "2"),
        ("[[1, 2], [3]][0][1]", "2"),
    ]);
}

#[test]
fn logic_needs_only_the_side_that_decides() {
    assert_all(&[
        ("false && 1 / 0 == 1", "false"),
        ("1 / 0 == 1 && false", "false"),
        ("true || missing", "true"),
        ("missing || true", "true"),
        ("missing || false", "no variable `missing` here"),
        ("false || missing", "no variable `missing` here"),
        ("true && missing", "no variable `missing` here"),
        ("1 && true", "expected a bool, found an int"),
    ]);
}

#[test]
fn ints_stay_ints_and_meet_doubles_as_doubles() {
    assert_all(&[
        ("7 / 2", "3"),
        ("-7 / 2", "-3"),
        ("-7 % 3", "-1"),
        ("7 / 2.0", "3.5"),
        ("1 + 0.5", "1.5"),
        ("2 > 1.5", "true"),
        ("1 == 1.0", "true"),
        ("1 == '1'", "false"),
        ("null == false", "false"),
        ("0x10 + 1u", "17"),
        ("1e3", "1000.0"),
        ("9223372036854775807 + 1", "the int is out of range"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("1 / 0", "division by zero"),
        ("1 % 0", "division by zero"),
        ("(0.0 / 0.0) == (0.0 / 0.0)", "false"),
        ("5.5 % 2", "`%` takes ints: int(…) makes one"),
    ]);
}

#[test]
fn comparison_wants_two_of_a_kind() {
    assert_all(&[
        ("'a' < 'b'", "true"),
        ("false < true", "true"),
        ("1 <= 1 && 1 >= 1", "true"),
        ("1 < 'a'", "cannot compare an int with a text"),
        ("null < 1", "cannot compare null with an int"),
        ("[1, [2]] == [1.0, [2]]", "true"),
        ("{'a': 1} == {'a': 1.0}", "true"),
        ("{'a': 1} != {'b': 1}", "true"),
    ]);
}

#[test]
fn lists_maps_and_texts_join_and_are_looked_into() {
    assert_all(&[
        ("[1] + cart", "[1,1,2]"),
        ("'a' + token", "\"aabc\""),
        (
            "'a' + 1",
            "cannot add a text and an int: string(…) makes a text",
        ),
        ("'a' in {'a': 1}", "true"),
        (
            "'a' in 'abc'",
            "`in` looks into lists and maps: text.contains(…) looks into a text",
        ),
        ("{'a': 1, 'a': 2}.a", "2"),
        ("{'a b': 1}['a b']", "1"),
        ("{'a': n}.a", "3"),
        ("{n: 1}", "expected a text as key, found an int"),
        ("cart[5]", "no item 5 in a list of 2"),
        ("cart[-1]", "no item -1 in a list of 2"),
        ("cart[1.0]", "2"),
        ("size(cart) + size('äö') + {'a': 1}.size()", "5"),
    ]);
}

#[test]
fn macros_visit_lists_and_the_names_of_maps() {
    assert_all(&[
        ("cart.all(x, x > 0)", "true"),
        ("cart.exists(x, x == 2)", "true"),
        ("cart.exists_one(x, x > 0)", "false"),
        ("cart.map(x, x * 2)", "[2,4]"),
        ("cart.map(x, x > 1, x * 2)", "[4]"),
        ("cart.filter(x, x > 1)", "[2]"),
        ("{'a': 1, 'b': 2}.filter(k, k > 'a')", "[\"b\"]"),
        ("[0, 1].exists(x, 1 / x == 1)", "true"),
        ("[1, 0].all(x, 1 / x == 2)", "false"),
        ("[0].exists(x, 1 / x == 1)", "division by zero"),
        ("[].all(x, x) && ![].exists(x, x)", "true"),
        ("cart.map(x, cart.map(y, x + y))", "[[2,3],[3,4]]"),
        ("cart.map(n, n)", "[1,2]"),
        ("cart.map(x, cart.map(x, x * 10)[0] + x)", "[11,12]"),
        ("5.map(x, x)", "expected a list or a map, found an int"),
        ("n.map(x, x)", "expected a list or a map, found an int"),
        ("[1, 2].map(response, response + 1)", "[2,3]"),
    ]);
}

#[test]
fn texts_are_written_as_in_cel() {
    assert_all(&[
        (r#"'it\'s' + "\u00e4\n""#, r#""it'sä\n""#),
        (r"r'\d'", r#""\\d""#),
        ("'''a'b'''", "\"a'b\""),
        ("1 // a comment", "1"),
    ]);
}
