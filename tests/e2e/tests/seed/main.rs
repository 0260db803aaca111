//! The first examples that a reader of Locust's manual meets, each as a scenario of `tests/scenarios` with one
//! *effect*: what its target sees and its report says. The same effect is asserted of the simulator, of the binary
//! and of the page in Chromium.
//!
//! ```text
//!  Row (file, sizes, flags) ──► text ──► sim | binary | page ──► Outcome ──► effect
//! ```
//!
//! The target is the demo target, on a socket for binary and page, and keeps whatever it was sent.

mod effect;
mod matrix;
mod native;
mod outcome;
mod page;
mod platform;
mod row;
mod sim;
mod streams;
mod table;
mod target;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

use katydid_e2e::browser::Browser;
use katydid_e2e::site::Site;

use matrix::Matrix;
use platform::Platform;
use row::Row;

/// How many rows run natively at once: they mostly wait.
const AT_ONCE: usize = 4;

#[test]
fn every_row_holds_on_every_platform() {
    let matrix = Matrix::default();
    let rows = table::rows();
    for row in &rows {
        try_on(&matrix, Platform::Sim, row, || sim::check(row));
    }
    natively(&matrix, &rows);
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for row in rows.iter().filter(|row| row.runs_on(Platform::Page)) {
        try_on(&matrix, Platform::Page, row, || {
            page::check(row, &browser, &site);
        });
    }
    browser.assert_no_complaint();
    matrix.print(&rows);
    matrix.assert_all_hold();
}

fn natively(matrix: &Matrix, rows: &[Row]) {
    let left = Mutex::new(rows.iter());
    let work = || {
        let next = || left.lock().expect("no row panics").next();
        while let Some(row) = next() {
            try_on(matrix, Platform::Native, row, || native::check(row));
        }
    };
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(work);
        }
    });
}

/// One row's failure keeps no other from being tried.
fn try_on(matrix: &Matrix, platform: Platform, row: &Row, check: impl FnOnce()) {
    let came = catch_unwind(AssertUnwindSafe(check));
    matrix.note(row, platform, came.is_ok());
}

#[test]
fn no_row_is_missing_on_a_platform_without_a_reason() {
    let rows = table::rows();
    for number in 1..=29 {
        let here = rows.iter().any(|row| row.number == number);
        let elsewhere = table::ELSEWHERE.iter().find(|row| row.number == number);
        assert!(here || elsewhere.is_some(), "row {number} is nowhere");
        if let Some(row) = elsewhere {
            row.assert_is_there();
        }
    }
    for row in &rows {
        row.assert_reasons_are_given();
    }
}

#[test]
fn check_says_what_the_page_does_otherwise() {
    for row in table::rows() {
        native::assert_notes(&row);
    }
}
