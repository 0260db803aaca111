//! What a shard's own numbers stand for among the aggregator's.

use super::messages::Messages;
use super::names::Names;
use super::{
    Delta, ExceptionDelta, Failure, FailureDelta, MessageId, PhasesDelta, RowDelta, RowId, RowKey,
};

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

    /// The delta in the aggregator's numbers; `names` and `messages` are those that are new to it.
    pub(super) fn translate(
        &self,
        delta: &Delta,
        names: Vec<RowKey>,
        messages: Vec<String>,
    ) -> Delta {
        Delta {
            names,
            messages,
            rows: self.rows(&delta.rows),
            transactions: self.rows(&delta.transactions),
            failures: delta.failures.iter().map(|it| self.failed(it)).collect(),
            exceptions: delta.exceptions.iter().map(|it| self.raised(it)).collect(),
            phases: delta.phases.iter().map(|it| self.went(it)).collect(),
            ..delta.clone()
        }
    }

    fn rows(&self, rows: &[RowDelta]) -> Vec<RowDelta> {
        let translated = rows.iter().map(|row| RowDelta {
            row: self.row(row.row),
            ..row.clone()
        });
        translated.collect()
    }

    fn failed(&self, delta: &FailureDelta) -> FailureDelta {
        FailureDelta {
            row: self.row(delta.row),
            failure: self.failure(delta.failure),
            ..*delta
        }
    }

    fn raised(&self, delta: &ExceptionDelta) -> ExceptionDelta {
        ExceptionDelta {
            path: self.message(delta.path),
            message: self.message(delta.message),
            ..*delta
        }
    }

    fn went(&self, delta: &PhasesDelta) -> PhasesDelta {
        PhasesDelta {
            row: self.row(delta.row),
            ..*delta
        }
    }

    fn row(&self, row: RowId) -> RowId {
        self.rows[row.0 as usize]
    }

    fn message(&self, message: MessageId) -> MessageId {
        self.messages[message.0 as usize]
    }

    fn failure(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Message(text) => Failure::Message(self.message(text)),
            Failure::Unexpected(status, text) => Failure::Unexpected(status, self.message(text)),
            other => other,
        }
    }
}
