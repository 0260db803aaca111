//! A table of so many rows and letters at most.

/// The most letters that the rows of one table take.
const LETTERS: usize = 11_000;

/// What a table has above its rows.
pub(super) struct Head {
    pub(super) title: &'static str,
    pub(super) columns: &'static [Column],
    /// The most rows that are shown.
    pub(super) most: usize,
}

/// A column's name, and where it stands.
pub(super) enum Column {
    /// Words, to the left.
    Words(&'static str),
    /// Numbers, to the right.
    Numbers(&'static str),
}

/// The table under its title, and how many rows it leaves out; empty without rows.
pub(super) fn table(head: &Head, rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let names = head.columns.iter().map(Column::name);
    let rule = head.columns.iter().map(Column::rule);
    let mut table = format!("### {}\n\n{}{}", head.title, line(names), line(rule));
    let shown = shown(head, rows);
    table.extend(shown.iter().map(String::as_str));
    match rows.len() - shown.len() {
        0 => table,
        more => table + &format!("\n{more} more not shown.\n"),
    }
}

fn shown(head: &Head, rows: &[Vec<String>]) -> Vec<String> {
    let mut left = LETTERS;
    let lines = rows.iter().map(|row| line(row.iter().map(String::as_str)));
    let fit = lines.map_while(|line| {
        left = left.checked_sub(line.chars().count())?;
        Some(line)
    });
    fit.take(head.most).collect()
}

/// `| a | b |`
pub(super) fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: String = cells.map(|cell| format!(" {cell} |")).collect();
    format!("|{cells}\n")
}

impl Column {
    fn name(&self) -> &'static str {
        match self {
            Self::Words(name) | Self::Numbers(name) => name,
        }
    }

    fn rule(&self) -> &'static str {
        match self {
            Self::Words(_) => "---",
            Self::Numbers(_) => "--:",
        }
    }
}
