//! `katydid import`: what is imported sends what was imported.

mod recorder;

use std::path::Path;
use std::process::Command;

use crate::support::{fed, katydid};
use recorder::{Recorder, Sent};

/// Commands as people type and copy them; `URL` stands for the recorder's.
const COMMANDS: &[&str] = &[
    "curl URL",
    "curl 'URL/a/b?c=d&e=f%20g#top'",
    "curl -sSL -X DELETE URL/items/7",
    "curl --request PATCH --header 'X-A: 1' URL/x -d 'a=1'",
    "curl -I URL/head",
    "curl -G URL/search -d q=1 --data-urlencode 'text=a b&c=ü'",
    "curl URL/form -d 'name=Ann&tag=x' -d tag=y",
    "curl URL/form --data-urlencode 'name=Ann & Ben' --data-urlencode '=just text'",
    "curl URL/raw --data-raw 'plain text, no form'",
    "curl URL/raw --data-raw '@not-a-file' -H 'Content-Type: text/plain'",
    "curl URL/json -H 'Content-Type: application/json' -d '{\"a\": [1, 2.5, null], \"b\": {\"c\": \"d ${x}\"}}'",
    "curl URL/json --json '{\"z\": 1, \"a\": 2}' --json ' '",
    "curl URL/json -H 'content-type: application/json; charset=utf-8' -d '{\"a\":\"é\"}'",
    "curl URL/json -H 'Content-Type: application/json' -d '{\"big\":123456789012345678901234567890}'",
    "curl URL/put -X PUT -H 'Content-Type: application/xml' --data-binary '<a>\n  <b/>\n</a>\n'",
    "curl URL/multi -F name=Ann -F 'note=two;type=text/markdown;filename=n.md' -F 'quoted=\"a;b\\\"c\"' --form-string 'raw=@x;type=y'",
    "curl -u ann:pa:ss URL/basic",
    "curl http://ann:s%40crab@HOST/basic",
    "curl URL/bearer -H 'Authorization: Bearer abc.def'",
    "curl --oauth2-bearer abc URL/bearer",
    "curl URL/key -H \"Authorization: Token $MY_TOKEN\" -H \"X-Id: a${MY_ID}b\"",
    "curl \"URL/users/$MY_ID?key=k%26y&page=2\"",
    "curl -b 'a=1; b=2' -A 'Agent/1.0' -e 'http://ref.example/?page=2' -r 0-99 URL/headers",
    "curl --compressed URL/coded",
    "curl -H 'Accept: text/html' -H 'X-Empty;' -H 'Host: other.example' URL/host",
    "curl -H 'X-Twice: a' -H 'X-Twice: b' URL/twice",
    "curl URL/secrets --json '{\"user\":{\"name\":\"ann\",\"password\":\"p\\\"w\"},\"access_token\":\"t\"}'",
    "curl URL/secrets -d 'user=ann&password=p%26w'",
    "curl $'URL/quoted' -H $'X-Q: it\\'s' --data-raw $'a\\nb\\u0021'",
    "curl 'URL/devtools' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  \
     -H 'x-csrf-token: 0a1b' \\\n  --data-raw '{\"query\":\"{ me { id } }\"}' \\\n  --insecure",
    "URLS=1 curl -o /dev/null -w '%{http_code}\\n' -m 5 URL/timed > /dev/null 2>&1",
    "curl -X OPTIONS URL/options -H 'X-Braces: ${literal}'",
];

/// Bash, as `$'…'` is none of every shell's.
fn has_tools() -> bool {
    let runs = |name: &str| Command::new(name).arg("--version").output().is_ok();
    runs("curl") && runs("bash")
}

