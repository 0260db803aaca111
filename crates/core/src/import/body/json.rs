//! A body of JSON, its secrets kept out.

use serde_json::{Number, Value as Json};

use super::exact::exact;
use crate::collection::object;
use crate::expr::JsonTemplate;
use crate::import::secrets::{Secrets, is_kept};
use crate::scenario::is_secret;

/// What looks like a variable once it is decoded.
const ESCAPED_MARK: &str = "\\ufdd";

/// `None` where something is lost by writing it again.
pub(super) fn as_json(text: &str, secrets: &mut Secrets) -> Option<JsonTemplate> {
    let is_plain = !text.to_ascii_lowercase().contains(ESCAPED_MARK);
    let value = exact(text).filter(|_| is_plain)?;
    JsonTemplate::parse(&json(&value, "", false, secrets)).ok()
}

/// The same value with every text as a template; what stands in a secret is kept out.
fn json(value: &Json, name: &str, in_secret: bool, secrets: &mut Secrets) -> Json {
    let is_secret = in_secret || is_secret(name);
    let of = || format!("the field {name}");
    match value {
        Json::String(text) if is_secret || is_kept(name, text) => {
            secrets.keep_text(&of(), name, text).into()
        }
        Json::String(text) => secrets.source(text).into(),
        Json::Number(number) if is_secret => secrets
            .keep(&of(), name, &number.to_string(), |name| {
                converted(number, name)
            })
            .into(),
        Json::Array(items) => items
            .iter()
            .map(|item| json(item, name, is_secret, secrets))
            .collect(),
        Json::Object(fields) => object(fields.iter().map(|(key, value)| {
            let inside = json(value, key, is_secret, secrets);
            (secrets.source(key), inside)
        })),
        other => other.clone(),
    }
}

/// A number stays one.
fn converted(number: &Number, name: &str) -> String {
    match number.is_f64() {
        true => format!("double({name})"),
        false => format!("int({name})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_in_json_are_kept_out_however_deep() {
        let mut secrets = Secrets::default();
        let text = "{\"user\":{\"password\":\"p\",\"n\":\"${x}\"},\"auth\":[{\"a\":\"q\"}],\"key\":7,\"session\":true}";
        let json = as_json(text, &mut secrets).unwrap();
        assert_eq!(
            crate::json::print(json.source()),
            "{\"auth\":[{\"a\":\"${env.A}\"}],\"key\":\"${int(env.KEY)}\",\"session\":true,\
             \"user\":{\"n\":\"$${x}\",\"password\":\"${env.PASSWORD}\"}}"
        );
    }
}
