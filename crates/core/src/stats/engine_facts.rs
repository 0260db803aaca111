//! What an engine tells of itself.

/// What an engine tells of itself in words of its own, for reports; never a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EngineFacts {
    /// What it was asked to do otherwise than by default: names as on the command line, and values.
    pub options: Vec<(String, String)>,
    /// What is the matter with it, and what to do about that.
    pub warnings: Vec<(String, String)>,
}

impl EngineFacts {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.options.is_empty() && self.warnings.is_empty()
    }

    /// The options in a line, such as `http2, proxy http://127.0.0.1:3128`; empty without any.
    #[must_use]
    pub fn line(&self) -> String {
        let words = self
            .options
            .iter()
            .map(|(name, value)| match value.as_str() {
                "" => name.clone(),
                value => format!("{name} {value}"),
            });
        words.collect::<Vec<_>>().join(", ")
    }
}