fn bash(script: &str, folder: &Path) {
    let mut bash = Command::new("bash");
    bash.args(["-c", script]).current_dir(folder);
    bash.env("MY_TOKEN", "hunter2").env("MY_ID", "42");
    let ended = bash.output().unwrap();
    assert!(
        ended.status.success(),
        "{script}\n{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

/// What a person does: imports, puts the secrets into the environment, runs it once.
fn sent_by_us(recorder: &Recorder, command: &str) -> Sent {
    let folder = tempfile::tempdir().unwrap();
    let imported = {
        let path = folder.path().join("secrets.sh");
        katydid(&["import", command, "--secrets", path.to_str().unwrap()])
    };
    assert_eq!(imported.code, Some(0), "{command}\n{}", imported.err);
    let checked = fed(&["check", "-"], &imported.out);
    assert_eq!(
        checked.code,
        Some(0),
        "{command}\n{}\n{}",
        imported.out,
        checked.out
    );
    std::fs::write(folder.path().join("scenario.yaml"), &imported.out).unwrap();
    let binary = env!("CARGO_BIN_EXE_katydid");
    bash(
        &format!(". ./secrets.sh; {binary} run scenario.yaml -i 1 --only-summary"),
        folder.path(),
    );
    recorder.one()
}

fn sent_by_curl(recorder: &Recorder, command: &str) -> Sent {
    let folder = tempfile::tempdir().unwrap();
    bash(
        &command.replacen("curl ", "curl -s -o /dev/null ", 1),
        folder.path(),
    );
    recorder.one()
}

#[test]
fn what_is_imported_sends_what_curl_sends() {
    if !has_tools() {
        return;
    }
    let recorder = Recorder::start();
    for command in COMMANDS {
        let command = command
            .replace("URL/", &format!("{}/", recorder.url()))
            .replace("HOST", recorder.host());
        let command = command.replace("curl URL", &format!("curl {}", recorder.url()));
        let curl = sent_by_curl(&recorder, &command);
        let ours = sent_by_us(&recorder, &command);
        assert_eq!(ours.compared(), curl.compared(), "{command}");
    }
}

/// Two requests of a page and a picture, as a browser records them.
fn recording(host: &str) -> String {
    let entry = |request: &str, kind: &str| {
        format!(
            "{{\"pageref\":\"p\",\"_resourceType\":\"{kind}\",\"startedDateTime\":\"2026-03-02T10:00:00.010Z\",\"time\":5,\
             \"request\":{request},\"response\":{{\"status\":200,\"headers\":[],\"content\":{{\"mimeType\":\"text/plain\"}}}}}}"
        )
    };
    let page = format!(
        "{{\"method\":\"GET\",\"url\":\"http://{host}/\",\"headers\":[{{\"name\":\":authority\",\"value\":\"{host}\"}},\
         {{\"name\":\"cookie\",\"value\":\"seen=yes\"}},{{\"name\":\"accept-encoding\",\"value\":\"br\"}}]}}"
    );
    let picture = format!("{{\"method\":\"GET\",\"url\":\"http://{host}/a.png\",\"headers\":[]}}");
    let order = format!(
        "{{\"method\":\"POST\",\"url\":\"http://{host}/orders/7\",\"headers\":[{{\"name\":\"x-token\",\"value\":\"it's\"}}],\
         \"postData\":{{\"mimeType\":\"application/json\",\"text\":\"{{\\\"a\\\":1}}\"}}}}"
    );
    let entries = [
        entry(&page, "document"),
        entry(&picture, "image"),
        entry(&order, "fetch"),
    ];
    format!(
        "{{\"log\":{{\"version\":\"1.2\",\"pages\":[{{\"id\":\"p\",\"title\":\"Shop\"}}],\"entries\":[{}]}}}}",
        entries.join(",")
    )
}

#[test]
fn a_recording_is_sent_again_in_its_order() {
    if !has_tools() {
        return;
    }
    let recorder = Recorder::start();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.har"), recording(recorder.host())).unwrap();
    let binary = env!("CARGO_BIN_EXE_katydid");
    let script = format!(
        "{binary} import shop.har --secrets secrets.sh --out shop.yaml && . ./secrets.sh && \
         {binary} run shop.yaml -i 1 --only-summary"
    );
    bash(&script, folder.path());
    let sent = recorder.several(2);
    let asks: Vec<&str> = sent.iter().map(Sent::asks).collect();
    assert_eq!(asks, ["GET /", "POST /orders/7"]);
    assert_eq!(
        (sent[0].header("cookie"), sent[0].header("accept-encoding")),
        (Some("seen=yes"), None)
    );
    assert_eq!(
        (sent[1].header("x-token"), sent[1].header("content-type")),
        (Some("it's"), Some("application/json"))
    );
}

#[test]
fn files_that_are_there_are_not_written_over_and_secrets_are_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let (out, secrets) = (
        folder.path().join("out.yaml"),
        folder.path().join("secrets.sh"),
    );
    let import = || {
        let files = [
            "--out",
            out.to_str().unwrap(),
            "--secrets",
            secrets.to_str().unwrap(),
        ];
        katydid(&[&["import", "curl http://a -u a:b"], &files[..]].concat())
    };
    let first = import();
    assert_eq!(
        (first.code, first.out.as_str()),
        (Some(0), ""),
        "{}",
        first.err
    );
    assert_eq!(
        std::fs::read_to_string(&secrets).unwrap(),
        "export PASSWORD='b'\n"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(&secrets).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let again = import();
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("remove it first"), "{}", again.err);
}

#[test]
fn what_cannot_be_imported_is_told_with_its_place_and_what_to_do() {
    let told = [
        ("", 104, "neither commands of curl"),
        ("curl 'http://a", 104, "1:6: a quote that is not closed"),
        (
            "{\"log\": {\"entries\": [",
            104,
            "1:22: broken JSON: the text ends before",
        ),
        ("{\"katydid\": 1}", 104, "this is a scenario already"),
        ("curl $BASE/a", 104, "host: no host"),
    ];
    for (text, code, words) in told {
        let ended = fed(&["import", "-"], text);
        assert_eq!(ended.code, Some(code), "{text}\n{}", ended.err);
        assert!(ended.err.contains(words), "{text}\n{}", ended.err);
    }
    assert_eq!(katydid(&["import", "no-such-file.har"]).code, Some(2));
    assert_eq!(
        katydid(&["import", "curl http://a", "--format", "wget"]).code,
        Some(2)
    );
    let forced = fed(&["import", "-", "--format", "har"], "curl http://a");
    assert_eq!(forced.code, Some(104));
}

#[test]
fn commands_join_a_scenario_that_is_there_and_its_comments_stay() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.yaml");
    let text = "# mine\nhost: http://a.example\nusers:\n- name: A\n  tasks:\n  - get: / # first\n";
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let ended = katydid(&["import", "curl http://a.example/b -u ann:x", "--into", file]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let begins = "# mine\nhost: http://a.example\nenv: [\"PASSWORD\"]\nusers:\n- name: A\n  tasks:\n  - get: / # first\n  - get: /b\n";
    assert!(ended.out.starts_with(begins), "{}", ended.out);
    assert!(
        ended.err.contains("PASSWORD is read from the environment"),
        "{}",
        ended.err
    );
    let wrong = katydid(&["import", "curl ftp://a", "--into", file]);
    assert_eq!(wrong.code, Some(104));
    assert!(
        wrong.err.starts_with("error: this cannot be added\n1:6: "),
        "{}",
        wrong.err
    );
}
