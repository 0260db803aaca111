//! One file of the page, and how it is sent.

use std::io::Read;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use flate2::read::GzEncoder;
use http_body_util::Full;
use hyper::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap,
    HeaderValue, VARY,
};
use hyper::{Response, StatusCode};
use sha2::{Digest, Sha256};

use super::html::{Beside, Inline};
use super::negotiate::{accepts_gzip, is_known};
use super::policy::content_security;
use crate::serve::answer::{Answer, empty};

/// A file ready to be sent.
pub(in crate::serve) struct Asset {
    bytes: Bytes,
    content_type: HeaderValue,
    etag: HeaderValue,
    policy: HeaderValue,
    /// Made when first asked for; `None` inside when the file does not gain by it.
    gzip: OnceLock<Option<Bytes>>,
}

impl Asset {
    /// The file at `path`, which is gzipped for whoever accepts that.
    pub(super) fn new(path: &str, bytes: Bytes, beside: Beside) -> Self {
        let content_type = content_type(path);
        let bytes = if path == "index.html" {
            beside.tell(&String::from_utf8_lossy(&bytes)).into()
        } else {
            bytes
        };
        let inline = if is_html(&content_type) {
            Inline::of(&String::from_utf8_lossy(&bytes))
        } else {
            Inline::default()
        };
        let gzip = if gains_by_gzip(&content_type) {
            OnceLock::new()
        } else {
            OnceLock::from(None)
        };
        let (etag, policy) = (etag(&bytes), content_security(&inline));
        Self {
            bytes,
            content_type,
            etag,
            policy,
            gzip,
        }
    }

    /// The same, never gzipped: for a file that is read again for every request.
    pub(super) fn plain(path: &str, bytes: Bytes, beside: Beside) -> Self {
        Self {
            gzip: OnceLock::from(None),
            ..Self::new(path, bytes, beside)
        }
    }

    /// The file, or that the browser's copy is still good.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Answer {
        let mut answer = match is_known(asked, &self.etag) {
            true => empty(StatusCode::NOT_MODIFIED),
            false => self.whole(asked),
        };
        let headers = answer.headers_mut();
        headers.insert(ETAG, self.etag.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        answer
    }

    fn whole(&self, asked: &HeaderMap) -> Answer {
        let gzip = if accepts_gzip(asked) {
            self.gzip()
        } else {
            None
        };
        let mut answer = Response::new(Full::new(gzip.unwrap_or(&self.bytes).clone()));
        answer
            .headers_mut()
            .insert(CONTENT_TYPE, self.content_type.clone());
        if gzip.is_some() {
            answer
                .headers_mut()
                .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        answer
    }

    fn gzip(&self) -> Option<&Bytes> {
        let packed = || gzip(&self.bytes).filter(|packed| packed.len() < self.bytes.len());
        self.gzip.get_or_init(packed).as_ref()
    }
}

fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::new();
    GzEncoder::new(bytes, Compression::default())
        .read_to_end(&mut packed)
        .ok()?;
    Some(packed.into())
}

fn content_type(path: &str) -> HeaderValue {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let charset = if mime.type_() == "text" {
        "; charset=utf-8"
    } else {
        ""
    };
    HeaderValue::try_from(format!("{mime}{charset}"))
        .unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn is_html(content_type: &HeaderValue) -> bool {
    content_type.as_bytes().starts_with(b"text/html")
}

fn gains_by_gzip(content_type: &HeaderValue) -> bool {
    let kinds = [
        "text/",
        "application/wasm",
        "application/json",
        "application/javascript",
        "image/svg",
    ];
    kinds
        .iter()
        .any(|kind| content_type.as_bytes().starts_with(kind.as_bytes()))
}

/// Weak, since the gzipped file has the same tag.
fn etag(bytes: &[u8]) -> HeaderValue {
    let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..16]);
    HeaderValue::try_from(format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_does_not_gain_is_not_gzipped() {
        let gains = |path, bytes: Bytes| {
            let asset = Asset::new(path, bytes, Beside { threads: 1 });
            asset.gzip().is_some()
        };
        assert!(!gains("a.txt", Bytes::from_static(b"a")));
        assert!(!gains("a.png", vec![0; 9999].into()));
        assert!(gains("a.wasm", vec![0; 9999].into()));
    }

    #[test]
    fn content_types_are_what_browsers_insist_on() {
        let table = [
            ("index.html", "text/html; charset=utf-8"),
            ("pkg/katydid.js", "text/javascript; charset=utf-8"),
            ("pkg/katydid_bg.wasm", "application/wasm"),
            ("style/a.css", "text/css; charset=utf-8"),
            ("icon.svg", "image/svg+xml"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (path, expected) in table {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }
}
