//! The last two lines: a notice, and the keys.

use console::measure_text_width;
use katydid_core::warning;
use ratatui::text::{Line, Span};

use super::Seen;

/// What came of the last key, or else the first warning, if it was not told elsewhere.
pub(super) fn notice(seen: Seen<'_>, warned: bool) -> Line<'static> {
    let Seen {
        snapshot,
        ui,
        theme,
    } = seen;
    if let Some(notice) = ui.notice() {
        let notice = notice.replace('→', theme.signs().becomes);
        return Line::from(Span::styled(notice, theme.strong()));
    }
    let warnings = if warned {
        Vec::new()
    } else {
        warning::of(snapshot)
    };
    let first = warnings.first().map(|warning| {
        let text = format!("warning: {}", warning.message);
        Line::from(Span::styled(text, theme.warning()))
    });
    first.unwrap_or_default()
}

/// As many keys as there is room for, the most needed first.
pub(super) fn keys(seen: Seen<'_>, width: u16) -> Line<'static> {
    let minus = seen.theme.signs().minus;
    let keys = [
        ("q", "stop".to_owned()),
        ("?", "help".to_owned()),
        ("w/s", format!("+1/{minus}1 user")),
        ("p", "pause".to_owned()),
        ("tab", "pane".to_owned()),
        ("W/S", format!("+10/{minus}10")),
        ("o", "order".to_owned()),
        ("arrows", "scroll".to_owned()),
    ];
    let shown = match seen.ui.keys {
        true => &keys[..],
        false => &[("Ctrl-C", "stop".to_owned())][..],
    };
    let mut line = Line::default();
    for (key, what) in shown {
        let gap = if line.spans.is_empty() { 0 } else { 3 };
        if line.width() + gap + key.len() + 1 + measure_text_width(what) > width.into() {
            break;
        }
        line.push_span(" ".repeat(gap));
        line.push_span(Span::styled(*key, seen.theme.strong()));
        line.push_span(Span::styled(format!(" {what}"), seen.theme.faint()));
    }
    line
}
