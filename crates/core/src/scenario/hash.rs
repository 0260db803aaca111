//! What a scenario is known by.

use sha2::{Digest, Sha256};

use super::Scenario;

/// Characters of a short hash: enough to tell the scenarios of a lifetime apart.
const SHORT: usize = 12;

impl Scenario {
    /// SHA-256 of the canonical JSON as 64 lower-case hexadecimal digits; the same wherever it is computed.
    #[must_use]
    pub fn hash(&self) -> String {
        Sha256::digest(self.to_json())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The first 12 digits of [`Self::hash`], for people.
    #[must_use]
    pub fn short_hash(&self) -> String {
        self.hash()[..SHORT].to_owned()
    }
}
