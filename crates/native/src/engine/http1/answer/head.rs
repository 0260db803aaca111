//! An answer's status line and fields.

use std::mem::MaybeUninit;

use httparse::{Header, ParserConfig, Response, Status};

use super::Malformed;
use super::fields::{Fields, has_token};
use super::framing::{Framing, Said};

/// Bytes of the longest head that is taken, as in browsers.
pub(super) const LONGEST: usize = 256 << 10;

/// Fields of the longest head that is taken.
const MOST_FIELDS: usize = 256;

/// What a head says that every answer says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) status: u16,
    /// Whether the connection is open for another request after this answer.
    pub(super) persists: bool,
    /// What is said about how long the body is.
    said: Said,
}

/// An answer's status line and fields.
#[derive(Debug)]
pub(crate) struct Head<'b> {
    pub(super) facts: Facts,
    pub(crate) fields: &'b [Header<'b>],
    /// Whether it sets cookies.
    pub(crate) sets_cookies: bool,
    /// Where a redirect leads.
    pub(crate) location: Option<&'b [u8]>,
    /// Whether the body is coded.
    pub(crate) is_coded: bool,
}

/// Gives a head that has come whole, and its length in bytes; `None` if it goes on.
pub(super) fn with<R>(
    bytes: &[u8],
    take: impl FnOnce(&Head<'_>, usize) -> Result<R, Malformed>,
) -> Result<Option<R>, Malformed> {
    let mut fields = [const { MaybeUninit::uninit() }; MOST_FIELDS];
    let mut answer = Response::new(&mut []);
    let parsed = config().parse_response_with_uninit_headers(&mut answer, bytes, &mut fields);
    let whole = match parsed.map_err(|_| Malformed)? {
        Status::Complete(length) => Some(length),
        Status::Partial => None,
    };
    if whole.unwrap_or(bytes.len()) > LONGEST {
        return Err(Malformed);
    }
    let Some(length) = whole else {
        return Ok(None);
    };
    let (Some(status @ 100..), Some(minor)) = (answer.code, answer.version) else {
        return Err(Malformed);
    };
    take(&Head::new(status, minor, answer.headers), length).map(Some)
}

/// Whether a head, or the beginning of one, is HTTP.
pub(super) fn parse(bytes: &[u8]) -> Result<(), Malformed> {
    with(bytes, |_, _| Ok(())).map(drop)
}

/// A line may be folded: who reads it puts the pieces together.
///
/// Source: RFC 9112, section 5.2.
fn config() -> ParserConfig {
    let mut config = ParserConfig::default();
    config.allow_obsolete_multiline_headers_in_responses(true);
    config
}

impl<'b> Head<'b> {
    /// `minor` is that of HTTP/1.
    fn new(status: u16, minor: u8, fields: &'b [Header<'b>]) -> Self {
        let mut head = Self::plain(Facts {
            status,
            persists: minor > 0,
            said: Said::new(minor),
        });
        head.fields = fields;
        fields.iter().for_each(|field| head.hear(field));
        head
    }

    /// One that says no more than these, as far as anybody asks.
    pub(super) const fn plain(facts: Facts) -> Self {
        Self {
            facts,
            fields: &[],
            sets_cookies: false,
            location: None,
            is_coded: false,
        }
    }

    /// One of a protocol that tells of lengths and connections in another way.
    pub(crate) fn unframed(status: u16, fields: &'b [Header<'b>]) -> Self {
        Self::new(status, 1, fields)
    }

    pub(super) fn is_plain(&self) -> bool {
        !self.sets_cookies && !self.is_coded && self.location.is_none()
    }

    pub(crate) fn status(&self) -> u16 {
        self.facts.status
    }

    /// Names are told apart by their length first: nearly all are none of these.
    fn hear(&mut self, field: &Header<'b>) {
        let is = |name: &str| field.name.eq_ignore_ascii_case(name);
        match field.name.len() {
            8 if is("location") => self.location = self.location.or(Some(field.value)),
            10 if is("connection") => self.hear_connection(field.value),
            10 if is("set-cookie") => self.sets_cookies = true,
            14 if is("content-length") => self.facts.said.length(field.value),
            16 if is("content-encoding") => self.is_coded = true,
            17 if is("transfer-encoding") => self.facts.said.coding(field.value),
            _ => {}
        }
    }

    /// `close` wins over `keep-alive`, which only HTTP/1.0 needs.
    ///
    /// Source: RFC 9112, section 9.3.
    fn hear_connection(&mut self, value: &[u8]) {
        if has_token(value, "close") {
            self.facts.persists = false;
            self.facts.said.closes = true;
        } else if has_token(value, "keep-alive") {
            self.facts.persists |= !self.facts.said.closes;
        }
    }

    /// # Errors
    /// When how long the body is could be read as more than one thing.
    pub(super) fn framing(&self, bodiless: bool) -> Result<Framing, Malformed> {
        let none = bodiless || matches!(self.status(), 204 | 304);
        self.facts.said.framing(none)
    }

    /// The fields of this lower-case name.
    pub(crate) fn all(&self, name: &'static str) -> Fields<'b> {
        Fields::new(self.fields, name)
    }
}
