//! What the answers to one request have in common, and where in that stands what is asked of them each time.

use std::cell::Cell;
use std::rc::Rc;

use crate::answer::{Answer, MOST_SOUGHT};
use crate::expr::{Path, Shape};

/// A shape that answers had, and where paths lead to in it.
#[derive(Clone, Debug)]
pub(super) struct Likeness {
    shape: Shape,
    paths: Rc<[Path]>,
    /// Ascending.
    places: Vec<usize>,
    /// Answers since the last of this shape. Where no two are alike, a shape is taken more and more seldom.
    misses: Cell<u32>,
}

impl Default for Likeness {
    fn default() -> Self {
        Self {
            shape: Shape::default(),
            paths: Rc::new([]),
            places: Vec::new(),
            misses: Cell::new(0),
        }
    }
}

impl Likeness {
    /// Tells an answer of this shape where its parts are.
    pub(super) fn recall(&self, answer: &Answer) {
        if !Shape::IS_USED {
            return;
        }
        let mut places = [0; MOST_SOUGHT];
        let own = &mut places[..self.places.len()];
        own.copy_from_slice(&self.places);
        if !own.is_empty() && answer.status != 0 && self.shape.fits(&answer.body, own) {
            self.misses.set(0);
            answer.has((Rc::clone(&self.paths), places));
        }
    }

    /// Takes the shape of an answer in which these paths were found.
    pub(super) fn learn(&mut self, mut found: Vec<(Path, usize)>, answer: &Answer) {
        if !Shape::IS_USED || found.is_empty() {
            return;
        }
        self.misses.set(self.misses.get().saturating_add(1));
        let text = std::str::from_utf8(&answer.body);
        let Some(text) = text.ok().filter(|_| self.misses.get().is_power_of_two()) else {
            return;
        };
        self.shape.take(text);
        if let Some((paths, places)) = answer.places() {
            found.extend(paths.iter().cloned().zip(*places));
        }
        found.sort_by_key(|&(_, place)| place);
        found.truncate(MOST_SOUGHT);
        self.places = found.iter().map(|&(_, place)| place).collect();
        self.paths = found.into_iter().map(|(path, _)| path).collect();
    }
}
