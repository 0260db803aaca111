//! Pictures, as text.

mod fixture;
mod sizes;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::*;
use crate::run::view::ui::{Key, Pane};
use fixture::{snapshot, troubled};

const UNICODE: Theme = Theme {
    unicode: true,
    coloured: true,
};

const ASCII: Theme = Theme {
    unicode: false,
    coloured: false,
};

/// What a person sees who pressed these keys, on so many columns and rows.
fn seen(snapshot: &Snapshot, keys: &[Key], (columns, rows): (u16, u16), theme: &Theme) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut ui = Ui::default();
    ui.keys = true;
    let mut draw = |ui: &mut Ui| {
        let mut reach = Reach::default();
        let drawn = terminal.draw(|frame| {
            let seen = Seen {
                snapshot,
                ui,
                theme,
            };
            reach = draw(frame, seen);
        });
        let buffer = drawn.unwrap().buffer.clone();
        ui.reached(reach);
        buffer
    };
    let mut buffer = draw(&mut ui);
    for &key in keys {
        ui.press(key);
        buffer = draw(&mut ui);
    }
    buffer
}

fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    let line = |row: &[ratatui::buffer::Cell]| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        line.trim_end().to_owned() + "\n"
    };
    rows.map(line).collect()
}

fn shown(snapshot: &Snapshot, keys: &[Key], size: (u16, u16)) -> String {
    text(&seen(snapshot, keys, size, &UNICODE))
}

fn tabs(count: usize) -> Vec<Key> {
    vec![Key::Tab; count]
}

#[test]
fn rows_that_have_no_room_are_scrolled_to() {
    let snapshot = snapshot(40);
    let keys = [Key::PageDown, Key::Down, Key::Down];
    insta::assert_snapshot!(shown(&snapshot, &keys, (80, 20)));
    let last = shown(&snapshot, &[Key::End], (80, 20));
    assert!(last.contains("/39") && last.contains(" of 40"), "{last}");
}

#[test]
fn rows_are_sorted_by_a_key() {
    let by_requests = [Key::Char('o')];
    insta::assert_snapshot!(shown(&snapshot(5), &by_requests, (100, 24)));
}

#[test]
fn failures_and_exceptions_have_a_pane() {
    insta::assert_snapshot!(shown(&troubled(), &tabs(1), (100, 24)));
}

#[test]
fn thresholds_and_checks_have_a_pane() {
    insta::assert_snapshot!(shown(&troubled(), &tabs(2), (100, 24)));
}

#[test]
fn warnings_and_their_remedies_have_a_pane() {
    insta::assert_snapshot!(shown(&troubled(), &tabs(3), (130, 16)));
}

#[test]
fn the_log_shows_its_end() {
    insta::assert_snapshot!(shown(&troubled(), &tabs(4), (80, 16)));
}

#[test]
fn help_tells_every_key() {
    insta::assert_snapshot!(shown(&snapshot(3), &[Key::Char('?')], (80, 24)));
}

#[test]
fn ascii_is_enough() {
    let buffer = seen(&troubled(), &[], (80, 24), &ASCII);
    let text = text(&buffer);
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn without_colours_there_are_none() {
    let colours = |theme: &Theme| {
        let buffer = seen(&troubled(), &[], (120, 40), theme);
        let mut cells = buffer.content.into_iter();
        cells.any(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset)
    };
    assert!(colours(&UNICODE) && !colours(&ASCII));
}

#[test]
fn a_row_that_failed_is_marked() {
    let buffer = seen(&snapshot(3), &[], (120, 40), &UNICODE);
    let marked: Vec<String> = (0..40)
        .filter(|&y| buffer[(2, y)].fg == Color::Red)
        .map(|y| (1..30).map(|x| buffer[(x, y)].symbol()).collect())
        .collect();
    assert_eq!(marked.len(), 2, "{marked:?}");
    assert!(marked[0].starts_with("GET  /products/1"), "{marked:?}");
    assert!(marked[1].trim_start().starts_with("9 × GET"), "{marked:?}");
}

#[test]
fn the_failed_part_of_a_chart_is_marked() {
    let mut snapshot = snapshot(1);
    snapshot.series.iter_mut().for_each(|point| {
        point.failures = match point.at {
            ..20.0 => 0,
            _ => point.requests,
        };
    });
    let buffer = seen(&snapshot, &[], (80, 24), &UNICODE);
    let red = |x: u16| buffer[(x, 6)].fg == Color::Red;
    let first_chart: Vec<bool> = (1..15).map(red).collect();
    let failing = first_chart.iter().position(|&red| red);
    assert_eq!(failing, Some(6), "{}", text(&buffer));
    assert!(first_chart[6..].iter().all(|&red| red), "{first_chart:?}");
}

#[test]
fn a_stranger_s_words_command_no_terminal() {
    let mut snapshot = troubled();
    let words = "a\u{1b}[2Jb\u{202e}c\r\nd".to_owned();
    snapshot.name.clone_from(&words);
    snapshot.rows[0].name.clone_from(&words);
    snapshot.failures[0].error.clone_from(&words);
    snapshot.checks[0].name.clone_from(&words);
    snapshot.log[0].text.clone_from(&words);
    snapshot.thresholds[0].expect = words;
    for pane in 0..Pane::ALL.len() {
        let text = shown(&snapshot, &tabs(pane), (120, 40));
        let commands = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
        assert!(!text.contains(commands), "{text}");
    }
}

#[test]
fn a_run_that_has_counted_nothing_is_shown() {
    insta::assert_snapshot!(shown(&Snapshot::default(), &[], (80, 24)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_terminal_shows_where_the_run_stands(
        columns in 1_u16..260,
        rows in 1_u16..80,
        pane in 0..Pane::ALL.len(),
        help: bool,
    ) {
        let mut keys = tabs(pane);
        keys.extend([Key::PageDown, Key::End]);
        keys.extend(help.then_some(Key::Char('?')));
        let text = shown(&troubled(), &keys, (columns, rows));
        let state = "running".get(..usize::from(columns)).unwrap_or("running");
        prop_assert!(text.contains(state) || columns < 9, "{}", text);
    }
}
