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

/// A name and its value.
type Pair = (Arc<str>, Value);

/// As many pairs are put in order one by one.
const FEW: usize = 16;

impl Map {
    /// Of several values for one name the last stays. Names cost least where they come in order.
    pub(super) fn new(pairs: Vec<Pair>) -> Self {
        match pairs.windows(2).all(|two| two[0].0 < two[1].0) {
            true => Self(pairs.into()),
            false => Self(sorted(pairs).into()),
        }
    }
}

impl FromIterator<Pair> for Map {
    fn from_iter<I: IntoIterator<Item = Pair>>(pairs: I) -> Self {
        Self::new(pairs.into_iter().collect())
    }
}

/// In the order of the names. A library's sort would weigh more in wasm.
fn sorted(mut pairs: Vec<Pair>) -> Vec<Pair> {
    if pairs.len() > FEW {
        let second = pairs.split_off(pairs.len() / 2);
        return merged(sorted(pairs), sorted(second));
    }
    let mut sorted: Vec<Pair> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        match sorted.binary_search_by(|(name, _)| name.cmp(&pair.0)) {
            Ok(same) => sorted[same] = pair,
            Err(place) => sorted.insert(place, pair),
        }
    }
    sorted
}

/// Of the same name in both the second's value.
fn merged(first: Vec<Pair>, second: Vec<Pair>) -> Vec<Pair> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    for pair in second {
        while let Some(earlier) = first.next_if(|(name, _)| *name < pair.0) {
            merged.push(earlier);
        }
        first.next_if(|(name, _)| *name == pair.0);
        merged.push(pair);
    }
    merged.extend(first);
    merged
}
