//! Requests on their way into the language.

use std::time::Duration;

use super::place::Place;
use crate::scenario::Position;

/// A request as another tool has it. Its texts may hold variables, as [`super::marks`] has them.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) method: String,
    pub(super) place: Place,
    /// In order, names perhaps several times.
    pub(super) headers: Vec<(String, String)>,
    pub(super) payload: Payload,
    /// User name and password.
    pub(super) basic: Option<(String, String)>,
    pub(super) timeout: Option<Duration>,
    /// How many redirects are followed; `None` leaves it to the language.
    pub(super) redirects: Option<u32>,
    /// What its row is called, where that is known.
    pub(super) row: Option<String>,
    /// Where it stands in what is read.
    pub(super) source: Source,
}

impl Draft {
    /// A request with nothing but its target.
    pub(super) fn new(method: impl Into<String>, place: Place, source: Source) -> Self {
        Self {
            method: method.into(),
            place,
            headers: Vec::new(),
            payload: Payload::None,
            basic: None,
            timeout: None,
            redirects: None,
            row: None,
            source,
        }
    }

    /// The first value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let own = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        self.headers.iter().find(own).map(|(_, value)| value.trim())
    }
}

/// Where something stands in what is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) path: String,
    pub(super) position: Option<Position>,
}

/// What a request sends.
#[derive(Clone, Debug)]
pub(super) enum Payload {
    None,
    /// As it stands; what it is, the header says.
    Text(String),
    /// Fields of a form, decoded.
    Fields(Vec<(String, String)>),
    Parts(Vec<PartDraft>),
}

/// A part of a form with files.
#[derive(Clone, Debug, Default)]
pub(super) struct PartDraft {
    pub(super) name: String,
    pub(super) filename: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) content: String,
}
