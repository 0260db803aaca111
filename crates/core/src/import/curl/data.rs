//! What `--data` and its like send.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::command::file;
use super::flags::Flag;
use super::word::Word;
use crate::import::intake::Intake;
use crate::import::marks::{self, Piece};

/// What curl leaves as it is. Source: RFC 3986, section 2.3.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A piece of a body.
#[derive(Clone, Debug)]
pub(super) struct Data {
    pub(super) text: String,
    /// JSON follows JSON without anything between.
    is_json: bool,
}

/// What one option adds to the body.
pub(super) fn data(word: &Word, flag: Flag, value: &str, intake: &mut Intake) -> Data {
    let text = match flag {
        Flag::DataUrlencode => encoded(word, value, intake),
        Flag::DataRaw => value.to_owned(),
        _ => match value.strip_prefix('@') {
            None => value.to_owned(),
            Some(path) => left_out(word, path, intake),
        },
    };
    Data {
        text,
        is_json: flag == Flag::Json,
    }
}

/// What `--url-query` adds to a URL: as it is after a plus, else encoded.
pub(super) fn query(word: &Word, value: &str, intake: &mut Intake) -> Option<String> {
    let text = match value.strip_prefix('+') {
        Some(raw) => raw.to_owned(),
        None => encoded(word, value, intake),
    };
    (!text.is_empty()).then_some(text)
}

/// The whole body.
pub(super) fn joined(data: &[Data]) -> String {
    let mut text = String::new();
    for (index, piece) in data.iter().enumerate() {
        if index > 0 && !piece.is_json {
            text.push('&');
        }
        text.push_str(&piece.text);
    }
    text
}

/// `text`, `=text` or `name=text`, of which the text is encoded; `@file` and `name@file` are left out.
fn encoded(word: &Word, value: &str, intake: &mut Intake) -> String {
    match value.find(['=', '@']) {
        None => percent_encoded(value),
        Some(at) if value[at..].starts_with('@') => left_out(word, &value[at + 1..], intake),
        Some(0) => percent_encoded(&value[1..]),
        Some(at) => value[..=at].to_owned() + &percent_encoded(&value[at + 1..]),
    }
}

/// A space as a plus, as curl has it since 7.83; variables stay what they are.
fn percent_encoded(text: &str) -> String {
    let encode = |piece: Piece<'_>| match piece {
        Piece::Text(text) => utf8_percent_encode(text, UNRESERVED)
            .to_string()
            .replace("%20", "+"),
        Piece::Variable(name) => marks::variable(name),
        Piece::Expression(source) => marks::expression(source),
    };
    marks::pieces(text).into_iter().map(encode).collect()
}

fn left_out(word: &Word, path: &str, intake: &mut Intake) -> String {
    file(word, "the body", path, intake);
    String::new()
}
