//! Who asks, in a description: a secret of the environment each.

use super::document::Document;
use crate::expr::Value;
use crate::import::draft::Draft;
use crate::import::intake::Intake;
use crate::import::json::{at, list, text};
use crate::import::marks;
use crate::import::secrets::variable_name;

/// Adds to a request what the first way to say who asks needs.
pub(super) fn apply(
    document: &Document,
    operation: &Value,
    draft: &mut Draft,
    intake: &mut Intake,
) {
    let own = at(operation, &["security"]).unwrap_or(document.root());
    let ways = match own {
        Value::List(ways) => ways,
        root => list(root, &["security"]),
    };
    let Some(Value::Map(needed)) = ways.first() else {
        return;
    };
    for name in needed.keys() {
        if let Some(scheme) = at(document.root(), &["components", "securitySchemes", name]) {
            add(document.resolved(scheme), draft, intake);
        }
    }
}

fn add(scheme: &Value, draft: &mut Draft, intake: &mut Intake) {
    let kind = text(scheme, &["type"]).unwrap_or_default();
    let name = text(scheme, &["name"]).unwrap_or_default();
    let how = text(scheme, &["scheme"])
        .unwrap_or_default()
        .to_ascii_lowercase();
    match (kind, &*how, text(scheme, &["in"]).unwrap_or_default()) {
        ("http", "basic", _) => {
            draft.basic = Some((marks::variable("USER_NAME"), marks::variable("PASSWORD")));
        }
        ("http", "bearer", _) | ("oauth2" | "openIdConnect", ..) => {
            header(
                draft,
                "Authorization",
                format!("Bearer {}", marks::variable("TOKEN")),
            );
        }
        ("apiKey", _, "header") => header(draft, name, marks::variable(&variable_name(name))),
        ("apiKey", _, "query") => {
            let link = if draft.place.target.contains('?') {
                '&'
            } else {
                '?'
            };
            draft.place.target += &format!(
                "{link}{}={}",
                marks::none(name),
                marks::variable(&variable_name(name))
            );
        }
        ("apiKey", _, "cookie") => header(
            draft,
            "Cookie",
            format!(
                "{}={}",
                marks::none(name),
                marks::variable(&variable_name(name))
            ),
        ),
        _ => intake.note(
            &draft.source,
            "a way to say who asks is left out",
            "write it as `auth` or `headers`",
        ),
    }
}

fn header(draft: &mut Draft, name: &str, value: String) {
    draft.headers.push((marks::none(name).into_owned(), value));
}
