//! What is known of an answer while it comes, and what of it is kept.

use std::cell::{Cell, RefCell};

use bytes::Bytes;
use hyper::header::HeaderMap;
use katydid_core::tick::Tick;
use url::Url;

/// Bytes of a body that are kept; what comes beyond is counted and forgotten.
pub(super) const MOST_KEPT: usize = 16 << 20;

/// What is known of an answer while it comes.
#[derive(Default)]
pub(super) struct Progress {
    pub(super) first_byte: Cell<Option<Tick>>,
    pub(super) bytes: Cell<u64>,
    pub(super) body: RefCell<Vec<u8>>,
}

impl Progress {
    /// An answer begins; whatever came before it was a redirect.
    pub(super) fn begin(&self, now: Tick) {
        self.first_byte.set(Some(now));
        self.bytes.set(0);
    }

    /// Counts a part of the body, and keeps as much of it as there is room for.
    pub(super) fn part(&self, part: &Bytes, keeps: bool) {
        self.bytes.set(self.bytes.get() + part.len() as u64);
        if keeps {
            let mut body = self.body.borrow_mut();
            let room = MOST_KEPT - body.len();
            body.extend_from_slice(&part[..part.len().min(room)]);
        }
    }
}

/// Names and values as text; what is not UTF-8 becomes U+FFFD.
pub(super) fn owned(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
        .collect()
}

/// Source: Fetch Standard, `Response.url`.
pub(super) fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}
