//! A request as HTTP/2 carries it.

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{Method, Request, Uri, Version};
use url::{Position, Url};

/// What only HTTP/1 says of a connection.
///
/// Source: RFC 9113, section 8.2.2.
const OF_THE_CONNECTION: [&str; 6] = [
    "connection",
    "host",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
    "upgrade",
];

/// A request written for HTTP/2, but for what each user adds.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// A request that is to be sent now; it may have to be sent again.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    prepared: Prepared,
    /// Whether its connection is for it alone.
    pub(super) closes: bool,
}

impl Prepared {
    /// `None` for what HTTP/2 cannot carry.
    pub(crate) fn new<'h>(
        method: &str,
        url: &Url,
        headers: impl Iterator<Item = (&'h str, &'h str)>,
        body: &[u8],
    ) -> Option<Self> {
        let mut authority = url[Position::BeforeHost..Position::AfterPort].to_owned();
        let mut fields = HeaderMap::new();
        for (name, value) in headers {
            if name.eq_ignore_ascii_case("host") {
                value.clone_into(&mut authority);
            }
            if !OF_THE_CONNECTION
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
            {
                let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
                fields.append(
                    name,
                    HeaderValue::from_str(value)
                        .or_else(|_| latin(value))
                        .ok()?,
                );
            }
        }
        if !body.is_empty() || matches!(method, "POST" | "PUT") {
            fields.insert(header::CONTENT_LENGTH, body.len().into());
        }
        Some(Self {
            method: method.parse().ok()?,
            uri: uri(url, &authority)?,
            headers: fields,
            body: Bytes::copy_from_slice(body),
        })
    }
}

/// What is no ASCII goes out as its bytes, as in HTTP/1.1.
fn latin(value: &str) -> Result<HeaderValue, header::InvalidHeaderValue> {
    HeaderValue::from_bytes(value.as_bytes())
}

fn uri(url: &Url, authority: &str) -> Option<Uri> {
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let mut parts = http::uri::Parts::default();
    parts.scheme = Some(Scheme::try_from(url.scheme()).ok()?);
    parts.authority = Some(Authority::try_from(authority).ok()?);
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

impl Outgoing {
    pub(crate) fn new(mut prepared: Prepared, cookies: Option<&str>, closes: bool) -> Self {
        if let Some(cookies) = cookies.and_then(|cookies| latin(cookies).ok()) {
            prepared.headers.append(header::COOKIE, cookies);
        }
        Self { prepared, closes }
    }

    pub(super) fn request(&self) -> Request<()> {
        let mut request = Request::new(());
        *request.method_mut() = self.prepared.method.clone();
        *request.uri_mut() = self.prepared.uri.clone();
        *request.version_mut() = Version::HTTP_2;
        *request.headers_mut() = self.prepared.headers.clone();
        request
    }

    pub(super) fn body(&self) -> &Bytes {
        &self.prepared.body
    }
}
