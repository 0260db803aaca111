//! The terminal's other screen, from which it always comes back.

use std::io::{self, BufWriter, Write};
use std::panic;
use std::sync::{Mutex, Once, PoisonError};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::keyboard;

/// Where it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Out {
    Stdout,
    Stderr,
}

/// A terminal that has gone swallows what is written to it: a run goes on without one.
impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = match self {
            Self::Stdout => io::stdout().write_all(bytes),
            Self::Stderr => io::stderr().write_all(bytes),
        };
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = match self {
            Self::Stdout => io::stdout().flush(),
            Self::Stderr => io::stderr().flush(),
        };
        Ok(())
    }
}

/// Where the other screen is shown now: a panic on any thread takes it down.
static SHOWN: Mutex<Option<Out>> = Mutex::new(None);

static HOOK: Once = Once::new();

/// The terminal's other screen.
pub(super) struct Display {
    out: Out,
    terminal: Option<(Terminal<CrosstermBackend<BufWriter<Out>>>, Rect)>,
}

impl Display {
    pub(super) fn new(out: Out) -> Self {
        Self {
            out,
            terminal: None,
        }
    }

    pub(super) fn is_shown(&self) -> bool {
        shown().is_some()
    }

    /// Draws on so many columns and rows. Does nothing while a shell has the terminal; errors are those of a terminal
    /// that has gone.
    pub(super) fn draw(&mut self, size: (u16, u16), picture: impl FnOnce(&mut Frame<'_>)) {
        if !keyboard::is_in_foreground() {
            return self.leave();
        }
        if !self.is_shown() {
            self.terminal = None;
            enter(self.out);
        }
        let room = Rect::new(0, 0, size.0, size.1);
        let _ = self
            .sized(room)
            .and_then(|terminal| terminal.draw(picture).map(drop));
    }

    /// Everything is drawn anew after a change of size.
    fn sized(&mut self, room: Rect) -> io::Result<&mut Terminal<CrosstermBackend<BufWriter<Out>>>> {
        let terminal = match self.terminal.take() {
            Some((terminal, drawn)) if drawn == room => terminal,
            _ => {
                let _ = execute!(self.out, Clear(ClearType::All));
                let backend = CrosstermBackend::new(BufWriter::new(self.out));
                let viewport = Viewport::Fixed(room);
                Terminal::with_options(backend, TerminalOptions { viewport })?
            }
        };
        Ok(&mut self.terminal.insert((terminal, room)).0)
    }

    /// Whatever a shell has made of the terminal meanwhile.
    pub(super) fn take_again(&mut self) {
        self.terminal = None;
        if self.is_shown() {
            enter(self.out);
        }
    }

    pub(super) fn leave(&mut self) {
        self.terminal = None;
        leave();
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.leave();
    }
}

fn shown() -> std::sync::MutexGuard<'static, Option<Out>> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn enter(mut out: Out) {
    HOOK.call_once(leave_before_a_panic_is_told);
    keyboard::take();
    let _ = execute!(out, EnterAlternateScreen, Hide);
    *shown() = Some(out);
}

/// A terminal without another screen is left empty.
fn leave() {
    let Some(mut out) = shown().take() else {
        return;
    };
    let _ = execute!(
        out,
        Clear(ClearType::All),
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    keyboard::give_back();
}

fn leave_before_a_panic_is_told() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        leave();
        tell(panicked);
    }));
}
