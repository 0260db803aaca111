//! Charts over the whole run: requests, response times, users.

use katydid_core::report;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Sparkline, Widget};

use super::columns::{Column, columns};
use super::{Seen, lines};

/// The least width of a chart.
const LEAST_WIDTH: u16 = 17;

/// What a chart shows of each column.
struct Chart {
    name: &'static str,
    value: fn(&Column) -> Option<f64>,
    text: fn(f64) -> String,
    /// Whether the part that failed is marked.
    marks_failures: bool,
}

/// The most needed first.
const CHARTS: [Chart; 4] = [
    Chart {
        name: "req/s",
        value: |column| column.rate(),
        text: rate,
        marks_failures: true,
    },
    Chart {
        name: "95% ms",
        value: |column| column.p95().map(|micros| micros as f64),
        text: |micros| report::millis(Some(micros)),
        marks_failures: false,
    },
    Chart {
        name: "50% ms",
        value: |column| column.median().map(|micros| micros as f64),
        text: |micros| report::millis(Some(micros)),
        marks_failures: false,
    },
    Chart {
        name: "users",
        value: |column| column.users().map(f64::from),
        text: |users| format!("{users:.0}"),
        marks_failures: false,
    },
];

/// As many charts beside each other as there is room for.
pub(super) fn draw(buffer: &mut Buffer, room: Rect, seen: Seen<'_>) {
    let count = match room.width / LEAST_WIDTH {
        _ if room.height < 2 => return,
        0 => return,
        1 => 1,
        2 | 3 => 2,
        _ => 4,
    };
    let rooms = Layout::horizontal(vec![Constraint::Fill(1); count])
        .spacing(2)
        .split(room);
    for (chart, room) in CHARTS.iter().zip(rooms.iter()) {
        chart.draw(buffer, *room, seen);
    }
}

impl Chart {
    fn draw(&self, buffer: &mut Buffer, room: Rect, seen: Seen<'_>) {
        let (columns, step) = columns(&seen.snapshot.series, room.width.into());
        let values: Vec<Option<f64>> = columns.iter().map(self.value).collect();
        let most = values.iter().flatten().copied().fold(0.0, f64::max);
        let head = self.head(&values, most, step, room.width, seen);
        lines(buffer, room, &[head]);
        let below = Rect {
            y: room.y + 1,
            height: room.height - 1,
            ..room
        };
        Sparkline::default()
            .data(
                values
                    .iter()
                    .map(|value| value.map(|value| height(value, most))),
            )
            .max(TOP)
            .bar_set(seen.theme.signs().bars.clone())
            .style(seen.theme.chart())
            .render(below, buffer);
        if self.marks_failures {
            mark(buffer, below, &columns, most, seen);
        }
    }

    /// Its name, the last value and the greatest; how long a column is where there is room for it.
    fn head(
        &self,
        values: &[Option<f64>],
        most: f64,
        step: u32,
        width: u16,
        seen: Seen<'_>,
    ) -> Line<'static> {
        let now = values.last().copied().flatten();
        let now = now.map_or("-".to_owned(), self.text);
        let mut line = Line::from(vec![
            Span::raw(format!("{} ", self.name)),
            Span::styled(now, seen.theme.strong()),
        ]);
        let most = format!("max {}", (self.text)(most));
        let every = format!("{most}, {step}s a column");
        let fits = |text: &&String| line.width() + 1 + text.len() <= width.into();
        if let Some(text) = [every, most].iter().find(fits) {
            let gap = usize::from(width) - line.width() - text.len();
            line.push_span(" ".repeat(gap));
            line.push_span(Span::styled(text.clone(), seen.theme.faint()));
        }
        line
    }
}

/// The height of the greatest value: enough steps for any terminal.
const TOP: u64 = 1000;

/// What is not nothing shows, however little it is.
fn height(value: f64, most: f64) -> u64 {
    if value <= 0.0 || most <= 0.0 {
        return 0;
    }
    ((value / most * TOP as f64) as u64).max(1)
}

/// The part of each column that failed, from below: at least a cell of it.
fn mark(buffer: &mut Buffer, room: Rect, columns: &[Column], most: f64, seen: Seen<'_>) {
    for (column, x) in columns.iter().zip(room.left()..room.right()) {
        let failed = column.failure_rate();
        if failed > 0.0 {
            let cells = failed / most * f64::from(room.height);
            let height = (cells.round() as u16).clamp(1, room.height);
            let y = room.bottom() - height;
            let part = Rect {
                x,
                y,
                width: 1,
                height,
            };
            buffer.set_style(part, seen.theme.bad());
        }
    }
}

fn rate(rate: f64) -> String {
    match rate {
        99.95.. => format!("{rate:.0}"),
        _ => format!("{rate:.1}"),
    }
}
