//! Which columns a table of some width has.

use katydid_core::report;
use katydid_core::stats::{Row, Snapshot};

/// A column of figures.
pub(super) struct Column {
    pub(super) head: &'static str,
    pub(super) width: usize,
    pub(super) text: fn(&Row) -> String,
    /// The least is left out first.
    worth: u8,
}

/// Locust's columns in its order, then ours. Times are in milliseconds, rates of the last ten seconds.
const COLUMNS: [Column; 12] = [
    column("# reqs", 9, 90, |row| row.requests.to_string()),
    column("# fails", 14, 60, |row| {
        let percent = row.failure_ratio().unwrap_or(0.0) * 100.0;
        format!("{}({percent:.2}%)", row.failures)
    }),
    column("Avg", 7, 40, |row| report::millis(row.response.average)),
    column("Min", 7, 20, |row| millis(row.response.min)),
    column("Max", 7, 35, |row| millis(row.response.max)),
    column("Med", 7, 80, |row| millis(row.response.at(0.5))),
    column("req/s", 8, 70, |row| format!("{:.1}", row.current_rps)),
    column("failures/s", 10, 15, |row| {
        format!("{:.1}", row.current_fail_per_sec)
    }),
    column("95%", 7, 50, |row| millis(row.response.at(0.95))),
    column("99%", 7, 30, |row| millis(row.response.at(0.99))),
    column("service 95%", 11, 10, |row| millis(row.service.at(0.95))),
    column("avg bytes", 9, 5, |row| {
        row.average_bytes()
            .map_or("-".to_owned(), |bytes| bytes.to_string())
    }),
];

const fn column(head: &'static str, width: usize, worth: u8, text: fn(&Row) -> String) -> Column {
    Column {
        head,
        width,
        text,
        worth,
    }
}

fn millis(micros: Option<u64>) -> String {
    report::millis(micros.map(|micros| micros as f64))
}

/// The width that names take at most.
const MOST_NAME: usize = 60;

/// A method's at most: longer ones lose their middle.
const MOST_METHOD: usize = 16;

/// What of a table fits.
pub(super) struct Widths {
    /// 0 for none.
    pub(super) method: usize,
    pub(super) name: usize,
    least_worth: u8,
}

impl Widths {
    pub(super) fn of(snapshot: &Snapshot, width: usize) -> Self {
        let longest = |text: fn(&Row) -> &str| {
            let lengths = snapshot.rows.iter().map(|row| text(row).chars().count());
            lengths.max().unwrap_or(0)
        };
        let method = match width {
            ..60 => 0,
            _ => longest(|row| &row.method).clamp("Type".len(), MOST_METHOD),
        };
        let beside = if method > 0 { method + 1 } else { 0 };
        let longest_name = longest(|row| &row.name).clamp("Aggregated".len(), MOST_NAME);
        // Figures are left out for names until these have three tenths of the width.
        let wanted = longest_name.min(width * 3 / 10);
        let room = width.saturating_sub(beside + wanted);
        let least_worth = least_worth(room);
        let left = width.saturating_sub(beside + taken(least_worth));
        Self {
            method,
            name: left.min(longest_name),
            least_worth,
        }
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        shown(self.least_worth)
    }
}

fn shown(least_worth: u8) -> impl Iterator<Item = &'static Column> {
    COLUMNS
        .iter()
        .filter(move |column| column.worth >= least_worth)
}

fn taken(least_worth: u8) -> usize {
    shown(least_worth).map(|column| column.width + 1).sum()
}

/// The worth from which columns fit together into this room.
fn least_worth(room: usize) -> u8 {
    let mut worths = COLUMNS.each_ref().map(|column| column.worth);
    worths.sort_unstable();
    let fits = |worth: &u8| taken(*worth) <= room;
    worths.into_iter().find(fits).unwrap_or(u8::MAX)
}
