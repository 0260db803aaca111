//! Tables from CSV.

mod records;

use std::cmp::Ordering;
use std::sync::Arc;

use super::table::{
    MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Table, TableProblem, TableProblems, too_long,
    too_many_columns, too_many_rows,
};
use crate::expr::Value;
use records::{Record, Records};

pub(super) fn read(text: &str) -> Result<Table, Vec<TableProblem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![too_long(text.len())]);
    }
    let mut records = Records::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    let Some(header) = records.next() else {
        let hint = "name the columns in its first line";
        return Err(vec![TableProblem::new(None, "is empty", hint)]);
    };
    let mut problems = TableProblems::default();
    let columns = columns(&header, &mut problems);
    let rows = rows(records, &columns, &mut problems);
    problems.or(Table::new(columns, rows))
}

fn columns(header: &Record, problems: &mut TableProblems) -> Vec<Arc<str>> {
    let mut names: Vec<Arc<str>> = Vec::with_capacity(header.fields.len());
    for field in &header.fields {
        let name: Arc<str> = field.trim().into();
        if let Some(problem) = name_problem(&name, &names, header.line) {
            problems.push(problem);
        }
        names.push(name);
    }
    if let Some(problem) = header_problem(header) {
        problems.push(problem);
    }
    names
}

fn name_problem(name: &Arc<str>, before: &[Arc<str>], line: u32) -> Option<TableProblem> {
    if name.is_empty() {
        let message = format!("column {} has no name", before.len() + 1);
        let hint = "the first line names the columns";
        Some(TableProblem::new(Some(line), message, hint))
    } else if before.contains(name) {
        let shown: String = name.chars().take(SHOWN).collect();
        let message = format!("two columns are named `{shown}`");
        let hint = "give each a name of its own";
        Some(TableProblem::new(Some(line), message, hint))
    } else {
        None
    }
}

/// Characters of a name that a problem shows.
const SHOWN: usize = 60;

fn header_problem(header: &Record) -> Option<TableProblem> {
    let fields = &header.fields;
    if header.is_open {
        Some(unclosed(header.line))
    } else if fields.len() > MAX_COLUMNS {
        Some(too_many_columns())
    } else if fields.len() == 1 && fields[0].contains([';', '\t']) {
        let message = "has one column, with a semicolon or a tab in its name";
        let hint = "part columns by commas";
        Some(TableProblem::new(Some(header.line), message, hint))
    } else {
        None
    }
}

fn unclosed(line: u32) -> TableProblem {
    let hint = "close it with `\"`; inside it, write `\"` twice";
    TableProblem::new(Some(line), "a quoted field never ends", hint)
}

fn rows(records: Records<'_>, columns: &[Arc<str>], problems: &mut TableProblems) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut count = 0;
    for record in records {
        count += 1;
        match row_problem(&record, columns.len()) {
            Some(problem) => problems.push(problem),
            None if count <= MAX_ROWS => rows.push(row(&record, columns)),
            None => {}
        }
    }
    if count == 0 {
        let hint = "write at least one below it";
        problems.push(TableProblem::new(None, "has a header, but no rows", hint));
    } else if count > MAX_ROWS {
        problems.push(too_many_rows(count));
    }
    rows
}

fn row_problem(record: &Record, columns: usize) -> Option<TableProblem> {
    let fields = record.fields.len();
    if record.is_open {
        return Some(unclosed(record.line));
    }
    let hint = match fields.cmp(&columns) {
        Ordering::Equal => return None,
        Ordering::Less => "an empty field still needs its comma",
        Ordering::Greater => "put a field that contains a comma in double quotes",
    };
    let plural = if fields == 1 { "" } else { "s" };
    let message = format!("has {fields} field{plural}, the header has {columns}");
    Some(TableProblem::new(Some(record.line), message, hint))
}

fn row(record: &Record, columns: &[Arc<str>]) -> Value {
    let values = record.fields.iter().map(|field| Value::Text(field.clone()));
    Value::Map(Arc::new(columns.iter().cloned().zip(values).collect()))
}

#[cfg(test)]
mod tests;
