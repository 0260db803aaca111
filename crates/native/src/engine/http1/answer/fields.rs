//! Fields of a head and what stands in them.

use std::borrow::Cow;
use std::slice::Iter;

use httparse::Header;

/// The values of the fields of one name, in the order they came.
pub(crate) struct Fields<'b> {
    fields: Iter<'b, Header<'b>>,
    name: &'static str,
}

impl<'b> Fields<'b> {
    pub(super) fn new(fields: &'b [Header<'b>], name: &'static str) -> Self {
        Self {
            fields: fields.iter(),
            name,
        }
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Cow<'b, [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let own = |field: &&Header<'_>| field.name.eq_ignore_ascii_case(self.name);
        self.fields
            .by_ref()
            .find(own)
            .map(|field| unfolded(field.value))
    }
}

/// A value whose line was folded, put together.
///
/// Source: RFC 9112, section 5.2.
pub(crate) fn unfolded(value: &[u8]) -> Cow<'_, [u8]> {
    if !value.contains(&b'\n') {
        return Cow::Borrowed(value);
    }
    let lines = value.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join(&b' '))
}

/// Whether a list of words has this one, in any case.
pub(super) fn has_token(list: &[u8], token: &str) -> bool {
    let mut words = list.split(|byte| *byte == b',');
    words.any(|word| word.trim_ascii().eq_ignore_ascii_case(token.as_bytes()))
}
