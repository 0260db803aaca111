//! `katydid run`.

use crate::support::{Target, command, fed, feed, katydid, scenario};

#[test]
fn help_names_every_command_and_flag() {
    let help = katydid(&["--help"]);
    assert_eq!(help.code, Some(0));
    assert!(
        ["run", "check", "link", "ui", "demo"]
            .iter()
            .all(|name| help.out.contains(&format!("\n  {name} ")))
    );
    let help = katydid(&["run", "--help"]).out;
    let flags = "-u -r -t -H -s -T -E -i -l --csv --json --json-file --html --only-summary --seed --threads --exit-code-on-error";
    assert!(flags.split(' ').all(|flag| help.contains(flag)), "{help}");
    assert!(help.contains("Exit codes:") && help.contains("KATYDID_USERS"));
}

#[test]
fn a_clean_run_exits_with_0_and_counts_what_the_target_saw() {
    let target = Target::answering(200);
    let ended = fed(
        &["run", "-", "-u", "5", "-r", "100", "-t", "300ms", "--json"],
        &scenario(&target.url),
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(json[0]["num_requests"].as_u64(), Some(target.requests()));
    assert_eq!(json[0]["name"], "/");
}

#[test]
fn before_the_start_it_is_said_what_will_be_done_and_to_whom() {
    let ended = fed(
        &[
            "run", "-", "-u", "2", "-r", "50", "-t", "100ms", "--seed", "7",
        ],
        &scenario("demo://shop"),
    );
    for fact in [
        "Test\n",
        "  seed      7\n",
        "  target    demo://shop\n",
        "  load      2 users, 50 a second, for 100ms\n",
    ] {
        assert!(ended.err.contains(fact), "{}", ended.err);
    }
}

#[test]
fn the_summary_has_locusts_tables_and_the_hash() {
    let text = scenario("demo://shop");
    let ended = fed(&["run", "-", "-t", "200ms", "--only-summary"], &text);
    let hash = ended
        .err
        .lines()
        .find_map(|line| line.strip_prefix("  scenario  "))
        .unwrap();
    assert!(ended.out.contains(&format!("scenario {hash}, seed 0\n")));
    assert_eq!(
        ended.out.matches("Type     Name").count(),
        2,
        "{}",
        ended.out
    );
    assert!(ended.out.contains("Response time percentiles"));
}

#[test]
fn a_log_gets_a_table_every_two_seconds() {
    let ended = fed(&["run", "-", "-t", "2500ms"], &scenario("demo://shop"));
    assert_eq!(
        ended.out.matches("Type     Name").count(),
        3,
        "{}",
        ended.out
    );
}

#[test]
fn with_json_on_standard_output_tables_go_to_standard_error() {
    let ended = fed(
        &["run", "-", "-t", "100ms", "--json"],
        &scenario("demo://shop"),
    );
    assert!(
        serde_json::from_str::<serde_json::Value>(&ended.out)
            .unwrap()
            .is_array()
    );
    assert!(ended.err.contains("Response time percentiles"));
}

#[test]
fn failed_requests_exit_with_1_or_the_code_asked_for() {
    let text = scenario(&Target::answering(503).url);
    let run = |more: &[&str]| fed(&[&["run", "-", "-t", "100ms"], more].concat(), &text);
    let failed = run(&[]);
    assert_eq!(failed.code, Some(1));
    assert!(
        failed.out.contains("GET /: 503 Service Unavailable"),
        "{}",
        failed.out
    );
    assert_eq!(run(&["--exit-code-on-error", "9"]).code, Some(9));
    assert_eq!(run(&["--exit-code-on-error", "0"]).code, Some(0));
}

#[test]
fn the_environment_is_heard_and_flags_win() {
    let run = |more: &[&str]| {
        let mut command = command(&[&["run", "-", "-t", "100ms"], more].concat());
        command
            .env("KATYDID_USERS", "3")
            .env("KATYDID_SPAWN_RATE", "100")
            .env("KATYDID_HOST", "demo://b");
        feed(command.spawn().unwrap(), &scenario("http://a.example")).err
    };
    assert!(run(&[]).contains("target    demo://b\n  load      3 users, 100 a second"));
    assert!(run(&["-u", "2"]).contains("load      2 users, 100 a second"));
}

#[test]
fn file_link_and_standard_input_are_the_same_test() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.yaml");
    std::fs::write(&file, scenario("demo://shop")).unwrap();
    let file = file.to_str().unwrap();
    let link = katydid(&["link", file]).out;
    let flags = ["-t", "100ms"];
    let run =
        |scenario: &str, input: &str| fed(&[&["run", scenario], &flags[..]].concat(), input).err;
    let by_file = run(file, "");
    assert_eq!(by_file, run(link.trim(), ""));
    assert_eq!(by_file, run("-", &link));
    assert_eq!(by_file, run("-", &scenario("demo://shop")));
}
