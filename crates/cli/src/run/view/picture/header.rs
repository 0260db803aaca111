//! Where a run stands, and its figures.

use std::time::Duration;

use katydid_core::report;
use katydid_core::stats::{Snapshot, State};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Seen;
use super::text::fitted;
use crate::run::facts::{counted, humane};

/// The least width of a bar that is worth it.
const LEAST_BAR: usize = 8;

/// Lines of figures at most: the last ones are the least needed.
const MOST_LINES: usize = 2;

/// Its state and name, how far it is, and its time.
pub(super) fn place(seen: Seen<'_>, width: u16) -> Line<'static> {
    let Seen {
        snapshot, theme, ..
    } = seen;
    let (state, elapsed) = (word(snapshot.state), elapsed(snapshot));
    let rest = usize::from(width).saturating_sub(state.len() + elapsed.len() + 4);
    let name_width = snapshot.name.chars().count().min(rest / 2).min(40);
    let mut line = Line::from(vec![
        Span::styled(state, state_style(seen)),
        Span::raw("  "),
        Span::styled(fitted(&snapshot.name, name_width, theme), theme.strong()),
        Span::raw("  "),
    ]);
    line.extend(progress(seen, rest.saturating_sub(name_width + 2)));
    line.push_span(elapsed);
    line
}

fn word(state: State) -> &'static str {
    match state {
        State::Ready => "ready",
        State::Spawning => "spawning",
        State::Running => "running",
        State::Paused => "paused",
        State::Stopping => "stopping",
        State::Stopped => "stopped",
    }
}

fn state_style(seen: Seen<'_>) -> Style {
    let theme = seen.theme;
    let colour = match seen.snapshot.state {
        State::Running => theme.good(),
        State::Ready | State::Spawning => theme.chart(),
        State::Paused | State::Stopping | State::Stopped => theme.warning(),
    };
    colour.patch(theme.strong())
}

fn elapsed(snapshot: &Snapshot) -> String {
    let seconds = |seconds: f64| humane(Duration::from_secs(seconds as u64));
    match snapshot.run_time {
        Some(run_time) if run_time >= 1.0 => {
            format!("{} of {}", seconds(snapshot.elapsed), seconds(run_time))
        }
        _ => seconds(snapshot.elapsed),
    }
}

/// A bar of this width and two blanks; blank for a run without an end.
fn progress(seen: Seen<'_>, width: usize) -> Vec<Span<'static>> {
    let run_time = seen.snapshot.run_time.filter(|&run_time| run_time > 0.0);
    let Some(run_time) = run_time.filter(|_| width >= LEAST_BAR) else {
        return vec![Span::raw(" ".repeat(width))];
    };
    let (signs, width) = (seen.theme.signs(), width - 2);
    let done = (seen.snapshot.elapsed / run_time).clamp(0.0, 1.0);
    let done = (done * width as f64).round() as usize;
    vec![
        Span::styled(signs.done.repeat(done), seen.theme.chart()),
        Span::styled(signs.left.repeat(width - done), seen.theme.faint()),
        Span::raw("  "),
    ]
}

type Figure = (String, Style);

/// The figures of the run on lines of this width: those of now, then those of the whole run.
pub(super) fn figures(seen: Seen<'_>, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let (now, whole) = (now(seen), whole(seen));
    let mut lines = wrapped(&now, width);
    match lines.len() {
        1 => lines.extend(wrapped(&whole, width).into_iter().take(1)),
        _ => lines.truncate(MOST_LINES),
    }
    lines
}

fn wrapped(figures: &[Figure], width: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = vec![Line::default()];
    for (text, style) in figures {
        let mut used = lines[lines.len() - 1].width();
        if used > 0 && used + 2 + text.len() > width {
            lines.push(Line::default());
            used = 0;
        }
        let last = lines.len() - 1;
        lines[last].push_span(if used > 0 { "  " } else { "" });
        lines[last].push_span(Span::styled(text.clone(), *style));
    }
    lines
}

fn now(seen: Seen<'_>) -> Vec<Figure> {
    let Seen {
        snapshot,
        ui,
        theme,
    } = seen;
    let total = &snapshot.total;
    let failed = total.failure_ratio().unwrap_or(0.0) * 100.0;
    let failing = match total.failures {
        0 => Style::new(),
        _ => theme.bad(),
    };
    let wanted = ui.wanted.unwrap_or(snapshot.users_wanted);
    let mut figures = vec![
        (format!("{}/{wanted} users", snapshot.users), theme.strong()),
        (format!("{:.1} req/s", total.current_rps), theme.strong()),
        (format!("{failed:.2} % failed"), failing),
        (format!("{} in flight", snapshot.in_flight), Style::new()),
    ];
    if snapshot.dropped > 0 {
        figures.push((format!("{} dropped", snapshot.dropped), theme.bad()));
    }
    figures
}

fn whole(seen: Seen<'_>) -> Vec<Figure> {
    let Snapshot {
        total, iterations, ..
    } = seen.snapshot;
    let quantiles = [("median", 0.5), ("95%", 0.95), ("99%", 0.99)];
    let times = quantiles.map(|(name, quantile)| {
        let time = total.response.at(quantile);
        let millis = report::millis(time.map(|micros| micros as f64));
        format!("{name} {millis} ms")
    });
    let counts = [
        counted(total.requests, "request"),
        counted(*iterations, "iteration"),
    ];
    let texts = times.into_iter().chain(counts);
    texts.map(|text| (text, Style::new())).collect()
}
