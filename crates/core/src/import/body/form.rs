//! Fields of a form.

use crate::import::marks;
use crate::import::secrets::{Secrets, is_kept};
use crate::import::target::form;
use crate::scenario::Fields;

use super::template;

/// The fields of a form; `None` where other fields, or another number of them, would come of sending these.
pub(super) fn as_form(text: &str, secrets: &mut Secrets) -> Option<Fields> {
    let pairs = text.split('&').map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((decoded(name)?, decoded(value)?))
    });
    fields(&pairs.collect::<Option<Vec<_>>>()?, secrets)
}

/// `None` of what is no text when decoded, or is one that is not encoded as others would.
fn decoded(text: &str) -> Option<String> {
    let plain = form(text);
    let is_whole = !plain.contains('\u{FFFD}') && marks::are_in(&plain) == marks::are_in(text);
    is_whole.then_some(plain)
}

/// `None` where a name cannot stand in a scenario.
pub(super) fn fields(pairs: &[(String, String)], secrets: &mut Secrets) -> Option<Fields> {
    let is_plain = |(name, _): &(String, String)| !name.contains("${") && !marks::are_in(name);
    if pairs.is_empty() || !pairs.iter().all(is_plain) {
        return None;
    }
    let mut fields = Fields::new();
    for (name, value) in pairs {
        let source = field(name, value, secrets);
        fields
            .get_or_insert_with(name.clone(), Vec::new)
            .push(template(&source));
    }
    Some(fields)
}

/// A field's value as a template.
pub(super) fn field(name: &str, value: &str, secrets: &mut Secrets) -> String {
    match is_kept(name, value) {
        true => secrets.keep_text(&format!("the field {name}"), name, value),
        false => secrets.source(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::Template;

    #[test]
    fn a_form_is_taken_apart_only_where_the_same_fields_come_of_it() {
        let mut secrets = Secrets::default();
        let fields = as_form("a=1&b=%C3%A9+x&a=2", &mut secrets).unwrap();
        let values = |name: &str| {
            fields[name]
                .iter()
                .map(Template::source)
                .collect::<Vec<_>>()
        };
        assert_eq!((values("a"), values("b")), (vec!["1", "2"], vec!["é x"]));
        for text in ["a", "a=%ff", "a=1&&b=2", "", "${x}=1"] {
            assert!(as_form(text, &mut secrets).is_none(), "{text}");
        }
    }
}
