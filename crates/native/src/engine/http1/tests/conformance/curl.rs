//! curl takes well-formed answers as we do.

use std::process::{Command, Output};

use super::*;

/// Whether this machine has curl.
fn has_curl() -> bool {
    Command::new("curl").arg("--version").output().is_ok()
}

/// What curl makes of a case: the status, the bytes of the body, and whether what it asks for next goes over the same
/// connection.
fn came(case: &Case) -> Came {
    let target = case.target();
    let Output { stdout, status, .. } = curl(case, &target.url()).output().unwrap();
    let text = String::from_utf8(stdout).unwrap();
    let lines: Vec<Vec<u64>> = text
        .lines()
        .map(|line| line.split(' ').map(|word| word.parse().unwrap()).collect())
        .collect();
    assert!(status.success(), "{case}: {text}");
    Came {
        outcome: Ok(lines[0][0] as u16),
        bytes: lines[0][1],
        kept: lines[1][2] == 0,
    }
}

/// Two requests; after each its status, the bytes of its body, and the connections opened for it.
fn curl(case: &Case, url: &str) -> Command {
    let mut command = Command::new("curl");
    let method = case.method.to_uppercase();
    let asks: &[&str] = match case.method {
        "head" => &["--head"],
        "post" => &["--data", ""],
        _ => &["--request", &method],
    };
    let told = [
        "--silent",
        "--http1.1",
        "--max-time",
        "20",
        "--output",
        "/dev/null",
    ];
    let what = [
        "--write-out",
        "%{http_code} %{size_download} %{num_connects}\\n",
    ];
    command
        .args(asks)
        .args(told)
        .args(what)
        .arg(format!("{url}/case"));
    command
        .arg("--next")
        .args(told)
        .args(what)
        .arg(format!("{url}/next"));
    command
}

/// A connection that a target closes of itself, curl may keep until it finds that out.
#[test]
fn curl_takes_well_formed_answers_as_we_do() {
    if !has_curl() {
        return;
    }
    for case in well_formed::cases() {
        let (ours, theirs) = (case.came, came(&case));
        assert_eq!(
            (ours.outcome, ours.bytes),
            (theirs.outcome, theirs.bytes),
            "{case}"
        );
        if case.then == Then::Stays {
            assert_eq!(ours.kept, theirs.kept, "{case}");
        }
    }
}
