//! An answer as conditions and extractions see it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use crate::expr::{Link, Path, Shape, Value};

/// So many parts of a document are looked for one by one before all of it is made.
pub(crate) const MOST_SOUGHT: usize = 8;

/// Where paths lead to: to a value that begins at the place of the same number.
pub(crate) type Places = (Rc<[Path]>, [usize; MOST_SOUGHT]);

/// What came back for one request, or that nothing did.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code; 0 when no answer came.
    pub status: u16,
    /// The headers in the order they came, a name once for each of its lines.
    pub headers: Vec<(String, String)>,
    /// The body, decoded from its content coding.
    pub body: Vec<u8>,
    /// The address that answered, after redirects.
    pub url: String,
    /// From sending the request to the last byte.
    pub elapsed: Duration,
    /// The body's length in bytes, also where the body itself was not kept.
    pub size: u64,
    json: OnceCell<Option<Value>>,
    sought: Cell<usize>,
    /// Where the parts stand that were looked for, in the order of asking.
    found: RefCell<Vec<(Path, usize)>>,
    places: OnceCell<Places>,
}

impl Answer {
    /// An answer with its body.
    #[must_use]
    pub fn new(
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
        url: String,
        elapsed: Duration,
    ) -> Self {
        Self {
            status,
            headers,
            size: body.len() as u64,
            body,
            url,
            elapsed,
            json: OnceCell::new(),
            sought: Cell::new(0),
            found: RefCell::default(),
            places: OnceCell::new(),
        }
    }

    /// No answer (refused, timed out) after this time: status 0, no text, no headers, null as JSON.
    #[must_use]
    pub fn none(elapsed: Duration) -> Self {
        Self::new(0, Vec::new(), Vec::new(), String::new(), elapsed)
    }

    /// The body as text; what is not UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        // checked in one go: `from_utf8_lossy` alone goes byte by byte
        match std::str::from_utf8(&self.body) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(&self.body),
        }
    }

    /// A header by its name in any case; several lines are joined by `, `.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let lines = self.headers.iter();
        let mut lines = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        let first = Cow::Borrowed(lines.next()?.1.as_str());
        Some(lines.fold(first, |joined, (_, line)| joined + ", " + line.as_str()))
    }

    /// The body as JSON, parsed on the first call; `None` when it is not JSON, null when no answer came.
    pub fn json(&self) -> Option<&Value> {
        self.json.get_or_init(|| self.parse()).as_ref()
    }

    /// The part of the body's JSON that a path leads to, where it is sooner found than all of it is made; `None` says
    /// nothing.
    pub(crate) fn json_part(&self, path: &[Link<'_>]) -> Option<Value> {
        if let Some(at) = self.place(path) {
            return Value::in_json(&self.body, at);
        }
        let sought = self.sought.get();
        if self.status == 0 || sought == MOST_SOUGHT || self.json.get().is_some() {
            return None;
        }
        self.sought.set(sought + 1);
        let text = self.text();
        let (part, at) = Value::part_of_json(&text, path).flatten()?;
        if Shape::IS_USED && matches!(text, Cow::Borrowed(_)) {
            self.found.borrow_mut().push((path.into(), at));
        }
        Some(part)
    }

    /// Where a path leads to, if that is known.
    fn place(&self, path: &[Link<'_>]) -> Option<usize> {
        let (paths, places) = self.places.get().filter(|_| Shape::IS_USED)?;
        let index = paths.iter().position(|known| known == path)?;
        Some(places[index])
    }

    /// Has these parts at these places, and is JSON.
    pub(crate) fn has(&self, places: Places) {
        drop(self.places.set(places));
    }

    /// Where its parts are known to stand.
    pub(crate) fn places(&self) -> Option<&Places> {
        self.places.get()
    }

    /// The parts that were looked for and found, and where.
    pub(crate) fn found(&self) -> Vec<(Path, usize)> {
        self.found.take()
    }

    /// Says the same as one before, of which this was made; `None` if not all has been.
    pub(crate) fn repeats(&self, json: Option<Option<Value>>) {
        match json {
            Some(json) => drop(self.json.set(json)),
            // What comes again and again is worth to be made.
            None => self.sought.set(MOST_SOUGHT),
        }
    }

    /// Whether there is one, and anybody has asked for its JSON.
    pub(crate) fn was_read(&self) -> bool {
        self.status != 0 && (self.sought.get() > 0 || self.json.get().is_some())
    }

    /// All its JSON, as far as it was made.
    pub(crate) fn made(&self) -> Option<Option<Value>> {
        self.json.get().cloned()
    }

    fn parse(&self) -> Option<Value> {
        if self.status == 0 {
            return Some(Value::Null);
        }
        Value::from_json(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Answer {
        let headers = [("Set-Cookie", "a=1"), ("X-Id", "7"), ("set-cookie", "b=2")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let url = "http://shop.example/".to_owned();
        Answer::new(200, headers.into(), body.into(), url, Duration::ZERO)
    }

    #[test]
    fn lines_of_one_header_are_joined_whatever_their_case() {
        assert_eq!(answer("").header("SET-COOKIE").as_deref(), Some("a=1, b=2"));
        assert_eq!(answer("").header("Age"), None);
    }

    #[test]
    fn a_body_that_is_not_json_has_no_json() {
        assert!(answer("<html>").json().is_none());
        assert_eq!(answer("7").json(), Some(&Value::Int(7)));
    }

    #[test]
    fn no_answer_is_null_as_json() {
        let none = Answer::none(Duration::from_secs(1));
        assert_eq!(none.json(), Some(&Value::Null));
        assert_eq!(none.text(), "");
    }
}
