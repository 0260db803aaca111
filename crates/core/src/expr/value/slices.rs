//! The parts of a JSON text as texts, none of them made.

use std::borrow::Cow;

use super::Value;
use super::parse::Reader;

impl Value {
    /// The members of a JSON text that is an object, in its order; `None` if it is none, or no JSON.
    pub(crate) fn members_of_json(text: &str) -> Option<Vec<(Cow<'_, str>, &str)>> {
        let mut reader = Reader::new(text);
        let mut members = Vec::new();
        reader.next().filter(|byte| *byte == b'{')?;
        reader.nested(|reader| {
            while !reader.took(b'}') {
                if !members.is_empty() && !reader.took(b',') {
                    return None;
                }
                reader.next().filter(|byte| *byte == b'"')?;
                let name = reader.text()?;
                reader.took(b':').then_some(())?;
                members.push((name, reader.slice()?));
            }
            Some(())
        })?;
        reader.next().is_none().then_some(members)
    }

    /// The items of a JSON text that is a list; `None` if it is none, or no JSON.
    pub(crate) fn items_of_json(text: &str) -> Option<Vec<&str>> {
        let mut reader = Reader::new(text);
        let mut items = Vec::new();
        reader.next().filter(|byte| *byte == b'[')?;
        reader.nested(|reader| {
            while !reader.took(b']') {
                if !items.is_empty() && !reader.took(b',') {
                    return None;
                }
                items.push(reader.slice()?);
            }
            Some(())
        })?;
        reader.next().is_none().then_some(items)
    }
}

impl<'t> Reader<'t> {
    /// The text of the value that comes.
    fn slice(&mut self) -> Option<&'t str> {
        self.next()?;
        let start = self.at;
        self.skip()?;
        Some(&self.text[start..self.at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_texts_of_their_own() {
        let members =
            Value::members_of_json(" {\"a\\n\": [1, 2] , \"b\": {\"c\": \"}\"}}\n").unwrap();
        let members: Vec<_> = members
            .iter()
            .map(|(name, text)| (&**name, *text))
            .collect();
        assert_eq!(members, [("a\n", "[1, 2]"), ("b", "{\"c\": \"}\"}")]);
        assert_eq!(
            Value::items_of_json("[ 1,{ } ,[]]").unwrap(),
            ["1", "{ }", "[]"]
        );
        assert_eq!(Value::items_of_json("[]").unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_broken_or_something_else_has_no_parts() {
        for text in [
            "",
            "1",
            "[]",
            "{",
            "{} x",
            "{\"a\" 1}",
            "{\"a\": 1 \"b\": 2}",
            "{a: 1}",
        ] {
            assert!(Value::members_of_json(text).is_none(), "{text}");
        }
        for text in ["", "{}", "[", "[1", "[1 2]", "[1,]", "[] []"] {
            assert!(Value::items_of_json(text).is_none(), "{text}");
        }
    }
}
