//! Secrets, kept out of what can be shared.

use super::marks::{self, Piece};
use crate::scenario::is_secret;

/// A value that a scenario reads from the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The variable of the environment.
    pub name: String,
    /// What was taken out; `None` where it was a variable before.
    pub value: Option<String>,
    /// What it was the value of: `the header Authorization`.
    pub of: String,
}

impl Secret {
    /// Whether it was found rather than reserved.
    pub(super) fn is_new(&self) -> bool {
        !self.of.is_empty()
    }
}

/// Secrets taken out so far.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<Secret>);

/// Beginnings of values that are secrets whatever they are called. Sources: RFC 7519 (a JSON object in Base64), and the
/// prefixes that GitHub, Slack, Stripe and AWS give their keys so that they are known.
const KNOWN_BY: [&str; 10] = [
    "eyJ",
    "ghp_",
    "gho_",
    "github_pat_",
    "xoxb-",
    "xoxp-",
    "sk_live_",
    "rk_live_",
    "AKIA",
    "ASIA",
];

/// As many characters has the shortest value that is known by its beginning.
const SHORTEST: usize = 16;

/// Whether a value is a secret, by the name it stands under or by what it looks like.
pub(super) fn is_kept(name: &str, value: &str) -> bool {
    !value.is_empty() && (is_secret(name) || looks_secret(value))
}

/// Whether a value is a secret whatever it is called.
pub(super) fn looks_secret(value: &str) -> bool {
    let is_one_word = |value: &str| value.bytes().all(|byte| byte.is_ascii_graphic());
    value.len() >= SHORTEST
        && is_one_word(value)
        && KNOWN_BY.iter().any(|start| value.starts_with(start))
}

impl Secrets {
    /// The text as a template that gives it.
    pub(super) fn source(&mut self, text: &str) -> String {
        let mut source = String::new();
        for piece in marks::pieces(text) {
            match piece {
                Piece::Text(text) => source.push_str(&text.replace("${", "$${")),
                Piece::Expression(computed) => join(&mut source, &format!("${{{computed}}}")),
                Piece::Variable(name) => {
                    self.variable(name);
                    join(&mut source, &format!("${{env.{name}}}"));
                }
            }
        }
        source
    }

    /// A template that gives the value from the environment, as `computed` writes it of `env.NAME`.
    pub(super) fn keep(
        &mut self,
        of: &str,
        name: &str,
        value: &str,
        computed: impl Fn(&str) -> String,
    ) -> String {
        if value.is_empty() || marks::are_in(value) {
            return self.source(value);
        }
        let name = self.hold(of, name, value);
        format!("${{{}}}", computed(&format!("env.{name}")))
    }

    /// The same of a text as it stands.
    pub(super) fn keep_text(&mut self, of: &str, name: &str, value: &str) -> String {
        self.keep(of, name, value, str::to_owned)
    }

    /// A name that is taken already, with its value where that is known.
    pub(super) fn reserve(&mut self, name: &str, value: Option<&String>) {
        self.0.push(Secret {
            name: name.to_owned(),
            value: value.cloned(),
            of: String::new(),
        });
    }

    /// In the order in which they were found.
    pub(super) fn into_all(self) -> Vec<Secret> {
        self.0
    }

    fn variable(&mut self, name: &str) {
        if !self.0.iter().any(|known| known.name == name) {
            self.0.push(Secret {
                name: name.to_owned(),
                value: None,
                of: "a variable".to_owned(),
            });
        }
    }

    /// The variable that a value becomes. Equal values of one name are one secret; others are counted.
    pub(super) fn hold(&mut self, of: &str, name: &str, value: &str) -> String {
        let plain = variable_name(name);
        for count in 1.. {
            let name = match count {
                1 => plain.clone(),
                _ => format!("{plain}_{count}"),
            };
            match self.0.iter().find(|known| known.name == name) {
                Some(known) if known.value.as_deref() == Some(value) => return name,
                Some(_) => {}
                None => {
                    self.0.push(Secret {
                        name: name.clone(),
                        value: Some(value.to_owned()),
                        of: of.to_owned(),
                    });
                    return name;
                }
            }
        }
        plain
    }
}

/// A dollar before an expression would make a text of it.
fn join(source: &mut String, expression: &str) {
    if source.ends_with('$') {
        source.pop();
        source.push_str("${\"$\"}");
    }
    source.push_str(expression);
}

/// `X_API_KEY` of `x-api-key`, `ACCESS_TOKEN` of `accessToken`.
pub(super) fn variable_name(name: &str) -> String {
    let mut upper = String::new();
    let mut was_lower = false;
    for letter in name.chars() {
        let is_word = letter.is_ascii_alphanumeric();
        let begins = was_lower && letter.is_ascii_uppercase();
        if (begins || !is_word) && !upper.is_empty() && !upper.ends_with('_') {
            upper.push('_');
        }
        if is_word {
            upper.push(letter.to_ascii_uppercase());
        }
        was_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    let upper = upper.trim_end_matches('_');
    match upper.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => upper.to_owned(),
        _ => format!("SECRET_{upper}").trim_end_matches('_').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_named_after_what_it_holds() {
        let names = [
            "x-api-key",
            "accessToken",
            "user[password]",
            "2fa",
            "密码",
            "JSESSIONID",
        ];
        let expected = [
            "X_API_KEY",
            "ACCESS_TOKEN",
            "USER_PASSWORD",
            "SECRET_2FA",
            "SECRET",
            "JSESSIONID",
        ];
        assert_eq!(names.map(variable_name), expected);
    }

    #[test]
    fn equal_values_are_one_secret_and_others_are_counted() {
        let mut secrets = Secrets::default();
        let mut keep = |value| secrets.keep_text("a field", "key", value);
        assert_eq!(keep("a"), "${env.KEY}");
        assert_eq!(keep("b"), "${env.KEY_2}");
        assert_eq!(keep("a"), "${env.KEY}");
        assert_eq!(keep(""), "");
    }

    #[test]
    fn what_looks_like_an_expression_stays_text_and_a_variable_becomes_one() {
        let mut secrets = Secrets::default();
        assert_eq!(secrets.source("${a} $${b}"), "$${a} $$${b}");
        let text = format!("/${}/", marks::variable("ID"));
        assert_eq!(secrets.source(&text), "/${\"$\"}${env.ID}/");
        assert_eq!(secrets.into_all()[0].name, "ID");
    }

    #[test]
    fn a_value_can_be_known_for_a_secret_by_its_beginning() {
        assert!(looks_secret("eyJhbGciOiJIUzI1NiJ9.e30.x"));
        assert!(looks_secret("ghp_0123456789abcdef"));
        assert!(!looks_secret("eyJ"));
        assert!(!looks_secret("eyJ is how such a token begins"));
    }
}
