//! A part of a JSON text, without making the rest of it.

use super::Value;
use super::parse::Reader;

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
    pub(crate) fn part_of_json(text: &str, path: &[Link<'_>]) -> Option<Option<Self>> {
        let mut reader = Reader::new(text);
        let part = reader.seek(path)?;
        reader.next().is_none().then_some(part)
    }
}

impl Reader<'_> {
    fn seek(&mut self, path: &[Link<'_>]) -> Option<Option<Value>> {
        let Some((link, rest)) = path.split_first() else {
            return self.value().map(Some);
        };
        match (link, self.next()?) {
            (Link::Member(name), b'{') => self.nested(|inside| inside.seek_member(name, rest)),
            (Link::Item(at), b'[') => self.nested(|inside| inside.seek_item(*at, rest)),
            _ => self.skip().map(|()| None),
        }
    }

    /// Of several members of one name the last counts.
    fn seek_member(&mut self, name: &str, rest: &[Link<'_>]) -> Option<Option<Value>> {
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

    fn seek_item(&mut self, at: usize, rest: &[Link<'_>]) -> Option<Option<Value>> {
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
