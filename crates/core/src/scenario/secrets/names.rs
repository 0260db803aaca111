//! Which names are those of secrets.

/// A name is a secret's if one of its words is one of these.
const WORDS: [&str; 9] = [
    "key",
    "session",
    "auth",
    "oauth",
    "authorization",
    "authentication",
    "authkey",
    "accesskey",
    "privatekey",
];

/// Or ends with one of these; `tokens` are more often counted than kept.
const ENDINGS: [&str; 10] = [
    "apikey",
    "passwd",
    "password",
    "passwords",
    "pwd",
    "secret",
    "secrets",
    "sessionid",
    "signature",
    "token",
];

/// Whether a parameter's or a field's name says that its value is a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    words(name).iter().any(|word| {
        WORDS.contains(&word.as_str()) || ENDINGS.iter().any(|ending| word.ends_with(ending))
    })
}

/// Whether a header's does.
pub(crate) fn is_secret_header(name: &str) -> bool {
    is_secret(name) || name.to_ascii_lowercase().contains("cookie")
}

/// The words of `api_key`, `API-Key` and `apiKey2`, their ASCII letters in lower case; others count as lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        if !letter.is_alphabetic() || (was_lower && letter.is_ascii_uppercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphabetic()) {
            word.push(letter.to_ascii_lowercase());
        }
        was_lower = letter.is_alphabetic() && !letter.is_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_names_however_spelt() {
        for name in [
            "token",
            "accessToken",
            "csrf_token",
            "authtoken",
            "key",
            "api_key",
            "apikey",
            "APIKey",
            "x-api-key",
            "access_key",
            "AWSAccessKeyId",
            "client_secret",
            "clientsecret",
            "Password",
            "userPassword2",
            "passwd",
            "db.pwd",
            "session",
            "session_id",
            "JSESSIONID",
            "X-Amz-Signature",
            "auth",
            "oauth2",
            "Authorization",
            "user[password]",
        ] {
            assert!(is_secret(name), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_alike_are_no_secrets() {
        for name in [
            "",
            "keyword",
            "keyboard",
            "monkey",
            "author",
            "authority",
            "co_author",
            "max_tokens",
            "tokenizer",
            "secretary",
            "possession",
            "passage",
            "designer",
            "page",
            "q",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn headers_that_prove_who_someone_is_are_secrets() {
        for name in [
            "Authorization",
            "Proxy-Authorization",
            "Cookie",
            "X-Cookies",
            "X-Auth-Token",
            "X-ApiKey",
            "Ocp-Apim-Subscription-Key",
            "X-Shared-Secret",
            "X-Auth",
        ] {
            assert!(is_secret_header(name), "{name}");
        }
        for name in ["Accept", "Author", "X-Keywords", "Keep-Alive", "User-Agent"] {
            assert!(!is_secret_header(name), "{name}");
        }
    }
}
