//! A request as it goes over one connection.

use std::sync::Arc;

use katydid_core::plan::{self, Plan};
use url::{Position, Url};

use super::headers::{Headers, line};
use super::manner::Manner;
use super::origin::Origin;
use crate::engine::http2::Prepared;

/// Bytes of the longest path and query that is sent.
const LONGEST_TARGET: usize = 64 << 10;

/// What ends the headers.
pub(super) const END: &[u8] = b"\r\n";

/// A request that no HTTP client can send, and why.
#[derive(Debug)]
pub(crate) struct Unsendable {
    pub(crate) url: String,
    pub(crate) why: String,
}

/// A request as it goes over one connection, written out: one of the plan's, or one that a redirect asks for.
#[derive(Clone, Debug)]
pub(crate) struct Hop {
    pub(super) url: Url,
    /// Its scheme and authority as the plan spells them.
    pub(super) start: String,
    pub(super) origin: Arc<Origin>,
    pub(super) method: &'static str,
    pub(super) headers: Headers,
    pub(super) manner: Manner,
    /// What stands before its path where a proxy sends it on; else empty.
    pub(super) before_path: String,
    /// The headers that the author's do not replace, written out.
    pub(super) defaults: Vec<u8>,
    /// Whether it takes the session's cookies: the author's own win.
    pub(super) takes_cookies: bool,
    /// Whether its author wants the connection closed after it.
    pub(super) closes: bool,
    /// For HTTP/2, where that is spoken.
    pub(super) prepared: Option<Prepared>,
    /// All of it, without cookies.
    written: Vec<u8>,
    /// Where in that its headers end.
    headers_end: usize,
}

impl Hop {
    /// Every request of a plan, by its id, as far as it is known before the run; `None` for those to the built-in
    /// target.
    ///
    /// # Errors
    /// The first that cannot be sent, as far as that is known before the run.
    pub(crate) fn all(plan: &Plan, manner: &Manner) -> Result<Arc<[Option<Self>]>, Unsendable> {
        let mut origins = Vec::new();
        let hop = |request: &plan::Request| match request.is_demo() {
            true => Ok(None),
            false => Self::prepare(request, manner)
                .map(|hop| Some(hop.sharing(&mut origins)))
                .map_err(|why| Unsendable {
                    url: request.url.clone(),
                    why,
                }),
        };
        plan.known_requests().map(hop).collect()
    }

    /// # Errors
    /// Why no HTTP client can send it.
    pub(super) fn prepare(request: &plan::Request, manner: &Manner) -> Result<Self, String> {
        let url = Url::parse(&request.url).map_err(|error| error.to_string())?;
        let headers = Headers::of(&request.headers)?;
        let method = request.method.as_str();
        let hop = Self::to(url, method, headers, &request.body, manner);
        let start = request.origin().to_owned();
        hop.map(|hop| Self { start, ..hop })
            .ok_or_else(|| "not an HTTP address".to_owned())
    }

    /// `None` if a URL is not one that HTTP can ask for.
    pub(super) fn to(
        url: Url,
        method: &'static str,
        headers: Headers,
        body: &[u8],
        manner: &Manner,
    ) -> Option<Self> {
        if url[Position::BeforePath..Position::AfterQuery].len() > LONGEST_TARGET {
            return None;
        }
        let mut hop = Self {
            origin: Arc::new(Origin::of(&url)?),
            start: String::new(),
            url,
            method,
            defaults: Vec::new(),
            takes_cookies: headers.get("cookie").is_none(),
            closes: manner.closes || headers.get("connection").is_some_and(asks_to_close),
            headers,
            prepared: None,
            manner: manner.clone(),
            before_path: String::new(),
            written: Vec::new(),
            headers_end: 0,
        };
        hop.before_path = manner.before_path(&hop.url);
        hop.headers.write_defaults(&hop.url, &mut hop.defaults);
        manner.write(&hop.url, &hop.headers, &mut hop.defaults);
        hop.write(body);
        if manner.http2 {
            let headers = hop.headers.with_defaults();
            hop.prepared = Some(Prepared::new(method, &hop.url, headers, body)?);
        }
        Some(hop)
    }

    fn write(&mut self, body: &[u8]) {
        let target = &self.url[Position::BeforePath..Position::AfterQuery];
        let to = &mut self.written;
        first_line(to, self.method, [&self.before_path, target]);
        to.extend_from_slice(&self.defaults);
        self.headers.write(to);
        length(to, self.method, body.len());
        self.headers_end = to.len();
        to.extend_from_slice(END);
        to.extend_from_slice(body);
    }

    pub(super) fn body(&self) -> &[u8] {
        &self.written[self.headers_end + END.len()..]
    }

    /// With an origin that is known already, where it is the same.
    fn sharing(mut self, origins: &mut Vec<Arc<Origin>>) -> Self {
        match origins.iter().find(|known| **known == self.origin) {
            Some(known) => self.origin = Arc::clone(known),
            None => origins.push(Arc::clone(&self.origin)),
        }
        self
    }

    /// All of it, without cookies.
    pub(super) fn written(&self) -> &[u8] {
        &self.written
    }

    /// Writes all of it with these cookies.
    pub(super) fn write_with(&self, cookies: &str, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.written[..self.headers_end]);
        line(to, "Cookie", cookies);
        to.extend_from_slice(&self.written[self.headers_end..]);
    }
}

pub(super) fn first_line(to: &mut Vec<u8>, method: &str, target: [&str; 2]) {
    to.extend_from_slice(method.as_bytes());
    to.push(b' ');
    target
        .iter()
        .for_each(|part| to.extend_from_slice(part.as_bytes()));
    to.extend_from_slice(b" HTTP/1.1\r\n");
}

/// Source: RFC 9110, section 8.6.
pub(super) fn length(to: &mut Vec<u8>, method: &str, length: usize) {
    if length > 0 || matches!(method, "POST" | "PUT") {
        let _ = std::io::Write::write_fmt(to, format_args!("Content-Length: {length}\r\n"));
    }
}

/// Whether a `Connection` header closes it.
pub(super) fn asks_to_close(value: &str) -> bool {
    let mut words = value.split(',');
    words.any(|word| word.trim().eq_ignore_ascii_case("close"))
}
