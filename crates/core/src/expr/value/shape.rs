//! What answers to one request have in common: all but their texts, numbers and words.
//!
//! ```text
//!  {"id":7,"name":"tea"}        the shape, in which the 7 and the "tea" may change
//!  {"id":12,"name":"cup"}       is JSON, too: the same between two scalars, and a scalar where one stands
//! ```

use super::parse::DEEPEST;
use super::skip::{Heard, Over};

/// A JSON text, and where its texts, numbers and words stand. Names are no such texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    text: Vec<u8>,
    /// From, and the end, ascending.
    scalars: Vec<(usize, usize)>,
}

impl Heard for Vec<(usize, usize)> {
    fn scalar(&mut self, from: usize, to: usize) {
        self.push((from, to));
    }
}

impl Shape {
    /// Whether this platform goes by shapes.
    pub(crate) const IS_USED: bool = true;

    /// Takes that of a text that is known to be JSON.
    pub(crate) fn take(&mut self, text: &str) {
        self.text.clear();
        self.text.extend_from_slice(text.as_bytes());
        self.scalars.clear();
        if Over(&self.text)
            .value(0, DEEPEST, &mut self.scalars)
            .is_none()
        {
            *self = Self::default();
        }
    }

    /// Whether another text is of this shape, and so JSON. `places` are where values begin in this one, ascending; they
    /// become those of the same values in the other.
    pub(crate) fn fits(&self, other: &[u8], places: &mut [usize]) -> bool {
        let (mut own, mut at) = (0, 0);
        let (mut places, mut scalars) = (places.iter_mut().peekable(), self.scalars.iter());
        loop {
            let same = common(&self.text[own..], &other[at..]);
            own += same;
            at += same;
            if own == self.text.len() && at == other.len() {
                places.for_each(|place| *place = *place + at - own);
                return !self.text.is_empty();
            }
            let Some(&(from, to)) = scalars.find(|(_, to)| *to >= own).filter(|it| it.0 <= own)
            else {
                return false;
            };
            while let Some(place) = places.next_if(|place| **place <= from) {
                *place = *place + at - own;
            }
            let Some(end) = whole_scalar(other, from + at - own) else {
                return false;
            };
            (own, at) = (to, end);
        }
    }
}

/// The end of the scalar at a place, if it is UTF-8: of all scalars only a text need not be.
fn whole_scalar(text: &[u8], at: usize) -> Option<usize> {
    let first = *text.get(at)?;
    let end = Over(text).scalar(first, at + 1)?;
    let is_text = first != b'"' || std::str::from_utf8(&text[at..end]).is_ok();
    is_text.then_some(end)
}

/// How many bytes two texts begin with in common.
fn common(one: &[u8], other: &[u8]) -> usize {
    let (eights, others) = (one.as_chunks().0, other.as_chunks().0);
    let both = eights.iter().zip(others);
    let same = both.take_while(|(one, other)| one == other).count();
    if let (Some(one), Some(other)) = (eights.get(same), others.get(same)) {
        let differ = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        return same * 8 + differ.trailing_zeros() as usize / 8;
    }
    let rest = one[same * 8..].iter().zip(&other[same * 8..]);
    same * 8 + rest.take_while(|(one, other)| one == other).count()
}
