//! The table of statistics: Locust's columns, ours after them.

mod column;

use katydid_core::stats::Row;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::fitted;
use super::{Reach, Seen, Theme, lines};
use column::{Column, Widths};

/// Lines of the table that are no rows: its head and the total.
pub(super) const FRAME: usize = 2;

/// The head, the rows there is room for, and all together; tells how far the rows can be scrolled.
pub(super) fn draw(buffer: &mut Buffer, room: Rect, seen: Seen<'_>) -> Reach {
    let Seen {
        snapshot,
        ui,
        theme,
    } = seen;
    let widths = Widths::of(snapshot, room.width.into());
    let rows = ui.order.sorted(&snapshot.rows);
    let page = usize::from(room.height).saturating_sub(FRAME);
    let most = rows.len().saturating_sub(page);
    let shown = rows.iter().skip(ui.scrolled().min(most)).take(page);
    let mut table = vec![Line::from(Span::styled(
        head(&widths, theme),
        theme.faint(),
    ))];
    table.extend(shown.map(|row| {
        let style = if row.failures > 0 {
            theme.bad()
        } else {
            Style::new()
        };
        Line::from(Span::styled(text(row, &widths, theme), style))
    }));
    let total = text(&snapshot.total, &widths, theme);
    table.push(Line::from(Span::styled(total, theme.strong())));
    lines(buffer, room, &table);
    Reach { most, page }
}

fn head(widths: &Widths, theme: &Theme) -> String {
    line("Type", "Name", widths, theme, |column| {
        column.head.to_owned()
    })
}

fn text(row: &Row, widths: &Widths, theme: &Theme) -> String {
    line(&row.method, &row.name, widths, theme, |column| {
        (column.text)(row)
    })
}

fn line(
    method: &str,
    name: &str,
    widths: &Widths,
    theme: &Theme,
    cell: impl Fn(&Column) -> String,
) -> String {
    let mut line = match widths.method {
        0 => String::new(),
        width => fitted(method, width, theme) + " ",
    };
    line += &fitted(name, widths.name, theme);
    for column in widths.columns() {
        line += &format!(" {:>1$}", cell(column), column.width);
    }
    line
}
