//! Who asks, in a collection.

use super::variables::{Variables, scalar};
use crate::expr::Value;
use crate::import::draft::Draft;
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::import::marks;

/// Adds to a request what says who asks.
pub(super) fn apply(
    variables: &Variables,
    auth: Option<&Value>,
    draft: &mut Draft,
    intake: &mut Intake,
) {
    let Some(auth) = auth else { return };
    let kind = text(auth, &["type"]).unwrap_or("noauth");
    let setting = |name: &str| setting(variables, auth, kind, name);
    match kind {
        "noauth" => {}
        "basic" => draft.basic = Some((setting("username"), setting("password"))),
        "bearer" => header(
            draft,
            "Authorization",
            format!("Bearer {}", setting("token")),
        ),
        "apikey" => {
            let (name, value) = (
                setting("key"),
                kept(&setting("key"), setting("value"), intake),
            );
            match setting("in") == "query" {
                true => parameter(draft, &name, &value),
                false => header(draft, &name, value),
            }
        }
        other => {
            let message = format!("authorization by {} is left out", other.escape_debug());
            intake.note(
                &draft.source,
                message,
                "only a user name with a password, a token or a key are sent",
            );
        }
    }
}

/// A key is a secret whatever it is called.
fn kept(name: &str, value: String, intake: &mut Intake) -> String {
    match value.is_empty() || marks::are_in(&value) {
        true => value,
        false => marks::variable(
            &intake
                .secrets
                .hold("an API key", &marks::shown(name), &value),
        ),
    }
}

fn parameter(draft: &mut Draft, name: &str, value: &str) {
    let link = if draft.place.target.contains('?') {
        '&'
    } else {
        '?'
    };
    draft.place.target += &format!("{link}{name}={value}");
}

fn header(draft: &mut Draft, name: &str, value: String) {
    draft
        .headers
        .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    draft.headers.push((name.to_owned(), value));
}

/// A list of keys and values in 2.1, a map in 2.0.
fn setting(variables: &Variables, auth: &Value, kind: &str, name: &str) -> String {
    let own = |setting: &&Value| text(setting, &["key"]) == Some(name);
    let listed = list(auth, &[kind])
        .iter()
        .find(own)
        .and_then(|setting| at(setting, &["value"]));
    let value = listed.or_else(|| at(auth, &[kind, name]));
    variables.fill(&value.map(scalar).unwrap_or_default())
}
