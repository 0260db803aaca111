//! Options of connections.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::thread;

use crate::support::{Target, command, fed, feed, katydid, scenario};

const QUICK: [&str; 4] = ["run", "-", "-i", "5"];

fn run(options: &[&str], host: &str) -> crate::support::Ended {
    fed(&[&QUICK[..], options].concat(), &scenario(host))
}

#[test]
fn help_names_the_options_of_connections_and_no_password() {
    let mut help = command(&["run", "--help"]);
    let help = feed(
        help.env("KATYDID_PROXY", "http://me:s3cret@a:1")
            .spawn()
            .unwrap(),
        "",
    )
    .out;
    let options = "-k --insecure --cacert --cert --key --http2 --connections --disable-keepalive --proxy --connect-to \
                   --resolve --dns-refresh --unix-socket --source-address -4 --ipv4 -6 --ipv6";
    assert!(
        options.split(' ').all(|option| help.contains(option)),
        "{help}"
    );
    assert!(help.contains("Connections:") && help.contains("KATYDID_PROXY"));
    assert!(!help.contains("s3cret"), "{help}");
}

#[test]
fn an_option_that_cannot_be_done_is_refused_by_its_name_before_anything_runs() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let empty = file.path().to_str().unwrap();
    for (options, words) in [
        (
            vec!["--cacert", "no/such/file"],
            "--cacert: cannot read no/such/file",
        ),
        (vec!["--cacert", empty], "no certificate in it"),
        (vec!["--cert", empty], "no certificate in it"),
        (
            vec!["--connect-to", "a:b"],
            "--connect-to: not HOST1:PORT1:HOST2:PORT2: a:b",
        ),
        (vec!["--resolve", "a:b"], "--resolve: not HOST:PORT:ADDRESS"),
        (
            vec!["--source-address", "192.0.2.1"],
            "--source-address: no connection can come from 192.0.2.1",
        ),
        (
            vec!["--proxy", "socks5://me:s3cret@a:1"],
            "--proxy: a proxy is asked by http, not by socks5",
        ),
        (
            vec!["--proxy", "http://a:1", "--unix-socket", "/a"],
            "cannot be used with",
        ),
        (vec!["--connections", "0"], "--connections"),
        (vec!["-4", "-6"], "cannot be used with"),
    ] {
        let ended = run(&options, "http://127.0.0.1:1");
        assert_eq!(ended.code, Some(2), "{}", ended.err);
        assert!(ended.err.contains(words), "{options:?}: {}", ended.err);
        assert!(!ended.err.contains("s3cret"), "{}", ended.err);
    }
}

#[test]
fn what_was_asked_for_stands_in_every_report_and_no_password() {
    let (target, folder) = (Target::answering(200), tempfile::tempdir().unwrap());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let rule = format!(
        "shop.invalid:80:{}",
        target.url.trim_start_matches("http://")
    );
    let [html, markdown, junit, json, result] =
        ["a.html", "a.md", "a.xml", "a.json", "a.katydid"].map(file);
    let ended = run(
        &[
            "-k",
            "--connect-to",
            &rule,
            "--html",
            &html,
            "--markdown",
            &markdown,
            "--junit",
            &junit,
            "--json-file",
            &json,
            "--result-file",
            &result,
        ],
        "http://shop.invalid",
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let again = file("again.html");
    assert_eq!(
        katydid(&["report", &result, "--html", &again]).code,
        Some(0)
    );
    for report in [&html, &markdown, &junit, &json, &again] {
        let text = fs::read_to_string(report).unwrap();
        assert!(
            text.contains("no server's certificate was checked")
                || text.contains("no server&apos;s certificate was checked"),
            "{report}"
        );
        assert!(text.contains(&rule), "{report}");
    }
    for text in [&ended.out, &ended.err] {
        assert!(
            text.contains("warning: no server's certificate was checked"),
            "{text}"
        );
    }
}

#[test]
fn the_environment_is_heard_as_the_options_are() {
    let target = Target::answering(200);
    let rule = format!(
        "shop.invalid:80:{}",
        target.url.trim_start_matches("http://")
    );
    let mut asked = command(&QUICK);
    let child = asked.env("KATYDID_CONNECT_TO", &rule).spawn().unwrap();
    let ended = feed(child, &scenario("http://shop.invalid"));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let mut asked = command(&QUICK);
    let child = asked
        .env("http_proxy", "http://127.0.0.1:1")
        .env("ALL_PROXY", "http://127.0.0.1:1");
    let ended = feed(child.spawn().unwrap(), &scenario(&target.url));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

fn answer(path: &Path) {
    let listener = UnixListener::bind(path).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                for line in BufReader::new(stream.try_clone().unwrap()).lines() {
                    if line.unwrap().is_empty() {
                        stream
                            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                            .unwrap();
                    }
                }
            });
        }
    });
}

#[test]
fn a_socket_of_the_file_system_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    answer(&path);
    let ended = run(
        &["--unix-socket", path.to_str().unwrap()],
        "http://shop.invalid",
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

#[test]
fn more_users_than_files_are_warned_of_before_and_told_after() {
    let target = Target::answering(200);
    let text = scenario(&target.url) + "load: { users: 200, spawn_rate: 1000, run_time: 500ms }\n";
    let limited = format!(
        "ulimit -n 100; exec {} run - --threads 1",
        env!("CARGO_BIN_EXE_katydid")
    );
    let mut shell = std::process::Command::new("sh");
    let child = shell
        .args(["-c", &limited])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let ended = feed(child, &text);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(
        ended.err.contains("200 users may need as many connections"),
        "{}",
        ended.err
    );
    assert!(
        ended.out.contains("file descriptor left of 100"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("--connections N"), "{}", ended.out);
}

#[test]
fn a_limit_of_files_that_could_be_raised_was_and_that_is_said() {
    let target = Target::answering(200);
    let limited = format!(
        "ulimit -Sn 64; exec {} run - -t 200ms",
        env!("CARGO_BIN_EXE_katydid")
    );
    let mut shell = std::process::Command::new("sh");
    let child = shell
        .args(["-c", &limited])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let ended = feed(child, &scenario(&target.url));
    assert!(
        ended.err.contains("may be open, raised from 64"),
        "{}",
        ended.err
    );
}
