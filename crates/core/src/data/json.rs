//! Tables from JSON.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::collection::Set;
use crate::collection::object;

use super::table::{
    MAX_COLUMNS, MAX_ROWS, Table, TableProblem, TableProblems, too_long, too_many_columns,
    too_many_rows,
};
use crate::expr::{NotJson, Value};

/// The one column of scalars.
const VALUE: &str = "value";

/// A JSON text's list.
pub(super) fn items(text: &str) -> Result<Vec<Json>, Vec<TableProblem>> {
    if text.len() > super::MAX_BYTES {
        return Err(vec![too_long(text.len())]);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match Value::read_json(text).map(Json::from) {
        Ok(Json::Array(items)) => Ok(items),
        Ok(_) => Err(vec![TableProblem::new(
            None,
            "is no list",
            "write `[` and `]` around the rows",
        )]),
        Err(error) => Err(vec![broken(text, error)]),
    }
}

fn broken(text: &str, NotJson { at, expected }: NotJson) -> TableProblem {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    let link = if rest.is_empty() {
        "it ends before"
    } else {
        "expected"
    };
    let message = format!("is no JSON: {link} {expected}, column {column}");
    let hint = "a file with an object on each line needs `[`, `]` and commas";
    TableProblem::new(Some(line), message, hint)
}

pub(super) fn read(items: &[Json]) -> Result<Table, Vec<TableProblem>> {
    let columns = columns(items);
    if let Some(problem) = size_problem(items.len(), columns.len()) {
        return Err(vec![problem]);
    }
    let mut problems = TableProblems::default();
    let is_scalar = !items[0].is_object();
    let mut rows = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match row_problem(item, is_scalar) {
            Some(message) => problems.push(row_is(index, message)),
            None => rows.push(row(item)),
        }
    }
    problems.or(Table::new(columns, rows))
}

fn size_problem(rows: usize, columns: usize) -> Option<TableProblem> {
    if rows == 0 {
        Some(TableProblem::new(None, "has no rows", "write at least one"))
    } else if rows > MAX_ROWS {
        Some(too_many_rows(rows))
    } else if columns > MAX_COLUMNS {
        Some(too_many_columns())
    } else {
        None
    }
}

/// Every field that any object has, in the order of their first appearance.
fn columns(items: &[Json]) -> Vec<Arc<str>> {
    let fields = items.iter().filter_map(Json::as_object);
    let mut known = Set::new();
    let names = fields.flat_map(serde_json::Map::keys);
    let columns: Vec<Arc<str>> = names
        .filter(|name| known.insert(name.as_str()))
        .map(|name| name.as_str().into())
        .collect();
    if columns.is_empty() {
        vec![VALUE.into()]
    } else {
        columns
    }
}

fn row_problem(item: &Json, is_scalar: bool) -> Option<&'static str> {
    match item {
        Json::Array(_) => Some("is a list"),
        Json::Object(fields) if fields.is_empty() => Some("has no fields"),
        Json::Object(_) if is_scalar => Some("is an object, the first row is none"),
        Json::Object(_) => None,
        _ if is_scalar => None,
        _ => Some("is no object, the first row is one"),
    }
}

fn row_is(index: usize, message: &str) -> TableProblem {
    let message = format!("row {} {message}", index + 1);
    let hint = "rows are all objects, or all texts, numbers and the like";
    TableProblem::new(None, message, hint)
}

fn row(item: &Json) -> Value {
    Value::from(match item {
        Json::Object(_) => item.clone(),
        scalar => object([(VALUE.to_owned(), scalar.clone())]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn table(items: &Json) -> Result<Table, String> {
        let problems = |problems: Vec<TableProblem>| {
            let lines: Vec<String> = problems.iter().map(TableProblem::to_string).collect();
            lines.join("\n")
        };
        Table::json(items.as_array().unwrap()).map_err(problems)
    }

    #[test]
    fn objects_are_rows_and_keep_their_types() {
        let items = json!([{"id": 7, "tags": ["a"], "ok": true}, {"id": 8.5}]);
        let table = table(&items).unwrap();
        assert_eq!(table.columns().len(), 3);
        assert_eq!(table.row(0), Some(&Value::from(items[0].clone())));
        assert_eq!(table.row(1), Some(&Value::from(items[1].clone())));
        assert_eq!(table.row(2), None);
    }

    #[test]
    fn scalars_are_rows_of_the_column_value() {
        let table = table(&json!(["a", 1, null])).unwrap();
        assert_eq!(table.columns(), ["value".into()]);
        assert_eq!(table.row(1), Some(&Value::from(json!({"value": 1}))));
    }

    #[test]
    fn every_row_of_another_kind_is_told() {
        let told = table(&json!([{"a": 1}, 2, [3], {}])).unwrap_err();
        let rows: Vec<&str> = told.lines().map(|line| &line[..5]).collect();
        assert_eq!(rows, ["row 2", "row 3", "row 4"], "{told}");
    }

    #[test]
    fn an_empty_list_has_no_rows() {
        let told = table(&json!([])).unwrap_err();
        assert_eq!(told, "has no rows (write at least one)");
    }

    #[test]
    fn a_broken_text_is_told_with_its_line() {
        let problems = items("[\n1,\n}").unwrap_err();
        assert_eq!(problems[0].line, Some(3));
        assert_eq!(
            problems[0].message,
            "is no JSON: expected a value, column 1"
        );
        let problems = items("[\n1,\n2").unwrap_err();
        assert_eq!(problems[0].line, Some(3));
        assert_eq!(
            problems[0].message,
            "is no JSON: it ends before `,` or `]`, column 2"
        );
    }

    #[test]
    fn a_text_that_is_no_list_is_no_table() {
        assert_eq!(items("{}").unwrap_err()[0].message, "is no list");
    }
}
