use super::super::Table;
use super::*;
use proptest::prelude::*;

fn cells(table: &Table) -> Vec<Vec<String>> {
    let cell = |row: &Value, column: &str| match row {
        Value::Map(map) => map.get(column).unwrap().to_string(),
        other => panic!("{other:?} is no row"),
    };
    let row = |index| table.row(index).unwrap();
    let columns = table.columns();
    (0..table.len())
        .map(|index| columns.iter().map(|name| cell(row(index), name)).collect())
        .collect()
}

fn read_cells(text: &str) -> Vec<Vec<String>> {
    cells(&Table::csv(text).unwrap())
}

fn told(text: &str) -> Vec<String> {
    let problems = Table::csv(text).unwrap_err();
    problems.iter().map(TableProblem::to_string).collect()
}

/// As a spreadsheet writes it.
fn write(rows: &[Vec<String>], line_end: &str) -> String {
    let field = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(field).collect::<Vec<_>>().join(",");
    rows.iter().map(|row| line(row) + line_end).collect()
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1..6usize).prop_flat_map(|columns| {
        let row = prop::collection::vec("[a-z,;\"\r\n é漢]{0,6}", columns);
        prop::collection::vec(row, 1..20)
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in table(), line_end in "\r\n|\n|\r") {
        let header = (0..rows[0].len()).map(|at| format!("column {at}")).collect();
        let text = write(&[vec![header], rows.clone()].concat(), &line_end);
        prop_assert_eq!(read_cells(&text), rows);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[a-c,\"\r\n\u{feff} é]{0,60}|\\PC*") {
        let _ = Table::csv(&text);
    }

    #[test]
    fn a_row_of_another_length_is_told_with_its_line(
        before in 0..50usize, fields in (1..6usize).prop_filter("ragged", |&fields| fields != 3),
    ) {
        let ragged = vec!["x"; fields].join(",");
        let text = format!("a,b,c\r\n{}{ragged}", "\"1\r\n\",2,3\r\n\r\n".repeat(before));
        let problems = Table::csv(&text).unwrap_err();
        prop_assert_eq!(problems.len(), 1);
        prop_assert_eq!(problems[0].line, Some(2 + 3 * before as u32));
    }
}

#[test]
fn quotes_hold_commas_line_ends_and_quotes() {
    let text = "a,b\r\n\"1,2\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\n";
    let expected = [["1,2", "say \"hi\""], ["two\nlines", ""]];
    assert_eq!(read_cells(text), expected);
}

#[test]
fn a_byte_order_mark_and_empty_lines_are_no_rows() {
    let text = "\u{feff}\n\na, b \n\n1,2\n\n\n3,4";
    let table = Table::csv(text).unwrap();
    assert_eq!(table.columns(), ["a".into(), "b".into()]);
    assert_eq!(cells(&table), [["1", "2"], ["3", "4"]]);
}

#[test]
fn a_last_comma_without_a_line_end_is_an_empty_field() {
    assert_eq!(read_cells("a,b\n1,"), [["1", ""]]);
}

#[test]
fn a_table_needs_a_header_and_a_row() {
    assert_eq!(told(""), ["is empty (name the columns in its first line)"]);
    assert_eq!(
        told("\n\r\n"),
        ["is empty (name the columns in its first line)"]
    );
    let headless = "has a header, but no rows (write at least one below it)";
    assert_eq!(told("a,b\n"), [headless]);
}

#[test]
fn every_wrong_line_is_told() {
    let text = "\na,,a\n1,2\n1,2,3\n1,2,3,4\n";
    let expected = [
        "line 2: column 2 has no name (the first line names the columns)",
        "line 2: two columns are named `a` (give each a name of its own)",
        "line 3: has 2 fields, the header has 3 (an empty field still needs its comma)",
        "line 5: has 4 fields, the header has 3 (put a field that contains a comma in double quotes)",
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn a_quote_that_never_closes_is_told_where_its_row_begins() {
    let hint = "a quoted field never ends (close it with `\"`; inside it, write `\"` twice)";
    assert_eq!(told("a,b\n1,2\n3,\"4\n5,6\n"), [format!("line 3: {hint}")]);
    assert_eq!(told("\"a,b\n1,2\n")[0], format!("line 1: {hint}"));
}

#[test]
fn other_separators_are_told() {
    let told = told("user;password\nann;1\n");
    assert_eq!(
        told,
        ["line 1: has one column, with a semicolon or a tab in its name (part columns by commas)"]
    );
}

#[test]
fn of_many_problems_the_first_are_told_and_how_many_more() {
    let told = told(&format!("a,b\n{}", "1\n".repeat(50)));
    assert_eq!(told.len(), 21);
    assert_eq!(told[20], "and 30 more problems");
}

#[test]
fn a_table_has_bounds() {
    let rows = told(&format!("a\n{}", "1\n".repeat(MAX_ROWS + 1)));
    assert_eq!(
        rows,
        ["has 1000001 rows, at most 1000000 are read (keep fewer rows; they can be taken again)"]
    );
    let columns: Vec<String> = (0..MAX_COLUMNS + 5).map(|at| at.to_string()).collect();
    let columns = columns.join(",");
    assert!(told(&format!("{columns}\n{columns}\n"))[0].contains("more than 1000 columns"));
    let bytes = "a".repeat(MAX_BYTES + 1);
    assert!(told(&bytes)[0].contains("bytes long"));
}
