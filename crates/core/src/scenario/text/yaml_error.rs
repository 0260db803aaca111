//! Why a text is no YAML, in plain words.

use saphyr_parser::ScanError;

use crate::scenario::{Position, Problem};

/// Part of saphyr's message, what it means to a person, and what most often causes it.
const EXPLAINED: &[(&str, &str, &str)] = &[
    (
        "tab",
        "a tab where only spaces may stand",
        "indent with spaces",
    ),
    (
        "valid YAML whitespace",
        "a `:` must be followed by a space",
        "write `name: value`",
    ),
    (
        "unclosed bracket",
        "a `[` or `{` is never closed",
        "close it, or quote the text it is part of",
    ),
    (
        "quoted scalar, found unexpected end",
        "a quote is never closed",
        "close it at the end of the value",
    ),
    (
        "indentation in quoted scalar",
        "a quote is not closed before the next field",
        "close it at the end of the value",
    ),
    (
        "trailing content after",
        "text after a closing quote",
        "quote the whole value, or none of it",
    ),
    (
        "unknown escape",
        "an unknown `\\` escape in double quotes",
        "write `\\\\`, or use single quotes",
    ),
    (
        "Unicode character escape",
        "a `\\u` escape that is no character",
        "write the character itself",
    ),
    (
        "simple key expect",
        "a field without a `:` before this place",
        "write `name: value`, with a space after the colon",
    ),
    (
        "mapping values are not allowed",
        "a `:` where a value is already under way",
        "quote a text that holds `: `, or check the colon and the indentation of the line above",
    ),
    (
        "did not find expected '-'",
        "this line is neither an item of the list above nor indented to leave it",
        "begin it with `- `, or indent it as the field it belongs beside",
    ),
    (
        "did not find expected key",
        "this line is indented like nothing above it",
        "indent fields of one map alike",
    ),
    (
        "expected <document start>",
        "this line is indented less than the first one",
        "indent fields of one map alike",
    ),
    (
        "invalid indentation",
        "this line is indented wrongly",
        "indent fields of one map alike",
    ),
    (
        "flow mapping",
        "a `{ … }` is not closed, or a comma is missing",
        "separate fields by commas and close the brace",
    ),
    (
        "flow sequence",
        "a `[ … ]` is not closed, or a comma is missing",
        "separate items by commas and close the bracket",
    ),
    (
        "illegal placement of ':'",
        "a `:` inside `[ … ]` or `{ … }` where none may stand",
        "is the bracket closed?",
    ),
    (
        "misplaced bracket",
        "a closing bracket that nothing opened",
        "remove it, or quote the text it is part of",
    ),
    (
        "unexpected character",
        "a text must not begin with this character",
        "quote it",
    ),
    (
        "unknown anchor",
        "an alias `*…` without its anchor `&…`",
        "quote a text that begins with `*`",
    ),
    (
        "recursion limit",
        "nested too deeply",
        "is this a scenario?",
    ),
    (
        "unprintable",
        "a character that cannot be printed",
        "remove it, or write it as an escape in double quotes",
    ),
];

/// saphyr's error in plain words, with the likeliest cause.
pub(super) fn explain(text: &str, error: &ScanError) -> Problem {
    let marker = error.marker();
    let position = Position {
        line: marker.line() as u32,
        column: marker.col() as u32 + 1,
    };
    if let Some(tabbed) = tab_indented(text, marker.line()) {
        return problem(EXPLAINED[0].1, EXPLAINED[0].2, tabbed);
    }
    match EXPLAINED
        .iter()
        .find(|(part, ..)| error.info().contains(part))
    {
        Some((_, message, hint)) => problem(message, hint, position),
        None => Problem::new("", format!("broken YAML: {}", error.info())).at(Some(position)),
    }
}

fn problem(message: &str, hint: &str, position: Position) -> Problem {
    Problem::new("", message).at(Some(position)).hint(hint)
}

/// The first tab that indents the line of an error or the one before it.
fn tab_indented(text: &str, line: usize) -> Option<Position> {
    let lines = text
        .lines()
        .enumerate()
        .skip(line.saturating_sub(2))
        .take(2);
    lines
        .map(|(index, text)| (index, indentation(text)))
        .find_map(|(index, spaces)| {
            let column = spaces.find('\t')? as u32 + 1;
            Some(Position {
                line: index as u32 + 1,
                column,
            })
        })
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
