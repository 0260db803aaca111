//! What a request of a collection sends.

use super::item::{is_on, pairs};
use super::variables::{Variables, scalar};
use crate::expr::Value;
use crate::import::draft::{Draft, PartDraft, Payload};
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::json::quoted;

const JSON: &str = "application/json";

/// The body; its media type joins the draft's headers where they lack it.
pub(super) fn payload(
    variables: &Variables,
    request: &Value,
    draft: &mut Draft,
    intake: &mut Intake,
) -> Payload {
    let Some(body) = at(request, &["body"]).filter(|body| is_on(body)) else {
        return Payload::None;
    };
    let fill = |path: &[&str]| variables.fill(text(body, path).unwrap_or_default());
    let (payload, media_type) = match text(body, &["mode"]).unwrap_or_default() {
        "raw" if fill(&["raw"]).is_empty() => (Payload::None, None),
        "raw" => (Payload::Text(fill(&["raw"])), language(body)),
        "urlencoded" => (fields(pairs(variables, body, &["urlencoded"])), None),
        "formdata" => (Payload::Parts(parts(variables, body, draft, intake)), None),
        "graphql" => (
            Payload::Text(graphql(
                &fill(&["graphql", "query"]),
                &fill(&["graphql", "variables"]),
            )),
            Some(JSON),
        ),
        "file" => {
            intake.note(
                &draft.source,
                "a body reads a file, which is left out",
                "write into the scenario what it holds",
            );
            (Payload::None, None)
        }
        _ => (Payload::None, None),
    };
    if let Some(media_type) = media_type.filter(|_| draft.header("content-type").is_none()) {
        draft
            .headers
            .push(("Content-Type".to_owned(), media_type.to_owned()));
    }
    payload
}

fn fields(pairs: Vec<(String, String)>) -> Payload {
    match pairs.is_empty() {
        true => Payload::None,
        false => Payload::Fields(pairs),
    }
}

fn language(body: &Value) -> Option<&'static str> {
    match text(body, &["options", "raw", "language"])? {
        "json" => Some(JSON),
        "xml" => Some("application/xml"),
        "html" => Some("text/html"),
        "javascript" => Some("application/javascript"),
        _ => Some("text/plain"),
    }
}

/// Variables are JSON already.
fn graphql(query: &str, variables: &str) -> String {
    let variables = match variables.trim() {
        "" => "{}",
        variables => variables,
    };
    format!("{{\"query\":{},\"variables\":{variables}}}", quoted(query))
}

fn parts(
    variables: &Variables,
    body: &Value,
    draft: &Draft,
    intake: &mut Intake,
) -> Vec<PartDraft> {
    let mut parts = Vec::new();
    for field in list(body, &["formdata"])
        .iter()
        .filter(|field| is_on(field))
    {
        let own = |name: &str| at(field, &[name]).map(|value| variables.fill(&scalar(value)));
        let is_file = text(field, &["type"]) == Some("file");
        if is_file {
            intake.note(
                &draft.source,
                "a part of a form reads a file, which is left out",
                "write into the scenario what it holds",
            );
        }
        let path = own("src").unwrap_or_default();
        parts.push(PartDraft {
            name: own("key").unwrap_or_default(),
            filename: is_file.then(|| {
                path.rsplit(['/', '\\'])
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            }),
            content_type: text(field, &["contentType"])
                .map(str::to_owned)
                .filter(|kind| !kind.is_empty()),
            content: own("value").filter(|_| !is_file).unwrap_or_default(),
        });
    }
    parts
}
