//! What a request sends, in the language's words where nothing is lost by it, else as the text it is.

mod exact;
mod form;
mod json;
mod parts;

use super::draft::{Draft, Payload};
use super::intake::Intake;
use super::secrets::Secrets;
use crate::expr::Template;
use crate::scenario::{Body, Method, Problem};
use exact::exact;

const FORM: &str = "application/x-www-form-urlencoded";

/// The body, and the header that says what it is where the body does not say it itself.
///
/// # Errors
/// Why it cannot be written down.
pub(super) fn body(
    method: Method,
    draft: &Draft,
    intake: &mut Intake,
) -> Result<(Body, Option<String>), Problem> {
    let content_type = draft.header("content-type").map(str::to_owned);
    if matches!(draft.payload, Payload::None) {
        return Ok((Body::None, content_type));
    }
    if let Method::Get | Method::Head = method {
        let message = format!("a body of a {} request is left out", method.as_str());
        intake.note(
            &draft.source,
            message,
            "browsers refuse to send one: use `post`, or `params`",
        );
        return Ok((Body::None, None));
    }
    Ok(match &draft.payload {
        Payload::None => (Body::None, content_type),
        Payload::Text(text) => of_text(text, content_type, draft, intake),
        Payload::Fields(pairs) => of_fields(pairs, content_type, &mut intake.secrets),
        Payload::Parts(parts) => (parts::multipart(parts, draft, intake)?, None),
    })
}

fn of_text(
    text: &str,
    content_type: Option<String>,
    draft: &Draft,
    intake: &mut Intake,
) -> (Body, Option<String>) {
    let secrets = &mut intake.secrets;
    let kind = content_type.as_deref().map(essence).unwrap_or_default();
    let found = match &*kind {
        FORM => form::as_form(text, secrets).map(|fields| (Body::Form(fields), FORM)),
        _ if is_json(&kind) => {
            json::as_json(text, secrets).map(|json| (Body::Json(json), "application/json"))
        }
        _ => None,
    };
    if kind == FORM && found.is_none() && exact(text).is_some_and(|json| json.is_object()) {
        let message = "JSON is sent as a form, as curl does without a header";
        let hint = "was `--json` meant, or `-H 'Content-Type: application/json'`?";
        intake.note(&draft.source, message, hint);
    }
    match found {
        Some((body, implied)) => (
            body,
            content_type.filter(|given| !given.eq_ignore_ascii_case(implied)),
        ),
        None => (
            Body::Text(template(&intake.secrets.source(text))),
            content_type,
        ),
    }
}

fn of_fields(
    pairs: &[(String, String)],
    content_type: Option<String>,
    secrets: &mut Secrets,
) -> (Body, Option<String>) {
    let given = content_type.filter(|given| !given.eq_ignore_ascii_case(FORM));
    match form::fields(pairs, secrets) {
        Some(fields) => (Body::Form(fields), given),
        None => {
            let text = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish();
            (
                Body::Text(template(&secrets.source(&text))),
                Some(given.unwrap_or_else(|| FORM.to_owned())),
            )
        }
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn is_json(kind: &str) -> bool {
    matches!(kind, "application/json" | "text/json") || kind.ends_with("+json")
}

fn template(source: &str) -> Template {
    Template::parse(source).unwrap_or_else(|_| Template::constant(source))
}
