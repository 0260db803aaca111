//! One operation of a description, with example values.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value as Json;

use super::document::Document;
use super::{example, security};
use crate::expr::Value;
use crate::import::draft::{Draft, PartDraft, Payload, Source};
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::import::marks;
use crate::import::place::Place;
use crate::json;
use crate::scenario::Method;

const FORM: &str = "application/x-www-form-urlencoded";

const MULTIPART: &str = "multipart/form-data";

/// The request of an operation; `None` where it has no place, which is noted.
pub(super) fn draft(
    document: &Document,
    path: &str,
    item: &Value,
    method: Method,
    operation: &Value,
    source: Source,
    intake: &mut Intake,
) -> Option<Draft> {
    let parameters = parameters(document, item, operation);
    let url = document.base(item, operation) + &target(path, &parameters);
    let place = match Place::read(&url) {
        Ok(place) => place,
        Err((message, hint)) => {
            intake.note(
                &source,
                format!("an operation is left out: {message}"),
                hint,
            );
            return None;
        }
    };
    if place.origin.is_none() {
        intake.note(
            &source,
            "the description tells no server",
            "give it with --host when it is run",
        );
    }
    let mut draft = Draft::new(method.as_str(), place, source);
    draft.row = path.contains('{').then(|| marks::none(path).into_owned());
    let headers = parameters
        .iter()
        .filter(|parameter| parameter.place == "header");
    draft.headers = headers
        .map(|parameter| (parameter.name.clone(), parameter.value.clone()))
        .collect();
    draft.payload = payload(document, operation, &mut draft);
    security::apply(document, operation, &mut draft, intake);
    Some(draft)
}

struct Parameter {
    name: String,
    place: String,
    value: String,
}

/// Those of the path before the operation's own, which replace them; what need not be sent is not.
fn parameters(document: &Document, item: &Value, operation: &Value) -> Vec<Parameter> {
    let mut all: Vec<Parameter> = Vec::new();
    let listed = list(item, &["parameters"])
        .iter()
        .chain(list(operation, &["parameters"]));
    for parameter in listed.map(|parameter| document.resolved(parameter)) {
        let is_required = matches!(at(parameter, &["required"]), Some(Value::Bool(true)));
        let has_example = at(parameter, &["example"])
            .or(at(parameter, &["examples"]))
            .is_some();
        let own =
            |name: &str| marks::none(text(parameter, &[name]).unwrap_or_default()).into_owned();
        let (name, place) = (own("name"), own("in"));
        all.retain(|known| (&known.name, &known.place) != (&name, &place));
        if is_required || has_example || place == "path" {
            let value = plain(&example::of(document, parameter));
            all.push(Parameter { name, place, value });
        }
    }
    all
}

fn target(path: &str, parameters: &[Parameter]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut target = marks::none(path).into_owned();
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.place == "path")
    {
        target = target.replace(
            &format!("{{{}}}", parameter.name),
            &encoded(&parameter.value),
        );
    }
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.place == "query")
    {
        let link = if target.contains('?') { '&' } else { '?' };
        target += &format!(
            "{link}{}={}",
            encoded(&parameter.name),
            encoded(&parameter.value)
        );
    }
    target
}

/// A value as it stands in a URL, a header or a form; a list by its first item.
fn plain(value: &Json) -> String {
    let text = match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.first().map(plain).unwrap_or_default(),
        Json::Null => String::new(),
        other => json::print(other),
    };
    marks::none(&text).into_owned()
}

/// Of several media types JSON, or a form, or the first.
fn payload(document: &Document, operation: &Value, draft: &mut Draft) -> Payload {
    let body = at(operation, &["requestBody"]).map(|body| document.resolved(body));
    let Some(Value::Map(content)) = body.and_then(|body| at(body, &["content"])) else {
        return Payload::None;
    };
    let preferred = ["application/json", FORM, MULTIPART];
    let preferred = preferred
        .into_iter()
        .find_map(|kind| content.iter().find(|(known, _)| known.starts_with(kind)));
    let Some((kind, holder)) = preferred.or_else(|| content.iter().next()) else {
        return Payload::None;
    };
    let value = example::of(document, holder);
    if !kind.starts_with(MULTIPART) {
        draft
            .headers
            .push(("Content-Type".to_owned(), marks::none(kind).into_owned()));
    }
    match (&**kind, &value) {
        (FORM, Json::Object(fields)) => Payload::Fields(
            fields
                .iter()
                .map(|(name, value)| (plain(&name.as_str().into()), plain(value)))
                .collect(),
        ),
        (kind, Json::Object(fields)) if kind.starts_with(MULTIPART) => {
            Payload::Parts(fields.iter().map(part).collect())
        }
        (kind, _) if kind.contains("json") => {
            Payload::Text(marks::none(&json::print(&value)).into_owned())
        }
        _ => Payload::Text(plain(&value)),
    }
}

fn part((name, value): (&String, &Json)) -> PartDraft {
    PartDraft {
        name: plain(&name.as_str().into()),
        content: plain(value),
        ..PartDraft::default()
    }
}
