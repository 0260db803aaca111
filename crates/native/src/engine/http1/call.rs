//! A request that is to be sent now: as it was written before the run, or as it is made each time.

use std::borrow::Cow;
use std::sync::Arc;

use katydid_core::plan::Request;
use katydid_core::stats::Failure;
use url::{Position, Url};

use super::headers::{is_value, line};
use super::hop::{END, Hop, asks_to_close, first_line, length};
use super::manner::Manner;
use super::origin::Origin;
use crate::engine::http2::Outgoing;

/// A request that is to be sent now.
pub(super) enum Call<'r> {
    /// As it was written before the run.
    Known(&'r Hop),
    /// Made of what is known now, and otherwise like this one.
    Made {
        known: &'r Hop,
        request: &'r Request,
        target: &'r str,
    },
    /// Made of what is known now, and unlike what was known before.
    Own(Box<Hop>),
    /// What a redirect asks for.
    Moved(Box<Hop>),
}

impl<'r> Call<'r> {
    /// `known` is the request as far as it was known before the run.
    ///
    /// # Errors
    /// When no HTTP client can send it.
    pub(super) fn new(
        known: Option<&'r Hop>,
        request: &'r Request,
        manner: &Manner,
    ) -> Result<Self, Failure> {
        match known {
            Some(hop) if request.fixed => return Ok(Self::Known(hop)),
            Some(known) if is_alike(known, request) => {
                if let Some(target) = target(known, &request.url) {
                    return Ok(Self::Made {
                        known,
                        request,
                        target,
                    });
                }
            }
            _ => {}
        }
        own(request, manner).map(Self::Own)
    }

    /// The headers and the origin are this one's.
    fn hop(&self) -> &Hop {
        match self {
            Self::Known(hop) | Self::Made { known: hop, .. } => hop,
            Self::Own(hop) | Self::Moved(hop) => hop,
        }
    }

    pub(super) fn origin(&self) -> &Arc<Origin> {
        &self.hop().origin
    }

    pub(super) fn is_head(&self) -> bool {
        self.hop().method == "HEAD"
    }

    pub(super) fn takes_cookies(&self) -> bool {
        self.hop().takes_cookies
    }

    /// Whether its author wants the connection closed after it.
    pub(super) fn closes(&self) -> bool {
        match self {
            Self::Made { request, known, .. } => {
                let mut headers = request.headers.iter();
                known.manner.closes
                    || headers.any(|(name, value)| {
                        name.eq_ignore_ascii_case("connection") && asks_to_close(value)
                    })
            }
            Self::Known(hop) => hop.closes,
            Self::Own(hop) | Self::Moved(hop) => hop.closes,
        }
    }

    /// All of the URL before its query.
    pub(super) fn place(&self) -> &str {
        match self {
            Self::Made { request, .. } => request.url.split('?').next().unwrap_or_default(),
            Self::Known(hop) => &hop.url[..Position::AfterPath],
            Self::Own(hop) | Self::Moved(hop) => &hop.url[..Position::AfterPath],
        }
    }

    pub(super) fn url(&self) -> Option<Cow<'_, Url>> {
        match self {
            Self::Made { request, .. } => request.url.parse().ok().map(Cow::Owned),
            Self::Known(hop) => Some(Cow::Borrowed(&hop.url)),
            Self::Own(hop) | Self::Moved(hop) => Some(Cow::Borrowed(&hop.url)),
        }
    }

    /// Where a redirect has led; `None` for what the plan asks for.
    pub(super) fn moved_to(&self) -> Option<String> {
        match self {
            Self::Moved(hop) => Some(hop.url[..Position::AfterQuery].to_owned()),
            _ => None,
        }
    }

    /// What goes out, in a spare buffer where it has to be written.
    pub(super) fn written(
        &self,
        cookies: Option<&str>,
        spare: impl FnOnce() -> Vec<u8>,
    ) -> Cow<'_, [u8]> {
        if cookies.is_none() && !matches!(self, Self::Made { .. }) {
            return Cow::Borrowed(self.hop().written());
        }
        let mut to = spare();
        match (self, cookies) {
            (
                Self::Made {
                    known,
                    request,
                    target,
                },
                _,
            ) => write(known, request, target, cookies, &mut to),
            (_, cookies) => self.hop().write_with(cookies.unwrap_or_default(), &mut to),
        }
        Cow::Owned(to)
    }

    /// The same for HTTP/2.
    ///
    /// # Errors
    /// When it cannot carry it.
    pub(super) fn outgoing(&self, cookies: Option<&str>) -> Result<Outgoing, Failure> {
        let prepared = match self {
            Self::Made { request, known, .. } => own(request, &known.manner)?.prepared.clone(),
            Self::Known(_) | Self::Own(_) | Self::Moved(_) => self.hop().prepared.clone(),
        };
        let prepared = prepared.ok_or(Failure::Connect)?;
        Ok(Outgoing::new(prepared, cookies, self.closes()))
    }

    /// What an answer of this status asks for instead.
    pub(super) fn redirected(&self, status: u16, location: &str) -> Result<Self, Failure> {
        let next = match self {
            Self::Made { request, known, .. } => {
                own(request, &known.manner)?.redirected(status, location)
            }
            Self::Known(hop) => hop.redirected(status, location),
            Self::Own(hop) | Self::Moved(hop) => hop.redirected(status, location),
        };
        next.map(Box::new).map(Self::Moved)
    }
}

fn own(request: &Request, manner: &Manner) -> Result<Box<Hop>, Failure> {
    let hop = Hop::prepare(request, manner).map_err(|_| Failure::Connect)?;
    Ok(Box::new(hop))
}

/// Whether its headers are called as those of the known one, so that nothing but their values is to be checked. The type
/// of a multipart body comes with the body.
fn is_alike(known: &Hop, request: &Request) -> bool {
    let names = known.headers.names();
    let (own, more) = match request.headers.split_at_checked(names.len()) {
        Some(parts) => parts,
        None => return false,
    };
    let same = names.zip(own).all(|(name, (own, _))| name == own);
    let is_type = |(name, _): &(String, String)| name == "Content-Type";
    same && more.iter().all(is_type) && request.headers.iter().all(|(_, value)| is_value(value))
}

/// The path and query of a URL of the same origin, if they go out as they stand.
fn target<'r>(known: &Hop, url: &'r str) -> Option<&'r str> {
    let target = url.strip_prefix(&*known.start)?;
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'#';
    let is_dotted = |pair: &[u8]| pair[0] == b'/' && matches!(pair[1], b'.' | b'%');
    let bytes = target.as_bytes();
    let goes = bytes.first() == Some(&b'/')
        && bytes.iter().copied().all(is_plain)
        && !bytes.windows(2).any(is_dotted);
    goes.then_some(target)
}

fn write(known: &Hop, request: &Request, target: &str, cookies: Option<&str>, to: &mut Vec<u8>) {
    first_line(to, known.method, [&known.before_path, target]);
    to.extend_from_slice(&known.defaults);
    request
        .headers
        .iter()
        .for_each(|(name, value)| line(to, name, value));
    if let Some(cookies) = cookies {
        line(to, "Cookie", cookies);
    }
    length(to, known.method, request.body.len());
    to.extend_from_slice(END);
    to.extend_from_slice(&request.body);
}
