//! What of an answer is kept, where a request asks for it.

use js_sys::{Array, ArrayBuffer, JsString, Uint8Array};
use katydid_core::plan::Keep;
use katydid_core::platform::Content;
use wasm_bindgen::JsCast;
use web_sys::Response;

/// Bytes of a body that are kept; beyond, it is only counted.
const MOST_BYTES: u32 = 16 << 20;

/// What is kept of this answer.
pub(super) fn of(keep: Keep, response: &Response, body: &ArrayBuffer) -> Content {
    let mut content = Content::default();
    if keep.body {
        let length = body.byte_length().min(MOST_BYTES);
        content.body = Uint8Array::new_with_byte_offset_and_length(body, 0, length).to_vec();
    }
    if keep.headers {
        content.headers = headers(response);
        content.url = response.url();
    }
    content
}

/// Those that CORS lets a page see, names in lower case.
fn headers(response: &Response) -> Vec<(String, String)> {
    let text = |pair: &Array, at| pair.get(at).unchecked_into::<JsString>().into();
    let entry = |pair: &Array| (text(pair, 0), text(pair, 1));
    let pairs = Array::from(&response.headers());
    pairs
        .iter()
        .map(|pair| entry(pair.unchecked_ref()))
        .collect()
}
