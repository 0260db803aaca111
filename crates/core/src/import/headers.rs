//! Headers: those that the engine sets itself left out, those that prove who someone is kept out of the text.

use super::draft::Draft;
use super::intake::Intake;
use super::marks;
use super::secrets::looks_secret;
use super::target::target;
use crate::base64;
use crate::collection::Map;
use crate::expr::Template;
use crate::scenario::{Auth, is_secret_header, is_token};

/// What belongs to a connection or to the engine, in lower case. Sources: RFC 9110, section 7.6.1; RFC 9113, section 8.2.2.
const OF_THE_ENGINE: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A header in the language's words, not yet a template.
type Header = (String, String);

/// Headers and who asks, of a request whose body is told by `content_type` itself where that is not `None`.
pub(super) fn headers(draft: &Draft, intake: &mut Intake) -> (Map<String, Template>, Option<Auth>) {
    let mut auth = draft
        .basic
        .as_ref()
        .map(|(user, password)| basic(user, password, intake));
    let mut sources = Vec::new();
    for (name, value) in joined(draft, intake) {
        if !name.eq_ignore_ascii_case("authorization") {
            let source = source(&name, &value, intake);
            sources.push((name, source));
        } else if auth.is_none() {
            match authorization(&value, intake) {
                Ok(who) => auth = Some(who),
                Err(source) => sources.push((name, source)),
            }
        }
    }
    let template = |(name, source): Header| Some((name, Template::parse(&source).ok()?));
    (sources.into_iter().filter_map(template).collect(), auth)
}

/// Those that are sent, each name once.
fn joined(draft: &Draft, intake: &mut Intake) -> Vec<Header> {
    let mut joined: Vec<Header> = Vec::new();
    for (name, value) in &draft.headers {
        let (name, value) = (name.trim(), value.trim());
        if is_left_out(draft, name, value) || !is_sendable(draft, name, value, intake) {
            continue;
        }
        let known = joined
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        match known {
            Some((_, known)) => {
                known.push_str(separator(name));
                known.push_str(value);
            }
            None => joined.push((name.to_owned(), value.to_owned())),
        }
    }
    joined
}

/// Source: RFC 9110, section 5.3; RFC 9113, section 8.2.3 of cookies.
fn separator(name: &str) -> &'static str {
    match name.eq_ignore_ascii_case("cookie") {
        true => "; ",
        false => ", ",
    }
}

fn is_left_out(draft: &Draft, name: &str, value: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_own_host = lower == "host"
        && draft
            .place
            .machine()
            .is_none_or(|machine| machine.eq_ignore_ascii_case(value));
    lower.starts_with(':')
        || lower.starts_with("sec-")
        || OF_THE_ENGINE.contains(&lower.as_str())
        || is_own_host
}

/// As the language has it: visible ASCII, spaces and tabs.
fn is_sendable(draft: &Draft, name: &str, value: &str, intake: &mut Intake) -> bool {
    let is_plain = |letter: char| matches!(letter, '\t' | ' '..='~');
    let fault = match () {
        () if !is_token(name) => format!("`{}` is no header name", marks::shown(name)),
        () if marks::are_in(value) => return true,
        () => match value.chars().find(|letter| !is_plain(*letter)) {
            Some(letter) => format!(
                "the header {name} has `{}`, which no engine sends alike",
                letter.escape_debug()
            ),
            None => return true,
        },
    };
    intake.note(&draft.source, format!("{fault}: it is left out"), "");
    false
}

/// The value as a template.
fn source(name: &str, value: &str, intake: &mut Intake) -> String {
    let is_address = name.eq_ignore_ascii_case("referer");
    match () {
        () if is_secret_header(name) || looks_secret(value) => {
            intake
                .secrets
                .keep_text(&format!("the header {name}"), name, value)
        }
        () if is_address => target(value, &mut intake.secrets, false).0,
        () => intake.secrets.source(value),
    }
}

/// Who asks, where the language has a word for it, or the header's value.
fn authorization(value: &str, intake: &mut Intake) -> Result<Auth, String> {
    let of = "the header Authorization";
    if let Some(token) = value.strip_prefix("Bearer ") {
        let source = intake.secrets.keep_text(of, "TOKEN", token.trim());
        let token = Template::parse(&source)
            .ok()
            .filter(|token| !token.source().is_empty());
        return token.map(Auth::Bearer).ok_or(source);
    }
    let decoded = value
        .strip_prefix("Basic ")
        .and_then(|encoded| base64::decode(encoded.trim()));
    let credentials = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
    match credentials.as_deref().and_then(|text| text.split_once(':')) {
        Some((user, password)) if !marks::are_in(user) && !marks::are_in(password) => {
            Ok(basic(user, password, intake))
        }
        _ => Err(intake.secrets.keep_text(of, "AUTHORIZATION", value)),
    }
}

fn basic(user: &str, password: &str, intake: &mut Intake) -> Auth {
    let of = format!("the password of {}", marks::shown(user));
    let user = intake.secrets.source(user);
    let password = intake.secrets.keep_text(&of, "PASSWORD", password);
    let template =
        |source: &str| Template::parse(source).unwrap_or_else(|_| Template::constant(source));
    Auth::Basic(template(&user), template(&password))
}
