//! Rows of a table that change. What says the same stays untouched, so that what a person has selected stays so,
//! and a second's news costs little however many rows there are.

use web_sys::Node;

use crate::element::{Element, arrange, tag};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Its cells' `data-column`.
    pub(super) key: &'static str,
    /// Its heading.
    pub(super) label: &'static str,
    /// Whether its cells align at their last digit.
    pub(super) number: bool,
    /// Whether its cells may be cut short, so that they say all on hover.
    pub(super) long: bool,
}

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// What it is known by: its `data-method`, its `data-name`, and what else tells it from others.
    pub(super) key: [String; 3],
    /// A text a column.
    pub(super) cells: Vec<String>,
    /// Whether it stands out.
    pub(super) failing: bool,
}

/// The rows of a table.
#[derive(Debug)]
pub(super) struct Rows {
    body: Element,
    heads: Vec<Head>,
    rows: Vec<Row>,
}

/// A row as it is shown.
#[derive(Debug)]
struct Row {
    key: [String; 3],
    element: Element,
    cells: Vec<Cell>,
    failing: bool,
}

#[derive(Debug)]
struct Cell {
    element: Element,
    says: String,
}

impl Head {
    /// A heading.
    pub(super) fn heading(&self) -> Element {
        let heading = tag("th").attr("scope", "col");
        self.dress(heading)
    }

    fn dress(&self, cell: Element) -> Element {
        let cell = cell.attr("data-column", self.key);
        match self.number {
            true => cell.class("number"),
            false => cell,
        }
    }

    fn cell(&self) -> Cell {
        Cell {
            element: self.dress(tag("td")),
            says: String::new(),
        }
    }
}

impl Rows {
    /// The rows of this body, none yet.
    pub(super) fn new(body: Element, heads: Vec<Head>) -> Self {
        let rows = Vec::new();
        Self { body, heads, rows }
    }

    /// Shows these lines instead of those before. A row stays as long as its line does, wherever that is.
    pub(super) fn show(&mut self, lines: Vec<Line>) {
        let mut before: Vec<Option<Row>> = std::mem::take(&mut self.rows)
            .into_iter()
            .map(Some)
            .collect();
        let mut places = Vec::new();
        for (index, line) in lines.into_iter().enumerate() {
            let was = find(&before, index, &line.key);
            let old = was.and_then(|at| before[at].take());
            let mut row = old.unwrap_or_else(|| Row::new(&line, &self.heads));
            row.show(line, &self.heads);
            places.push((Node::clone(row.element.node()), was));
            self.rows.push(row);
        }
        for gone in before.into_iter().flatten() {
            gone.element.node().remove();
        }
        arrange(self.body.node(), &places);
    }
}

/// Where the row of a key was. Most are where they were.
fn find(before: &[Option<Row>], index: usize, key: &[String; 3]) -> Option<usize> {
    let is_it = |at: &usize| {
        let row = before.get(*at).and_then(Option::as_ref);
        row.is_some_and(|row| row.key == *key)
    };
    Some(index)
        .filter(is_it)
        .or_else(|| (0..before.len()).find(is_it))
}

impl Row {
    fn new(line: &Line, heads: &[Head]) -> Self {
        let cells: Vec<Cell> = heads.iter().map(Head::cell).collect();
        let elements = cells.iter().map(|cell| cell.element.clone()).collect();
        Self {
            key: line.key.clone(),
            element: named(tag("tr"), &line.key).children(elements),
            cells,
            failing: false,
        }
    }

    fn show(&mut self, line: Line, heads: &[Head]) {
        for ((cell, says), head) in self.cells.iter_mut().zip(line.cells).zip(heads) {
            cell.show(says, head);
        }
        if self.failing != line.failing {
            self.failing = line.failing;
            let class = if line.failing { "failing" } else { "" };
            self.element.node().set_class_name(class);
        }
    }
}

/// A row that is of a request can be found by it.
fn named(row: Element, [method, name, _]: &[String; 3]) -> Element {
    match name.as_str() {
        "" => row,
        name => row.attr("data-name", name).attr("data-method", method),
    }
}

impl Cell {
    fn show(&mut self, says: String, head: &Head) {
        if self.says == says {
            return;
        }
        self.element.node().set_text_content(Some(&says));
        if head.long {
            let _ = self.element.node().set_attribute("title", &says);
        }
        self.says = says;
    }
}
