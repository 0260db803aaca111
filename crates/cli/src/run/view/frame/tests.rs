//! Frames, as text.

use katydid_core::stats::{CheckRow, ExceptionRow, FailureRow, Quantiles, Row};

use super::*;

fn row(method: &str, name: &str, failures: u64) -> Row {
    let response = Quantiles {
        min: Some(1_000),
        average: Some(2_500.0),
        max: Some(90_000),
        values: vec![
            2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 50_000, 90_000,
        ],
    };
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests: 100,
        failures,
        response,
        current_rps: 12.34,
        ..Row::default()
    }
}

fn snapshot(rows: usize) -> Snapshot {
    Snapshot {
        state: State::Spawning,
        elapsed: 12.3,
        run_time: Some(120.0),
        users: 5,
        users_wanted: 10,
        in_flight: 3,
        rows: (0..rows)
            .map(|index| row("GET", &format!("/{index}"), u64::from(index == 1)))
            .collect(),
        total: row("", "Aggregated", 1),
        failures: vec![FailureRow {
            method: "GET".to_owned(),
            name: "/1".to_owned(),
            error: "404 Not Found".to_owned(),
            occurrences: 1,
            first_seen: 1.0,
            last_seen: 1.0,
        }],
        ..Snapshot::default()
    }
}

#[test]
fn a_frame_shows_where_the_run_stands() {
    let size = Size {
        rows: 40,
        columns: 120,
    };
    insta::assert_snapshot!(frame(&snapshot(3), size, false).join("\n"));
}

#[test]
fn a_frame_shows_what_the_scenario_says_of_itself() {
    let size = Size {
        rows: 40,
        columns: 120,
    };
    let exception = |index: usize| ExceptionRow {
        path: format!("users[0].tasks[{index}].set.token"),
        message: "no variable `token`".to_owned(),
        occurrences: 7,
        first_seen: 1.0,
        last_seen: 1.0,
    };
    let check = |name: &str, fails| CheckRow {
        name: name.to_owned(),
        passes: 5,
        fails,
    };
    let snapshot = Snapshot {
        state: State::Paused,
        dropped: 12,
        exceptions: (0..6).map(exception).collect(),
        checks: vec![check("is quick", 2), check("is right", 0)],
        ..snapshot(1)
    };
    insta::assert_snapshot!(frame(&snapshot, size, false).join("\n"));
}

#[test]
fn a_frame_leaves_out_rows_that_have_no_room() {
    let size = Size {
        rows: 14,
        columns: 60,
    };
    insta::assert_snapshot!(frame(&snapshot(30), size, false).join("\n"));
}

#[test]
fn a_frame_never_outgrows_the_terminal() {
    for (rows, columns) in [(1, 1), (5, 10), (10, 20), (24, 80), (50, 200)] {
        let lines = frame(&snapshot(30), Size { rows, columns }, true);
        assert!(lines.len() < rows.max(2), "{rows}");
        assert!(
            lines
                .iter()
                .all(|line| console::measure_text_width(line) <= columns),
            "{columns}"
        );
    }
}

#[test]
fn without_colours_there_is_no_escape() {
    let size = Size {
        rows: 24,
        columns: 80,
    };
    let text = |coloured| frame(&snapshot(3), size, coloured).join("\n");
    assert!(!text(false).contains('\u{1b}') && text(true).contains('\u{1b}'));
}
