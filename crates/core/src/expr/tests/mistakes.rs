//! What an author is told before anything runs.

use super::support::shown;

fn assert_mistakes(cases: &[(&str, &str)]) {
    for (source, wanted) in cases {
        assert_eq!(shown(source), *wanted, "{source}");
    }
}

#[test]
fn unknown_functions_come_with_what_was_meant() {
    assert_mistakes(&[
        (
            "token.startswith('a')",
            "there is no function `startswith` (did you mean `startsWith`?) at 6",
        ),
        (
            "len(token)",
            "there is no function `len` (did you mean `size`?) at 0",
        ),
        (
            "1 + flor(2)",
            "there is no function `flor` (did you mean `math.floor`?) at 4",
        ),
        (
            "math.flor(2)",
            "there is no function `math.flor` (did you mean `math.floor`?) at 5",
        ),
        (
            "random.randint(1, 2)",
            "there is no function `random.randint` (did you mean `random.int`?) at 7",
        ),
        (
            "fake.mail()",
            "there is no `fake.mail` (did you mean `fake.email`?) at 5",
        ),
        (
            "token.exists(1)",
            "`exists` takes other arguments (write `list.exists(item, item > 3)`) at 6",
        ),
    ]);
}

#[test]
fn arguments_are_counted() {
    assert_mistakes(&[
        (
            "random.int(1)",
            "`random.int` takes 2 arguments, not 1 at 7",
        ),
        (
            "token.contains()",
            "`contains` takes 1 argument, not 0 at 6",
        ),
        (
            "'a'.substring()",
            "`substring` takes 1 to 2 arguments, not 0 at 4",
        ),
        ("uuid(1)", "`uuid` takes 0 arguments, not 1 at 0"),
    ]);
}

#[test]
fn fields_are_checked() {
    assert_mistakes(&[
        (
            "response.status_code == 200",
            "`response` has no `status_code` (did you mean `response.status`?) at 9",
        ),
        (
            "response.statsu",
            "`response` has no `statsu` (did you mean `response.status`?) at 9",
        ),
        (
            "user.name",
            "`user` has no `name` (it has user.id, user.class, user.last_wait, user.iteration) at 5",
        ),
        (
            "data",
            "`data` is not a value by itself (write `data.<feed>.<column>`) at 0",
        ),
        (
            "1 + math",
            "`math` is not a value by itself (write `math.<function>(…)`) at 4",
        ),
        ("True", "there is no `True` (did you mean `true`?) at 0"),
    ]);
}

#[test]
fn syntax_is_told_in_plain_words() {
    assert_mistakes(&[
        ("", "the expression ends too early at 0"),
        ("1 +", "the expression ends too early at 3"),
        ("(1 + 2", "the expression ends too early at 6"),
        (
            "a = 1",
            "`=` is not expected here (did you mean `==`?) at 2",
        ),
        (
            "a and b",
            "`and` is not expected here (did you mean `&&`?) at 2",
        ),
        ("a & b", "a single `&` or `|` (write `&&`) at 2"),
        ("'abc", "the text that starts here does not end at 0"),
        ("a + é", "`é` is not expected here at 4"),
        ("1.5.5", "`.5` is not expected here at 3"),
        ("12abc", "this is no number at 0"),
        ("a ? b", "the expression ends too early at 5"),
        (
            "[1].map(1, 2)",
            "the first argument is the name of the loop's variable (write `list.exists(item, item > 3)`) at 8",
        ),
        (
            "has(a)",
            "`has` takes a path to a field (write `has(response.json.id)`) at 4",
        ),
        ("99999999999999999999", "the number is out of range at 0"),
        (
            r"'\d'",
            "a backslash that means nothing in this text (write `\\\\` for a backslash, or `r'…'` for a text without escapes) at 1",
        ),
        ("if + 1", "the word is reserved in CEL at 0"),
        (
            "b'a'",
            "there are no bytes, only text (leave out the `b`) at 0",
        ),
        (
            "Message{a: 1}",
            "there are no message types: `{…}` without a name is a map at 0",
        ),
    ]);
}

#[test]
fn patterns_and_languages_must_be_right_from_the_start() {
    assert_mistakes(&[(
        "token.matches(token)",
        "the pattern must be a constant text at 6",
    )]);
    assert!(shown("token.matches('(')").starts_with("the pattern cannot be read: "));
    let known = "`fake` does not know the language `xx` (there are en, ";
    assert!(shown("fake.name('xx')").starts_with(known));
}

#[test]
fn what_a_mistake_repeats_commands_no_terminal() {
    for text in [
        "\u{1b}[31m",
        "1 \"\u{1b}]0;x\u{7}\"",
        "a \u{202e} b",
        "matches('x', '\u{1b}(')",
    ] {
        let mistake = crate::expr::Expression::parse(text)
            .unwrap_err()
            .to_string();
        assert!(
            mistake.chars().all(crate::expr::is_printable),
            "{mistake:?}"
        );
    }
}
