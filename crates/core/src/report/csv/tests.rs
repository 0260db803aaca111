use super::*;
use crate::stats::{ExceptionRow, Point, RowPoint};

#[test]
fn an_exception_stands_where_locust_has_it_with_its_path_as_the_traceback() {
    let exception = ExceptionRow {
        path: "users[0].tasks[1].set.token".to_owned(),
        message: "no variable `token`, here".to_owned(),
        occurrences: 3,
        first_seen: 1.0,
        last_seen: 61.5,
    };
    let result = Snapshot {
        exceptions: vec![exception],
        ..Snapshot::default()
    };
    assert_eq!(
        exceptions_csv(&result),
        "Count,Message,Traceback,Nodes,First Seen,Last Seen\r\n\
         3,\"no variable `token`, here\",users[0].tasks[1].set.token,local,1970-01-01T00:00:01Z,1970-01-01T00:01:01Z\r\n"
    );
}

#[test]
fn an_interval_tells_how_many_iterations_it_dropped() {
    let point = Point {
        dropped: 7,
        ..Point::default()
    };
    let line = history_lines(&Snapshot::default(), &point, false);
    assert!(line.ends_with(",7\r\n"));
    let columns = |text: &str| text.split(',').count();
    assert_eq!(columns(&line), columns(&history_header()));
}

#[test]
fn the_full_history_has_a_line_for_each_row_whose_interval_is_known() {
    let row = |name: &str, at| Row {
        method: "GET".to_owned(),
        name: name.to_owned(),
        requests: 9,
        interval: Some(RowPoint {
            at,
            span: 1.0,
            requests: 2,
            ..RowPoint::default()
        }),
        ..Row::default()
    };
    let snapshot = Snapshot {
        rows: vec![row("/a", 3.0), row("/b", 2.0)],
        ..Snapshot::default()
    };
    let point = Point {
        at: 3.0,
        span: 1.0,
        requests: 2,
        ..Point::default()
    };
    let lines = history_lines(&snapshot, &point, true);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("3,0,GET,/a,2.000000,0.000000,"));
    assert!(lines[0].contains(",9,0,"), "its own total: {}", lines[0]);
    assert!(lines[1].starts_with("3,0,,,2.000000"));
    assert_eq!(history_lines(&snapshot, &point, false).lines().count(), 1);
}
