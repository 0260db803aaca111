//! Base64 in both alphabets of RFC 4648, by the code of one.

use base64ct::{Base64, Base64Unpadded, Encoding};

/// In the standard alphabet, padded.
pub(crate) fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// In the alphabet of URLs, without padding.
pub(crate) fn encode_url(bytes: &[u8]) -> String {
    let standard = encode(bytes);
    let unpadded = standard.trim_end_matches('=');
    unpadded.replace('+', "-").replace('/', "_")
}

/// What was encoded in any alphabet, with or without padding; `None` of what is no Base64.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let standard = text.replace('-', "+").replace('_', "/");
    Base64Unpadded::decode_vec(unpadded(&standard)?).ok()
}

/// `None` where there is more padding than fills the last four letters.
fn unpadded(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches('=');
    let padding = text.len() - bare.len();
    (padding <= bare.len().wrapping_neg() % 4).then_some(bare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_base64_is_not_read() {
        let wrong = ["Z", "Zg===", "Zm9v=", "Zm=9", "Zh", "Z g=", "Zg\n", "ü"];
        assert!(wrong.into_iter().all(|text| decode(text).is_none()));
        let right = ["", "Zg", "Zg=", "Zg=="];
        assert!(right.into_iter().all(|text| decode(text).is_some()));
    }

    proptest! {
        #[test]
        fn bytes_come_back_from_either_alphabet(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes.clone()));
            let url = encode_url(&bytes);
            prop_assert!(url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
            prop_assert_eq!(decode(&url), Some(bytes));
        }
    }
}
