//! The fields of a map that the language knows.

use super::reader::Reader;

/// The fields of a map.
pub(super) struct Fields<'a, 'r> {
    pub(super) reader: &'r Reader<'a>,
    /// Whether every field is known: a missing one may otherwise only be misspelt.
    pub(super) complete: bool,
}

impl<'a> Fields<'a, '_> {
    pub(super) fn get(&self, key: &str) -> Option<Reader<'a>> {
        self.reader
            .node
            .get(key)
            .map(|entry| self.reader.field(entry))
    }

    /// What a field says; `None` if it is not there.
    pub(super) fn read<T>(
        &self,
        key: &str,
        read: impl FnOnce(&Reader<'a>) -> Option<T>,
    ) -> Option<T> {
        read(&self.get(key)?)
    }

    /// The same, or the type's default.
    pub(super) fn read_or_default<T: Default>(
        &self,
        key: &str,
        read: impl FnOnce(&Reader<'a>) -> Option<T>,
    ) -> T {
        self.read(key, read).unwrap_or_default()
    }

    pub(super) fn required(&self, key: &str) -> Option<Reader<'a>> {
        let field = self.get(key);
        if field.is_none() && self.complete {
            return self.reader.problem(format!("`{key}` is missing"));
        }
        field
    }
}
