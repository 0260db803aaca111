//! What rows are called, those of the plan and those met at run time.

use super::text::{cut, plain};
use super::{RowId, RowKey};

/// What requests are counted under when there are too many names.
pub const OTHER_NAMES: &str = "(other names)";

/// How many rows may come to those of the plan at run time.
pub const MOST_NAMES: usize = 1000;

/// How many methods may have a row for their other names.
const MOST_METHODS: usize = 50;

/// What is counted under when there are too many methods, too.
const OTHER_METHODS: &str = "(other)";

/// The most rows that come to the plan's: with those of all other methods, and the two that a thinned result joins others in.
const MOST_MET: usize = MOST_NAMES + MOST_METHODS + 3;

/// Rows by their key: the plan's, then at most [`MOST_NAMES`] more, then one for each method's other names.
///
/// They are found by binary search: a tenth of a microsecond among a thousand, and far less code for the page
/// than a hash map.
#[derive(Debug, Default)]
pub(super) struct Names {
    keys: Vec<RowKey>,
    /// Name and method as they were met, sorted.
    sorted: Vec<(String, String, RowId)>,
    planned: usize,
    others: usize,
}

impl Names {
    pub(super) fn new(plan: &[RowKey]) -> Self {
        let mut names = Self::default();
        for RowKey { method, name } in plan {
            if let Err(at) = names.find(method, name) {
                names.add(at, method, name);
            }
        }
        names.planned = names.keys.len();
        names
    }

    /// The row of this key, which is new if it was never met.
    pub(super) fn row(&mut self, method: &str, name: &str) -> RowId {
        let (method, name) = (cut(method), cut(name));
        match self.find(method, name) {
            Ok(known) => known,
            Err(_) if name == OTHER_NAMES || self.is_full() => self.other(method),
            Err(at) => self.add(at, method, name),
        }
    }

    /// Takes the next row in, as others have numbered it. Of too many none.
    pub(super) fn append(&mut self, key: &RowKey) {
        if self.keys.len() - self.planned < MOST_MET {
            let sought = (&*key.name, &*key.method);
            let before = |known: &(String, String, RowId)| (&*known.0, &*known.1) < sought;
            let at = self.sorted.partition_point(before);
            self.add(at, &key.method, &key.name);
            self.others += usize::from(key.name == OTHER_NAMES);
        }
    }

    pub(super) fn keys(&self) -> &[RowKey] {
        &self.keys
    }

    /// Those that are not the plan's, in the order in which they were met.
    pub(super) fn met(&self) -> &[RowKey] {
        &self.keys[self.planned..]
    }

    /// The plan's rows in its order, then those met at run time by name and other names last, so that it is one
    /// order on any number of shards.
    pub(super) fn order(&self) -> impl Iterator<Item = usize> {
        let met = |other: bool| {
            let rows = self
                .sorted
                .iter()
                .filter(move |row| (row.0 == OTHER_NAMES) == other);
            rows.map(|(.., row)| row.0 as usize)
                .filter(|&row| row >= self.planned)
        };
        (0..self.planned).chain(met(false)).chain(met(true))
    }

    /// Where it is to stand, if it is new.
    fn find(&self, method: &str, name: &str) -> Result<RowId, usize> {
        let found = self
            .sorted
            .binary_search_by(|known| (&*known.0, &*known.1).cmp(&(name, method)));
        found.map(|at| self.sorted[at].2)
    }

    fn is_full(&self) -> bool {
        self.keys.len() - self.planned - self.others >= MOST_NAMES
    }

    fn other(&mut self, method: &str) -> RowId {
        let full = self.others >= MOST_METHODS;
        let method = if full { OTHER_METHODS } else { method };
        self.find(method, OTHER_NAMES).unwrap_or_else(|at| {
            self.others += 1;
            self.add(at, method, OTHER_NAMES)
        })
    }

    fn add(&mut self, at: usize, method: &str, name: &str) -> RowId {
        let row = RowId(self.keys.len() as u32);
        self.keys.push(RowKey {
            method: plain(method),
            name: plain(name),
        });
        self.sorted
            .insert(at, (name.to_owned(), method.to_owned(), row));
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(method: &str, name: &str) -> RowKey {
        RowKey {
            method: method.to_owned(),
            name: name.to_owned(),
        }
    }

    #[test]
    fn a_name_has_a_row_for_each_method_and_the_plans_keep_theirs() {
        let mut names = Names::new(&[key("GET", "/a"), key("POST", "/a")]);
        assert_eq!(names.row("POST", "/a"), RowId(1));
        assert_eq!(names.row("PUT", "/a"), RowId(2));
        assert_eq!(names.row("PUT", "/a"), RowId(2));
        assert_eq!(names.keys().len(), 3);
    }

    #[test]
    fn too_many_names_are_one_row_a_method_and_too_many_methods_one_row() {
        let mut names = Names::new(&[key("GET", "/planned")]);
        (0..MOST_NAMES * 2).for_each(|name| {
            names.row("GET", &name.to_string());
        });
        assert_eq!(names.keys().len(), 1 + MOST_NAMES + 1);
        let other = names.row("GET", "/another");
        assert_eq!(names.keys()[other.0 as usize], key("GET", OTHER_NAMES));
        assert_eq!(names.row("GET", "/planned"), RowId(0));
        (0..1000).for_each(|method| {
            names.row(&method.to_string(), "/");
        });
        assert_eq!(names.keys().len(), 1 + MOST_NAMES + MOST_METHODS + 1);
    }

    #[test]
    fn names_met_at_run_time_stand_in_alphabetical_order_after_the_plans() {
        let mut names = Names::new(&[key("GET", "/z")]);
        names.row("GET", OTHER_NAMES);
        names.row("GET", "/b");
        names.row("GET", "/a");
        let order: Vec<&str> = names
            .order()
            .map(|row| names.keys()[row].name.as_str())
            .collect();
        assert_eq!(order, ["/z", "/a", "/b", OTHER_NAMES]);
    }
}
