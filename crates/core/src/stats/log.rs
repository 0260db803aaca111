//! What `log` steps write.

use crate::tick::Tick;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LogLine {
    /// When it was written.
    pub at: Tick,
    /// The user that wrote it.
    pub user: u32,
    /// What it says.
    pub text: String,
}

/// Lines a shard keeps from one delta to the next; what comes beyond is only counted.
pub(super) const LINES: usize = 100;

/// Lines a snapshot shows: the last ones.
pub(super) const SHOWN: usize = 500;

/// The longest line, in bytes; what is longer is cut.
const LONGEST: usize = 2000;

/// Lines written since the last delta.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    lines: Vec<LogLine>,
    left_out: u64,
}

impl Log {
    pub(super) fn write(&mut self, at: Tick, user: u32, text: &str) {
        if self.lines.len() == LINES {
            self.left_out += 1;
            return;
        }
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.lines.push(LogLine {
            at,
            user,
            text: text[..end].to_owned(),
        });
    }

    /// The lines, and how many more there were.
    pub(super) fn take(&mut self) -> (Vec<LogLine>, u64) {
        (
            std::mem::take(&mut self.lines),
            std::mem::take(&mut self.left_out),
        )
    }
}
