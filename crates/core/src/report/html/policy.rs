//! What a browser may do with the report: its own style, its own script, its own pictures.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// The content security policy of a page with this one script and this one style sheet, both inline.
///
/// Pictures are drawn to `data:` and saved from `blob:`.
pub(super) fn policy(script: &str, style: &str) -> String {
    let (script, style) = (source(script), source(style));
    format!(
        "default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'"
    )
}

fn source(code: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_known_by_its_digest() {
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let digest = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert!(policy("alert(1)", "").contains(&format!("script-src {digest};")));
    }
}
