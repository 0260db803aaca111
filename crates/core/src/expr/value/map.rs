//! Values by name.

use std::sync::Arc;

use super::Value;

/// Values by name, in the order of the names.
#[derive(Clone, Debug, Default)]
pub struct Map(Box<[(Arc<str>, Value)]>);

impl Map {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.0.binary_search_by(|(key, _)| (**key).cmp(name));
        found.ok().map(|index| &self.0[index].1)
    }

    /// Names and values, ascending by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Value)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// How many names it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Of several values for one name the last stays. Names should come in order, as they do from JSON: each
/// that does not moves those after it.
impl FromIterator<(Arc<str>, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Value)>>(pairs: I) -> Self {
        let mut sorted: Vec<(Arc<str>, Value)> = Vec::new();
        for pair in pairs {
            match sorted.last() {
                Some(last) if last.0 >= pair.0 => insert(&mut sorted, pair),
                _ => sorted.push(pair),
            }
        }
        Self(sorted.into())
    }
}

/// Puts a pair in its place. A library's sort would weigh more in wasm than it saves.
fn insert(sorted: &mut Vec<(Arc<str>, Value)>, pair: (Arc<str>, Value)) {
    match sorted.binary_search_by(|(name, _)| name.cmp(&pair.0)) {
        Ok(same) => sorted[same] = pair,
        Err(place) => sorted.insert(place, pair),
    }
}
