//! Encodings and digests.

use hmac::{Hmac, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::{Evaluation, Result};
use crate::base64;
use crate::expr::call::CodeCall;
use crate::expr::node::Node;
use crate::expr::value::write;
use crate::expr::{EvaluationError, Value};

/// RFC 3986's unreserved characters stay.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Text that costs one step to encode or digest, in bytes.
const STEP: usize = 64;

impl<'e> Evaluation<'e> {
    pub(super) fn code(&mut self, call: CodeCall, arguments: &'e [Node]) -> Result<Value> {
        if call == CodeCall::JsonEncode {
            let value = self.value(&arguments[0])?;
            return self.json_encode(&value);
        }
        let text = self.text(&arguments[0])?;
        self.budget.step(text.len() / STEP)?;
        match call {
            CodeCall::JsonDecode => self.json_decode(&text),
            CodeCall::UrlEncode => {
                self.budget.produce(3 * text.len())?;
                Ok(Value::from(
                    utf8_percent_encode(&text, COMPONENT).to_string(),
                ))
            }
            CodeCall::UrlDecode => self.url_decode(&text),
            CodeCall::Base64Encode => {
                self.budget.produce(text.len() * 4 / 3)?;
                Ok(Value::from(base64::encode(text.as_bytes())))
            }
            CodeCall::Base64Decode => self.base64_decode(&text),
            CodeCall::HmacSha256 => self.hmac(&text, &arguments[1]),
            _ => Ok(hex(&Sha256::digest(text.as_bytes()))),
        }
    }

    fn json_encode(&mut self, value: &Value) -> Result<Value> {
        let mut json = String::new();
        self.budget.write(&mut json, |sink| write(value, sink))?;
        Ok(Value::from(json))
    }

    /// A document in memory takes up to 16 times its text.
    fn json_decode(&mut self, text: &str) -> Result<Value> {
        self.budget.produce(16 * text.len())?;
        let json = Value::from_json(text);
        json.ok_or_else(|| EvaluationError::new("json.decode: the text is not JSON"))
    }

    fn url_decode(&mut self, text: &str) -> Result<Value> {
        self.budget.produce(text.len())?;
        decoded(percent_decode_str(text).collect(), "url.decode")
    }

    /// Both alphabets of RFC 4648, with or without padding.
    fn base64_decode(&mut self, text: &str) -> Result<Value> {
        self.budget.produce(text.len())?;
        let bytes = base64::decode(text);
        let bytes = bytes.ok_or_else(|| EvaluationError::new("base64.decode: not base64"))?;
        decoded(bytes, "base64.decode")
    }

    fn hmac(&mut self, key: &str, text: &'e Node) -> Result<Value> {
        let text = self.text(text)?;
        self.budget.step(text.len() / STEP)?;
        let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes());
        let mut mac = mac.map_err(|_| EvaluationError::new("hmac_sha256: a key of this length"))?;
        mac.update(text.as_bytes());
        Ok(hex(&mac.finalize().into_bytes()))
    }
}

fn decoded(bytes: Vec<u8>, what: &str) -> Result<Value> {
    let text = String::from_utf8(bytes);
    let failed = |_| EvaluationError::new(format!("{what}: the bytes are not text"));
    text.map(Value::from).map_err(failed)
}

fn hex(bytes: &[u8]) -> Value {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Value::from(digits.map(digit).collect::<String>())
}
