//! Words that come at run time, each kept once.

use super::text::{cut, plain};

/// Stands for a text: Recorder and deltas count by it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct MessageId(pub u32);

impl MessageId {
    /// What stands for every text that came after too many.
    pub const OTHER: Self = Self(0);
}

/// How many texts are told apart.
pub const MOST_MESSAGES: usize = 500;

/// What all others are shown as.
const OTHER_MESSAGES: &str = "(other messages)";

/// Texts by number, at most [`MOST_MESSAGES`] beside [`MessageId::OTHER`].
#[derive(Debug)]
pub(super) struct Messages {
    texts: Vec<String>,
    /// As they were met, sorted.
    sorted: Vec<(String, MessageId)>,
}

impl Default for Messages {
    fn default() -> Self {
        let other = OTHER_MESSAGES.to_owned();
        Self {
            sorted: vec![(other.clone(), MessageId::OTHER)],
            texts: vec![other],
        }
    }
}

impl Messages {
    /// The number of this text, which is new if it was never met.
    pub(super) fn id(&mut self, text: &str) -> MessageId {
        let text = cut(text);
        let known = |(known, _): &(String, MessageId)| known.as_str().cmp(text);
        match self.sorted.binary_search_by(known) {
            Ok(at) => self.sorted[at].1,
            Err(_) if self.texts.len() > MOST_MESSAGES => MessageId::OTHER,
            Err(at) => self.add(at, text),
        }
    }

    /// Takes the next text in, as others have numbered it. Of too many none.
    pub(super) fn append(&mut self, text: &str) {
        if self.texts.len() <= MOST_MESSAGES {
            let at = self
                .sorted
                .partition_point(|(known, _)| known.as_str() < text);
            self.add(at, text);
        }
    }

    pub(super) fn texts(&self) -> &[String] {
        &self.texts
    }

    pub(super) fn text(&self, id: MessageId) -> &str {
        &self.texts[id.0 as usize]
    }

    fn add(&mut self, at: usize, text: &str) -> MessageId {
        let id = MessageId(self.texts.len() as u32);
        self.texts.push(plain(text));
        self.sorted.insert(at, (text.to_owned(), id));
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut messages = Messages::default();
        let (a, b) = (messages.id("a"), messages.id("b"));
        assert_ne!(a, b);
        assert_eq!(messages.id("a"), a);
        assert_eq!(messages.text(b), "b");
    }

    #[test]
    fn too_many_texts_are_one() {
        let mut messages = Messages::default();
        let last = (0..=MOST_MESSAGES).map(|text| messages.id(&text.to_string()));
        assert_eq!(last.last(), Some(MessageId::OTHER));
        assert_eq!(messages.texts().len(), MOST_MESSAGES + 1);
        assert_ne!(messages.id("0"), MessageId::OTHER);
    }
}
