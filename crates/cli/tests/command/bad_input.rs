//! What people get wrong: a clear word, the right exit code, and never a panic.

use crate::support::{Target, fed, katydid, scenario};

/// Each with what it is told.
const BROKEN: [(&str, &str); 6] = [
    ("users: [", "standard input:"),
    (
        "host: http://a\nuzers: []",
        "unknown field `uzers` (did you mean `users`?)",
    ),
    (
        "users: [{ name: A, weight: -1, tasks: [{ get: / }] }]",
        "weight: must be above 0, is -1",
    ),
    ("", "expected a scenario, found nothing"),
    ("#v1.7Vd", "standard input"),
    ("users: [{ name: A, tasks: [{ get: / }] }]", "host: no host"),
];

#[test]
fn a_broken_scenario_is_told_and_exits_with_104() {
    for (text, told) in BROKEN {
        for command in ["run", "check"] {
            let ended = fed(&[command, "-"], text);
            assert_eq!(ended.code, Some(104), "{command}: {text}");
            assert!((ended.out + &ended.err).contains(told), "{command}: {text}");
        }
    }
}

#[test]
fn a_link_cut_short_says_so_wherever_it_is_cut() {
    let link = fed(&["link", "-"], &scenario("demo://shop")).out;
    let link = link.trim();
    for end in (link.len() / 2..link.len()).step_by(7) {
        let ended = katydid(&["run", &link[..end]]);
        assert_eq!(ended.code, Some(104), "{}", &link[..end]);
        assert!(
            ended.err.contains("cut short") || ended.err.contains("damaged"),
            "{}",
            ended.err
        );
    }
}

/// Letters that look like a link's and mean nothing.
fn noise(bytes: usize) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut state = 1u64;
    let mut letter = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        char::from(letters[(state >> 58) as usize])
    };
    (0..bytes).map(|_| letter()).collect()
}

#[test]
fn a_megabyte_of_noise_is_refused_in_a_line() {
    let million = 1_000_000;
    for text in [
        format!("http://127.0.0.1:8089/#v1.{}", noise(million)),
        noise(million),
        noise(3 * million),
    ] {
        let ended = fed(&["run", "-"], &text);
        assert_eq!(ended.code, Some(104));
        assert!(ended.err.len() < 1_000, "{} bytes", ended.err.len());
    }
    let ended = katydid(&["run", &format!("#v1.{}", noise(100_000))]);
    assert_eq!(ended.code, Some(104));
    assert!(ended.err.len() < 1_000);
}

#[test]
fn what_is_no_text_or_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("binary");
    std::fs::write(&binary, [0xff, 0xfe, 0]).unwrap();
    assert_eq!(katydid(&["run", binary.to_str().unwrap()]).code, Some(104));
    let missing = katydid(&["run", folder.path().join("missing.yaml").to_str().unwrap()]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("there is no file"), "{}", missing.err);
    assert_eq!(
        katydid(&["run", folder.path().to_str().unwrap()]).code,
        Some(2)
    );
}

#[test]
fn a_file_too_long_for_a_scenario_is_told_so_and_not_that_it_is_no_text() {
    let ended = fed(&["run", "-"], &"€".repeat(3 << 20));
    assert_eq!(ended.code, Some(104));
    let told = "error: cannot read standard input: it is longer than 8 MiB\n";
    assert_eq!(ended.err, told);
}

#[test]
fn a_wrong_flag_exits_with_2_and_says_which_was_meant() {
    let ended = katydid(&["run", "-", "--usres", "3"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("'--users'"), "{}", ended.err);
    let wrong = [
        ["-u", "-1"],
        ["-r", "0"],
        ["-r", "inf"],
        ["-t", "2 minutes"],
        ["-H", "example.com"],
        ["--threads", "0"],
    ];
    for flags in wrong {
        let ended = fed(
            &[&["run", "-"], &flags[..]].concat(),
            &scenario("demo://shop"),
        );
        assert_eq!(ended.code, Some(2), "{flags:?}: {}", ended.err);
    }
}

#[test]
fn a_host_that_refuses_is_a_failure_of_every_request() {
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap();
    let text = scenario(&format!("http://{closed}")) + "  wait_time: constant(0.05)\n";
    let ended = fed(&["run", "-", "-t", "200ms"], &text);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended
            .out
            .contains("GET /: connection refused: nothing listens at this host and port"),
        "{}",
        ended.out
    );
}

#[test]
fn a_host_that_never_answers_times_out() {
    let target = Target::hanging();
    let text = scenario(&target.url) + "    timeout: 100ms\n";
    let ended = fed(&["run", "-", "-t", "250ms"], &text);
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains("GET /: timed out"), "{}", ended.out);
}

#[test]
fn a_run_without_any_answer_is_no_success() {
    let ended = fed(
        &["run", "-", "-t", "200ms", "-s", "0"],
        &scenario(&Target::hanging().url),
    );
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.out.contains("1 request dropped in flight at the end"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("no request was answered"),
        "{}",
        ended.out
    );
}
