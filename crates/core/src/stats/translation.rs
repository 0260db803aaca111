//! What a shard's own numbers stand for among the aggregator's.

use super::messages::Messages;
use super::names::Names;
use super::{Delta, Failure, MessageId, RowId};

/// What a shard's own numbers stand for among the aggregator's.
#[derive(Clone, Debug)]
pub(super) struct Translation {
    rows: Vec<RowId>,
    messages: Vec<MessageId>,
}

impl Translation {
    /// A plan's rows have the same numbers everywhere.
    pub(super) fn new(rows: usize) -> Self {
        Self {
            rows: (0..rows as u32).map(RowId).collect(),
            messages: vec![MessageId::OTHER],
        }
    }

    /// Learns what a shard has met since its last delta.
    pub(super) fn learn(&mut self, delta: &Delta, names: &mut Names, messages: &mut Messages) {
        let rows = delta.names.iter();
        self.rows
            .extend(rows.map(|key| names.row(&key.method, &key.name)));
        let texts = delta.messages.iter();
        self.messages.extend(texts.map(|text| messages.id(text)));
    }

    pub(super) fn row(&self, row: RowId) -> RowId {
        self.rows[row.0 as usize]
    }

    pub(super) fn message(&self, message: MessageId) -> MessageId {
        self.messages[message.0 as usize]
    }

    pub(super) fn failure(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Message(text) => Failure::Message(self.message(text)),
            Failure::Unexpected(status, text) => Failure::Unexpected(status, self.message(text)),
            other => other,
        }
    }
}
