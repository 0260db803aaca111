//! A part of a JSON text, without making the rest of it.

use super::Value;
use super::parse::{DEEPEST, Reader};
use super::skip::Over;

/// A step into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link<'p> {
    /// What a map has under a name.
    Member(&'p str),
    /// What a list has at a place.
    Item(usize),
}

impl Value {
    /// The part of a JSON text that a path leads to, `Some(None)` where it has none; `None` where it is no JSON.
    pub(crate) fn part_of_json(text: &str, path: &[Link<'_>]) -> Option<Option<Part>> {
        let mut reader = Reader::new(text);
        let part = reader.seek(path)?;
        reader.next().is_none().then_some(part)
    }

    /// The value that begins at a place of a JSON text.
    pub(crate) fn in_json(text: &[u8], at: usize) -> Option<Self> {
        let end = Over(text).value(at, DEEPEST, &mut ())?;
        Self::from_json(std::str::from_utf8(&text[at..end]).ok()?)
    }
}

/// Steps into a value, kept.
#[derive(Clone, Debug)]
pub(crate) struct Path(Box<[Step]>);

#[derive(Clone, Debug)]
enum Step {
    Member(Box<str>),
    Item(usize),
}

impl From<&[Link<'_>]> for Path {
    fn from(links: &[Link<'_>]) -> Self {
        let step = |link: &Link<'_>| match *link {
            Link::Member(name) => Step::Member(name.into()),
            Link::Item(at) => Step::Item(at),
        };
        Self(links.iter().map(step).collect())
    }
}

impl PartialEq<[Link<'_>]> for Path {
    fn eq(&self, links: &[Link<'_>]) -> bool {
        let is = |(step, link): (&Step, &Link<'_>)| match (step, link) {
            (Step::Member(name), Link::Member(other)) => **name == **other,
            (Step::Item(at), Link::Item(other)) => at == other,
            _ => false,
        };
        self.0.len() == links.len() && self.0.iter().zip(links).all(is)
    }
}

/// A part of a JSON text, and where it begins.
pub(crate) type Part = (Value, usize);

impl Reader<'_> {
    fn seek(&mut self, path: &[Link<'_>]) -> Option<Option<Part>> {
        let Some((link, rest)) = path.split_first() else {
            self.next()?;
            let at = self.at;
            return self.value().map(|value| Some((value, at)));
        };
        match (link, self.next()?) {
            (Link::Member(name), b'{') => self.nested(|inside| inside.seek_member(name, rest)),
            (Link::Item(at), b'[') => self.nested(|inside| inside.seek_item(*at, rest)),
            _ => self.skip().map(|()| None),
        }
    }

    /// Of several members of one name the last counts.
    fn seek_member(&mut self, name: &str, rest: &[Link<'_>]) -> Option<Option<Part>> {
        let (mut found, mut is_first) = (None, true);
        while !self.took(b'}') {
            if !std::mem::take(&mut is_first) && !self.took(b',') {
                return None;
            }
            let key = self.next().filter(|byte| *byte == b'"');
            let key = key.and_then(|_| self.text())?;
            if !self.took(b':') {
                return None;
            }
            match key == name {
                true => found = self.seek(rest)?,
                false => self.skip()?,
            }
        }
        Some(found)
    }

    fn seek_item(&mut self, at: usize, rest: &[Link<'_>]) -> Option<Option<Part>> {
        let (mut found, mut place) = (None, 0);
        while !self.took(b']') {
            if place > 0 && !self.took(b',') {
                return None;
            }
            match place == at {
                true => found = self.seek(rest)?,
                false => self.skip()?,
            }
            place += 1;
        }
        Some(found)
    }
}
