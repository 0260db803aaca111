//! Commands of curl.

use super::*;

fn curl(text: &str) -> Imported {
    good(text, Format::Curl, &Options::default())
}

#[test]
fn a_command_is_a_request_and_its_secrets_stay_outside() {
    let text = "$ curl -sSL 'https://api.example.com/login?token=abc&page=2' -u ann:hunter2 -H 'X-Api-Key: k1' -b 'sid=1' \\\n  \
                --json '{\"name\":\"Ann\",\"password\":\"p\"}' --max-time 2.5 -k | jq .";
    insta::assert_snapshot!(told(&curl(text)));
}

#[test]
fn several_commands_share_their_host_and_their_headers() {
    let text = "
# sign in, then look around
curl https://api.example.com/login -A Agent -d user=ann -d password=x
curl -A Agent \"https://api.example.com/users/$USER_ID\" -H \"Authorization: Bearer ${TOKEN}\"; curl -A Agent https://cdn.example.com/a.css
curl -A Agent -L https://api.example.com/a https://api.example.com/b --next -A Agent https://api.example.com/c
";
    insta::assert_snapshot!(told(&curl(text)));
}

#[test]
fn what_a_step_cannot_say_is_told_at_its_place() {
    let text = "curl https://a.example/{x,y} -k -x http://proxy:1 --connect-timeout 5 \\\n  --compresed --resolve a:1:b \\\n  \
                -d @body.json -F ignored=@/etc/passwd -H 'X-Ü: a' -H 'X-B: ü' -H broken -%";
    insta::assert_snapshot!(told(&curl(text)));
}

#[test]
fn what_cannot_be_sent_is_a_problem_at_its_place() {
    let text = "curl -X PURGE http://a/\ncurl ftp://a/b\ncurl 'http://a b/'\ncurl -X GET\ncurl http://a/ -m soon\ncurl http://a -H";
    insta::assert_snapshot!(wrong(text, Format::Curl));
}

#[test]
fn a_text_without_a_command_says_so() {
    assert_eq!(
        wrong("wget http://a", Format::Curl),
        "no command of curl (a command begins with `curl` and has a URL)"
    );
    assert_eq!(
        wrong("curl 'http://a", Format::Curl),
        "1:6: a quote that is not closed (copy the whole command)"
    );
}

#[test]
fn a_host_that_is_a_variable_is_left_to_whoever_runs_it() {
    let imported = curl("curl $BASE/users");
    assert_eq!(imported.scenario.host, None);
    assert_eq!(imported.scenario.env, [""; 0]);
    assert!(
        imported.notes[0].to_string().contains("--host"),
        "{}",
        imported.notes[0]
    );
}

#[test]
fn a_body_of_a_get_is_told_and_left_out() {
    let imported =
        curl("curl -X GET http://a/_search -H 'Content-Type: application/json' -d '{\"size\":1}'");
    assert_eq!(
        imported.notes[0].message,
        "a body of a GET request is left out"
    );
    assert!(!imported.scenario.to_yaml().contains("size"));
}

#[test]
fn what_is_copied_for_windows_is_the_same_request() {
    let posix = "curl 'http://a.example/b?c=d&e=%41' -H 'x-a: \"q\"' --data-raw '{\"a\":\"b^c\"}' -H 'content-type: application/json'";
    let windows = "curl ^\"http://a.example/b?c=d^&e=^%^41^\" ^\r\n  -H ^\"x-a: ^\\^\"q^\\^\"^\" ^\r\n  \
                   --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"b^^c^\\^\"^}^\" ^\r\n  -H ^\"content-type: application/json^\"";
    assert_eq!(curl(windows).scenario, curl(posix).scenario);
}

#[test]
fn what_a_text_is_is_found_out() {
    for text in [
        "curl http://a",
        "\n  $ curl http://a",
        "# mine\nTOKEN=x curl http://a",
        "\u{feff}curl.exe http://a",
    ] {
        assert_eq!(Format::of(text), Ok(Format::Curl), "{text}");
    }
    assert_eq!(Format::of(" {\"log\": {\"entries\": []}}"), Ok(Format::Har));
    for text in [
        "",
        "hello",
        "{\"a\":1}",
        "{",
        "katydid: 1",
        "{\"katydid\": 1, \"users\": []}",
    ] {
        assert!(Format::of(text).is_err(), "{text}");
    }
}
