//! What is taken of an answer while it comes.

use katydid_core::plan::{Keep, Request};
use katydid_core::platform::Content;
use katydid_core::redirect;
use katydid_core::stats::{Failure, Phase, Phases};
use katydid_core::tick::Tick;

use super::answer::{Head, Listener, unfolded};
use super::call::Call;
use super::coding::decoded;
use super::failure::of_malformed;

/// Bytes of a body that are kept; what comes beyond is counted and forgotten.
pub(super) const MOST_KEPT: usize = 16 << 20;

/// What is taken of an answer while it comes.
#[derive(Debug, Default)]
pub(in crate::engine) struct Intake {
    /// The request's id.
    pub(super) of: usize,
    keep: Keep,
    /// Whether a redirect is followed.
    follows: bool,
    pub(super) status: u16,
    /// Bytes of the body.
    pub(super) bytes: u64,
    /// When the request began to go out, and when it had gone.
    pub(in crate::engine) out: (Tick, Option<Tick>),
    pub(super) first_byte: Option<Tick>,
    /// When bytes came last.
    pub(super) last_byte: Tick,
    body: Vec<u8>,
    /// What most answers have nothing of that anybody wants.
    rare: Option<Box<Rare>>,
}

#[derive(Debug, Default)]
struct Rare {
    fields: Vec<(String, String)>,
    cookies: Vec<String>,
    /// Of a redirect to follow.
    location: Option<String>,
    codings: Vec<u8>,
}

impl Intake {
    /// Takes what the request asks for.
    pub(super) fn new(request: &Request) -> Self {
        Self {
            of: request.id.0 as usize,
            keep: request.keep,
            follows: request.redirects > 0,
            ..Self::default()
        }
    }

    /// Bytes have come.
    pub(in crate::engine) fn came(&mut self, now: Tick) {
        self.first_byte.get_or_insert(now);
        self.last_byte = now;
    }

    /// How long each phase took from when the request began to go out. Where the answer ends before all of that has gone,
    /// nobody can tell its phases apart.
    pub(super) fn phases(&self) -> Phases {
        let mut phases = Phases::default();
        let (began, sent) = self.out;
        if let Some(sent) = sent {
            phases.add(Phase::Send, began, sent);
        }
        if let (Some(sent), Some(first_byte)) = (sent, self.first_byte) {
            phases.add(Phase::FirstByte, sent, first_byte);
            phases.add(Phase::Receive, first_byte, self.last_byte);
        }
        phases
    }

    /// Whether not one byte has come.
    pub(super) fn has_nothing(&self) -> bool {
        self.first_byte.is_none()
    }

    /// Where to go on, if the answer is a redirect to follow.
    pub(super) fn location(&self) -> Option<&str> {
        self.rare.as_ref()?.location.as_deref()
    }

    /// The cookies it sets.
    pub(super) fn cookies(&self) -> &[String] {
        self.rare.as_ref().map_or(&[], |rare| &rare.cookies)
    }

    /// What is kept of a final answer to this request, its body decoded.
    ///
    /// # Errors
    /// When the body is not what its coding makes.
    pub(super) fn content(&mut self, call: &Call<'_>) -> Result<Content, Failure> {
        let body = std::mem::take(&mut self.body);
        let Some(rare) = self.rare.take() else {
            return Ok(Content {
                body,
                ..Content::default()
            });
        };
        let is_whole = self.bytes == body.len() as u64;
        let body = decoded(body, &rare.codings, is_whole, MOST_KEPT);
        let url = call.moved_to().filter(|_| self.keep.headers);
        Ok(Content {
            body: body.map_err(of_malformed)?,
            headers: rare.fields,
            url: url.unwrap_or_default(),
        })
    }

    fn hear_rare(&mut self, head: &Head<'_>, location: Option<&[u8]>) {
        let rare = self.rare.get_or_insert_default();
        rare.location = location.map(text);
        rare.cookies = head.all("set-cookie").map(|value| text(&value)).collect();
        if location.is_some() {
            return;
        }
        let codings: Vec<_> = head.all("content-encoding").collect();
        rare.codings = codings.join(&b","[..]);
        if self.keep.headers {
            let fields = head.fields.iter();
            rare.fields = fields
                .map(|field| (field.name.to_ascii_lowercase(), text(field.value)))
                .collect();
        }
    }
}

impl Listener for Intake {
    fn reads_fields(&self) -> bool {
        self.keep.headers
    }

    fn head(&mut self, head: &Head<'_>) {
        self.status = head.status();
        let moved = self.follows && redirect::sends_on(self.status);
        let location = head.location.filter(|_| moved);
        let codings = head.is_coded && self.keep.body;
        if self.keep.headers || codings || head.sets_cookies || location.is_some() {
            self.hear_rare(head, location);
        }
        // What a redirect says beside where to go, nobody reads.
        self.keep.body &= location.is_none();
    }

    fn body(&mut self, part: &[u8]) {
        self.bytes += part.len() as u64;
        if self.keep.body {
            let room = MOST_KEPT - self.body.len();
            self.body.extend_from_slice(&part[..part.len().min(room)]);
        }
    }
}

/// What is not UTF-8 becomes U+FFFD.
fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(&unfolded(value)).into_owned()
}
