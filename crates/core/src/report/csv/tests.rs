use super::*;
use crate::stats::{ExceptionRow, Point};

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
    let result = Snapshot {
        series: vec![point],
        ..Snapshot::default()
    };
    assert!(history_line(&result).ends_with(",7\r\n"));
    let columns = |text: String| text.split(',').count();
    assert_eq!(columns(history_line(&result)), columns(history_header()));
}
