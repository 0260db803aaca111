//! Tables as people read them without a script, and as the script sorts and searches them.

use maud::{Markup, html};

/// A table in a box of its own that scrolls.
pub(super) struct Table {
    pub(super) id: &'static str,
    /// What a screen reader calls it.
    pub(super) label: &'static str,
    pub(super) heads: Vec<Head>,
    pub(super) body: Vec<Vec<Cell>>,
    /// The last line, which stays the last.
    pub(super) foot: Option<Vec<Cell>>,
}

/// A column's heading.
pub(super) struct Head {
    label: String,
    /// What it says on hover.
    title: String,
    is_text: bool,
}

impl Head {
    pub(super) fn text(label: &str, title: &str) -> Self {
        Self {
            is_text: true,
            ..Self::number(label, title)
        }
    }

    pub(super) fn number(label: &str, title: &str) -> Self {
        Self {
            label: label.to_owned(),
            title: title.to_owned(),
            is_text: false,
        }
    }
}

/// What stands in a line and a column.
pub(super) enum Cell {
    /// A figure, which aligns at its end.
    Number(String),
    /// A figure that should have been nothing.
    Bad(String),
    /// A word, which takes one line.
    Word(String),
    /// What a line is known by: a name, which takes one line and stays in sight.
    Name(String),
    /// Words, which take as many lines as they need.
    Words(Markup),
}

impl Cell {
    /// A count that should be nothing.
    pub(super) fn failures(count: u64) -> Self {
        match count {
            0 => Self::Number("0".to_owned()),
            _ => Self::Bad(count.to_string()),
        }
    }

    fn markup(&self) -> Markup {
        html! {
            @match self {
                Self::Number(text) => td { (text) },
                Self::Bad(text) => td.bad { (text) },
                Self::Word(text) => td.text { (text) },
                Self::Name(text) => th.text.name scope="row" title=(text) { (text) },
                Self::Words(words) => td.text.words { (words) },
            }
        }
    }
}

impl Table {
    pub(super) fn markup(&self) -> Markup {
        html! {
            div.table-scroll role="region" aria-label=(self.label) tabindex="0" {
                table.table id=(self.id) {
                    thead { tr { @for head in &self.heads { (heading(head)) } } }
                    tbody {
                        @for (index, line) in self.body.iter().enumerate() { tr data-row=(index) { (cells(line)) } }
                    }
                    @if let Some(line) = &self.foot { tfoot { tr { (cells(line)) } } }
                }
            }
        }
    }
}

fn heading(head: &Head) -> Markup {
    html! { th class=[head.is_text.then_some("text")] scope="col" title=(head.title) { (head.label) } }
}

fn cells(line: &[Cell]) -> Markup {
    html! { @for cell in line { (cell.markup()) } }
}
