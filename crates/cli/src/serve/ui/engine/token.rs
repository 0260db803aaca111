//! What an address must have in it for its page to use the engine.

use std::fmt;
use std::io;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The name of the query's parameter.
const NAME: &str = "token";

/// A secret of this server's run, as it stands in an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// Its value is nobody's but its address's.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new one, of 128 random bits.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn random() -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// What follows the page's address: `?token=…`.
    #[must_use]
    pub fn query(&self) -> String {
        format!("?{NAME}={}", self.0)
    }

    /// Whether a query holds it. Hashes are compared, so that how long it takes tells nothing.
    pub(super) fn is_in(&self, query: &str) -> bool {
        let parameters = query.split('&').filter_map(|part| part.split_once('='));
        let mut given = parameters.filter(|(name, _)| *name == NAME);
        given.any(|(_, value)| Sha256::digest(value) == Sha256::digest(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_in_its_own_query_only() {
        let (token, other) = (Token::random().unwrap(), Token::random().unwrap());
        let query = token.query();
        assert!(token.is_in(&query[1..]) && token.is_in(&format!("a=b&{}", &query[1..])));
        assert!(!other.is_in(&query[1..]));
        for query in ["", "token=", "token", "tok=1"] {
            assert!(!token.is_in(query), "{query}");
        }
    }

    #[test]
    fn a_token_is_not_told_by_its_debug_form() {
        let token = Token::random().unwrap();
        assert!(!format!("{token:?}").contains(&token.0));
    }
}
