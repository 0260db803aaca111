//! Where the time goes: a line a row of statistics.

use maud::{Markup, html};

use super::statistics::label;
use super::table::{Cell, Head, Table};
use crate::report::millis;
use crate::report::phases::TITLE;
use crate::stats::{Phase, Row, Snapshot};

/// What the figures are of.
const MEANING: &str = "The mean time in each phase of the requests that went through it: one that finds its connection \
     open looks up no name, opens nothing and shakes no hands. The share of the first byte is that of the target itself, \
     and of the way to it and back.";

/// The mean time in each phase, and the first byte's share of all; nothing where nobody knows.
pub(super) fn phases(result: &Snapshot) -> Markup {
    let rows = || result.rows.iter().filter(|row| !row.phases.is_empty());
    let table = Table {
        id: "phases-table",
        label: TITLE,
        heads: heads(),
        body: rows().map(line).collect(),
        foot: Some(line(&result.total)),
    };
    html! {
        @if rows().next().is_some() {
            section #phases .panel aria-labelledby="phases-title" {
                div.panel-head { h2 #phases-title { (TITLE) } p.muted { "times in milliseconds" } }
                p.panel-text.muted { (MEANING) }
                (table.markup())
            }
        }
    }
}

fn heads() -> Vec<Head> {
    let mut heads = vec![
        Head::text("Type", "The request's method"),
        Head::text("Name", "The request's name, or its path and query"),
        Head::number("# Connections", "Connections that were opened"),
    ];
    heads.extend(Phase::ALL.map(|phase| Head::number(phase.label(), meaning(phase))));
    heads.push(Head::number(
        "First byte %",
        "The first byte's share of the time in all phases",
    ));
    heads
}

fn meaning(phase: Phase) -> &'static str {
    match phase {
        Phase::Dns => "Looking up the host's name",
        Phase::Connect => "Opening the connection",
        Phase::Tls => "The TLS handshake",
        Phase::Send => "Handing the request to the network",
        Phase::FirstByte => "From there to the first byte of the answer",
        Phase::Receive => "From there to the last byte of the answer",
    }
}

fn line(row: &Row) -> Vec<Cell> {
    let phases = &row.phases;
    let all: u64 = phases.known().map(|(_, times)| times.sum).sum();
    let first_byte = phases.of(Phase::FirstByte).sum as f64 / all.max(1) as f64;
    let mut cells = Vec::from(label(row));
    cells.push(Cell::Number(phases.of(Phase::Connect).count.to_string()));
    cells.extend(Phase::ALL.map(|phase| Cell::Number(millis(phases.of(phase).average()))));
    cells.push(Cell::Number(format!("{:.1}", first_byte * 100.0)));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::passed;

    #[test]
    fn a_row_is_a_line_and_what_no_request_went_through_is_a_dash() {
        let html = phases(&passed()).into_string();
        let cells = |text: &str| text.matches("<td>-</td>").count();
        assert_eq!(html.matches("<tr").count(), 3);
        assert_eq!(cells(&html), 2, "nobody looked up a name: {html}");
        assert!(html.contains("<td>15</td>"), "connections: {html}");
    }

    #[test]
    fn nothing_is_said_where_nobody_knows() {
        assert_eq!(phases(&Snapshot::default()).into_string(), "");
    }
}
