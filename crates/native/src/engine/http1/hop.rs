//! A request as it goes over one connection.

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{
    ACCEPT, CONTENT_LENGTH, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
    USER_AGENT,
};
use hyper::{Method, Request, Uri};
use katydid_core::plan::{self, Plan};
use url::{Host, Position, Url};

const OURS: &str = concat!("katydid/", env!("CARGO_PKG_VERSION"));

/// Where a connection goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) tls: bool,
    pub(crate) host: Host,
    pub(crate) port: u16,
}

impl Origin {
    /// `None` for other schemes than `http` and `https`.
    fn of(url: &Url) -> Option<Self> {
        let tls = match url.scheme() {
            "http" => false,
            "https" => true,
            _ => return None,
        };
        Some(Self {
            tls,
            host: url.host()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }
}

/// A request that no HTTP client can send, and why.
#[derive(Debug)]
pub(crate) struct Unsendable {
    pub(crate) url: String,
    pub(crate) why: String,
}

/// A request as it goes over one connection: the first, or one that a redirect asks for.
#[derive(Clone, Debug)]
pub(crate) struct Hop {
    pub(super) url: Url,
    pub(super) origin: Arc<Origin>,
    pub(super) target: Uri,
    pub(super) method: Method,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Hop {
    /// Every request of a plan, by its id, that is always the same; `None` for the others, and for those to the
    /// built-in target.
    ///
    /// # Errors
    /// The first that cannot be sent, as far as that is known before the run.
    pub(crate) fn all(plan: &Plan) -> Result<Arc<[Option<Self>]>, Unsendable> {
        let hop = |request: &plan::Request| match request.is_demo() {
            true => Ok(None),
            false => Self::prepare(request)
                .map(|hop| request.fixed.then_some(hop))
                .map_err(|why| Unsendable {
                    url: request.url.clone(),
                    why,
                }),
        };
        plan.known_requests().map(hop).collect()
    }

    /// # Errors
    /// Why no HTTP client can send it.
    pub(super) fn prepare(request: &plan::Request) -> Result<Self, String> {
        let url = Url::parse(&request.url).map_err(|error| error.to_string())?;
        let method = request
            .method
            .as_str()
            .parse()
            .map_err(|_| "not an HTTP method")?;
        let body = Bytes::from(request.body.clone());
        let headers = headers(&url, request, &method)?;
        Self::to(url, method, headers, body).ok_or_else(|| "not an HTTP address".to_owned())
    }

    /// `None` if a URL is not one that HTTP can ask for.
    pub(super) fn to(url: Url, method: Method, headers: HeaderMap, body: Bytes) -> Option<Self> {
        let origin = Arc::new(Origin::of(&url)?);
        let target = url[Position::BeforePath..Position::AfterQuery]
            .parse()
            .ok()?;
        Some(Self {
            url,
            origin,
            target,
            method,
            headers,
            body,
        })
    }

    /// Whether it takes the session's cookies: the author's own win.
    pub(super) fn takes_cookies(&self) -> bool {
        !self.headers.contains_key(COOKIE)
    }

    pub(super) fn request(&self, cookies: Option<&HeaderValue>) -> Request<Full<Bytes>> {
        let mut request = Request::new(Full::new(self.body.clone()));
        request.method_mut().clone_from(&self.method);
        request.uri_mut().clone_from(&self.target);
        request.headers_mut().clone_from(&self.headers);
        if let Some(cookies) = cookies {
            request.headers_mut().insert(COOKIE, cookies.clone());
        }
        request
    }
}

/// The `Host` header of a URL.
pub(super) fn host(url: &Url) -> HeaderValue {
    let authority = &url[Position::BeforeHost..Position::AfterPort];
    HeaderValue::from_str(authority)
        .unwrap_or_else(|_| unreachable!("a parsed URL's authority is ASCII"))
}

/// What `fetch` would send unless the author says otherwise; how long the body is, is not the author's to say.
fn headers(url: &Url, request: &plan::Request, method: &Method) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::from_iter([
        (HOST, host(url)),
        (USER_AGENT, HeaderValue::from_static(OURS)),
        (ACCEPT, HeaderValue::from_static("*/*")),
    ]);
    for (name, value) in &request.headers {
        let header = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(value).ok());
        let (name, value) =
            header.ok_or_else(|| format!("no client can send the header {name}"))?;
        headers.insert(name, value);
    }
    headers.remove(CONTENT_LENGTH);
    headers.remove(TRANSFER_ENCODING);
    if request.body.is_empty() && [Method::POST, Method::PUT].contains(method) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(headers)
}
