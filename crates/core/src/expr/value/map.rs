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

/// Of several values for one name the last stays.
impl FromIterator<(Arc<str>, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Value)>>(pairs: I) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        if !pairs.is_sorted_by(|(left, _), (right, _)| left < right) {
            pairs.reverse();
            pairs.sort_by(|(left, _), (right, _)| left.cmp(right));
            pairs.dedup_by(|(later, _), (kept, _)| later == kept);
        }
        Self(pairs.into())
    }
}
