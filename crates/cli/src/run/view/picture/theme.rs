//! Colours and signs, or none of them.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::bar;

/// What a terminal can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::run::view) struct Theme {
    /// More than ASCII.
    pub(in crate::run::view) unicode: bool,
    pub(in crate::run::view) coloured: bool,
}

/// The signs beside letters.
pub(super) struct Signs {
    pub(super) bars: bar::Set<'static>,
    pub(super) done: &'static str,
    pub(super) left: &'static str,
    pub(super) rule: &'static str,
    pub(super) cut: &'static str,
    pub(super) minus: &'static str,
    pub(super) times: &'static str,
    pub(super) down: &'static str,
    pub(super) up: &'static str,
    pub(super) to: &'static str,
    pub(super) becomes: &'static str,
}

const UNICODE: Signs = Signs {
    bars: bar::NINE_LEVELS,
    done: "━",
    left: "─",
    rule: "─",
    cut: "…",
    minus: "−",
    times: "×",
    down: "▼",
    up: "▲",
    to: "–",
    becomes: "→",
};

const ASCII: Signs = Signs {
    bars: bar::Set {
        full: "#",
        seven_eighths: "#",
        three_quarters: "#",
        five_eighths: "#",
        half: "=",
        three_eighths: "=",
        one_quarter: "-",
        one_eighth: "-",
        empty: " ",
    },
    done: "#",
    left: "-",
    rule: "-",
    cut: "~",
    minus: "-",
    times: "x",
    down: "v",
    up: "^",
    to: "-",
    becomes: "->",
};

impl Theme {
    pub(super) fn signs(&self) -> &'static Signs {
        match self.unicode {
            true => &UNICODE,
            false => &ASCII,
        }
    }

    pub(super) fn strong(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn faint(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn chosen(&self) -> Style {
        self.strong().add_modifier(Modifier::REVERSED)
    }

    pub(super) fn good(&self) -> Style {
        self.colour(Color::Green)
    }

    pub(super) fn bad(&self) -> Style {
        self.colour(Color::Red)
    }

    pub(super) fn warning(&self) -> Style {
        self.colour(Color::Yellow)
    }

    pub(super) fn chart(&self) -> Style {
        self.colour(Color::Cyan)
    }

    fn colour(&self, colour: Color) -> Style {
        match self.coloured {
            true => Style::new().fg(colour),
            false => Style::new(),
        }
    }
}
