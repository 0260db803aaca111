//! `katydid simulate`.

use serde_json::Value;

use crate::support::{fed, katydid};

const PACED: &str = "
host: http://shop.example
load: { users: 200, spawn_rate: 1000, run_time: 1h }
users:
- { name: Visitor, wait_time: constant_pacing(60), tasks: [{ get: / }] }
";

fn rows(arguments: &[&str], text: &str) -> Vec<Value> {
    let ended = fed(&[&["simulate", "-", "--json"], arguments].concat(), text);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    serde_json::from_str(&ended.out).unwrap()
}

#[test]
fn an_hour_passes_at_once_and_is_counted_in_full() {
    let rows = rows(&[], PACED);
    assert_eq!(
        (rows.len(), &rows[0]["num_requests"]),
        (1, &Value::from(12_000))
    );
    assert_eq!(rows[0]["min_response_time"], Value::from(20.0));
}

#[test]
fn the_result_is_the_same_on_any_number_of_threads() {
    let model = [
        "--service-time",
        "lognormal(50ms, 0.7)",
        "--errors",
        "3%",
        "--threads",
    ];
    let on = |threads| rows(&[&model[..], &[threads]].concat(), PACED);
    let times = |rows: &[Value]| {
        ["num_requests", "num_failures", "response_times"].map(|field| rows[0][field].clone())
    };
    let one = on("1");
    assert!(one[0]["num_failures"].as_u64().unwrap() > 200);
    assert_eq!(times(&one), times(&on("3")));
}

#[test]
fn requests_beyond_the_capacity_wait() {
    let text = "host: http://t\nload: {users: 50, spawn_rate: 1000, run_time: 10s}\nusers: [{name: A, tasks: [{get: /}]}]";
    // What is in the queue at the end is served still.
    let rows = rows(&["--capacity", "2", "--service-time", "10ms"], text);
    let requests = rows[0]["num_requests"].as_u64().unwrap();
    assert!((2000..=2050).contains(&requests), "{requests}");
}

#[test]
fn files_are_written_as_of_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let prefix = folder.path().join("out").display().to_string();
    let ended = fed(&["simulate", "-", "-t", "10s", "--csv", &prefix], PACED);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("wrote "), "{}", ended.out);
    let history = std::fs::read_to_string(format!("{prefix}_stats_history.csv")).unwrap();
    assert_eq!(
        history
            .lines()
            .filter(|line| line.contains(",Aggregated,"))
            .count(),
        10
    );
}

#[test]
fn a_scenario_that_never_ends_is_refused() {
    let text = PACED.replace(", run_time: 1h", "");
    let ended = fed(&["simulate", "-"], &text);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("never ends by itself") && ended.err.contains("-t"),
        "{}",
        ended.err
    );
}

#[test]
fn a_model_that_cannot_be_is_refused() {
    let ended = katydid(&["simulate", "-", "--service-time", "fast"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("uniform(10ms, 30ms)"), "{}", ended.err);
    assert_eq!(
        katydid(&["simulate", "-", "--errors", "200%"]).code,
        Some(2)
    );
}

/// Sizes of the files that a run of so many hours leaves, by name.
fn sizes(hours: u32) -> Vec<(&'static str, u64)> {
    let tasks: Vec<String> = (0..5).map(|task| format!("{{ get: /{task} }}")).collect();
    let text = format!(
        "host: http://a.example\nload: {{ users: 2, spawn_rate: 10, run_time: {hours}h }}\n\
         users: [{{ name: U, wait_time: 'between(1, 3)', tasks: [{}] }}]",
        tasks.join(", ")
    );
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let names = [
        ("--html", "x.html"),
        ("--json-file", "x.json"),
        ("--hdr-log", "x.hlog"),
        ("--junit", "x.xml"),
        ("--markdown", "x.md"),
    ];
    let flags = names.map(|(flag, name)| [flag.to_owned(), file(name)]);
    let flags: Vec<&str> = flags.iter().flatten().map(String::as_str).collect();
    let model = ["--service-time", "lognormal(50ms, 0.7)"];
    let ended = fed(&[&["simulate", "-"], &model[..], &flags].concat(), &text);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let size = |(_, name): (_, &'static str)| (name, std::fs::metadata(file(name)).unwrap().len());
    names.map(size).to_vec()
}

/// Of four times the time a history has about two classes of intervals more: what grew with the time would be four
/// times as large. A result file is begun anew when it has grown too large, which these are not.
#[test]
fn no_file_grows_with_the_time_of_a_long_run() {
    for ((name, short), (_, long)) in sizes(3).into_iter().zip(sizes(12)) {
        assert!(long * 2 < short * 5, "{name}: {short}, then {long} bytes");
    }
}
