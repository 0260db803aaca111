//! The whole terminal, drawn anew every second and when a key is pressed.

mod display;
#[cfg(unix)]
mod input;
#[cfg(not(unix))]
#[path = "no_input.rs"]
mod input;
mod keyboard;

use std::collections::VecDeque;

use katydid_core::stats::{Snapshot, State};

use super::picture::{self, Seen, Theme};
use super::ui::{Key, Ui, Wish};
use crate::run::output::Screen;
use display::{Display, Out};
use input::{Happened, Input};

/// The whole terminal; given back as it was when this is dropped.
pub(in crate::run) struct Live {
    theme: Theme,
    display: Display,
    /// From the first picture on.
    input: Option<Input>,
    pressed: VecDeque<Key>,
    ui: Ui,
    snapshot: Snapshot,
}

impl Live {
    pub(super) fn new(theme: Theme, on_stderr: bool) -> Self {
        let out = if on_stderr { Out::Stderr } else { Out::Stdout };
        Self {
            theme,
            display: Display::new(out),
            input: None,
            pressed: VecDeque::new(),
            ui: Ui::default(),
            snapshot: Snapshot::default(),
        }
    }

    /// Inside a runtime only.
    pub(super) fn second(&mut self, screen: &mut Screen, snapshot: &Snapshot) {
        self.snapshot.clone_from(snapshot);
        if snapshot.state != State::Stopping {
            self.ui.second();
        }
        // A terminal that tells of nothing still shows.
        self.input = self.input.take().or_else(|| Input::new().ok());
        self.ui.keys = self.input.as_ref().is_some_and(Input::hears_keys);
        self.draw(screen);
    }

    pub(super) fn notice(&mut self, screen: &mut Screen, text: &str) {
        self.ui.set_notice(text);
        if self.display.is_shown() {
            self.draw(screen);
        }
    }

    pub(super) fn want(&mut self, users: u32) {
        self.ui.wanted = Some(users);
    }

    pub(super) async fn wish(&mut self, screen: &mut Screen) -> Wish {
        loop {
            let Some(key) = self.pressed.pop_front() else {
                self.hear(screen).await;
                continue;
            };
            match self.ui.press(key) {
                Some(wish) => return wish,
                None if self.pressed.is_empty() => self.draw(screen),
                None => {}
            }
        }
    }

    async fn hear(&mut self, screen: &mut Screen) {
        let happened = match &mut self.input {
            Some(input) => input.next().await,
            None => std::future::pending().await,
        };
        match happened {
            Happened::Keys(keys) => self.pressed.extend(keys),
            Happened::Resized => self.draw(screen),
            Happened::Suspended => self.suspend(screen),
            Happened::Resumed => {
                self.display.take_again();
                self.draw(screen);
            }
        }
    }

    fn suspend(&mut self, screen: &mut Screen) {
        self.leave(screen);
        if !input::stop_here() {
            self.draw(screen);
        }
    }

    fn draw(&mut self, screen: &mut Screen) {
        let (rows, columns) = screen.tables.size();
        let Self {
            theme,
            display,
            ui,
            snapshot,
            ..
        } = self;
        let mut reach = None;
        display.draw((columns, rows), |frame| {
            let seen = Seen {
                snapshot,
                ui,
                theme,
            };
            reach = Some(picture::draw(frame, seen));
        });
        match reach {
            Some(reach) => {
                ui.reached(reach);
                screen.hold();
            }
            None => screen.release(),
        }
    }

    /// Gives the terminal back as it was.
    pub(super) fn leave(&mut self, screen: &mut Screen) {
        self.display.leave();
        screen.release();
    }
}
