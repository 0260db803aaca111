//! What a run is given beside its plan.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::collection::Map;
use crate::expr::Value;
use crate::plan::spellings;

/// What a run is given beside its plan, the same on every shard. Never part of a link, a log or a report.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Inputs {
    /// The values of the plan's secrets, by name.
    pub env: Map<String, String>,
    /// What the steps of `on_test_start` left in their variables, as a JSON object; empty for nothing.
    pub variables: String,
    /// When the run starts, in milliseconds since 1970.
    pub started_unix_ms: u64,
}

/// What stands for a secret.
const HIDDEN: &str = "***";

/// Names only.
impl fmt::Debug for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inputs")
            .field("env", &self.env.keys().collect::<Vec<_>>())
            .field("started_unix_ms", &self.started_unix_ms)
            .finish_non_exhaustive()
    }
}

impl Inputs {
    /// A secret shorter than this is hidden nowhere: too much else would be.
    const SHORTEST: usize = 4;

    /// The variables that `on_test_start` left.
    pub(super) fn given(&self) -> Vec<(Arc<str>, Value)> {
        match Value::from_json(&self.variables) {
            Some(Value::Map(fields)) => fields
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The text with the values of secrets made unreadable, also as a URL holds them.
    #[must_use]
    pub fn redacted<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let secrets = self
            .env
            .values()
            .filter(|value| value.len() >= Self::SHORTEST);
        secrets.fold(Cow::Borrowed(text), |text, secret| {
            let text = text.replace(secret.as_str(), HIDDEN);
            Cow::Owned(match text.contains(['%', '+']) {
                true => spellings(secret)
                    .iter()
                    .fold(text, |text, secret| text.replace(secret, HIDDEN)),
                false => text,
            })
        })
    }
}
