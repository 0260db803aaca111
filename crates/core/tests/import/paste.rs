//! Commands added to a scenario that somebody is writing.

use katydid_core::collection::Map;
use katydid_core::import::{is_commands, paste};

use super::*;

const BLOCK: &str = "# mine
host: https://api.example.com   # the target
env:
  - OLD   # kept
users:
  - name: A
    tasks:
      - get: /a   # first
      - name: two
        steps:
          - get: /b
    wait_time: constant(1)
  - name: B
    tasks: [{ get: /c }]
# end
";

const FLOW: &str = "host: http://a # mine\nusers: [{ name: A, tasks: [{ get: / }] }]\n";

const COMMANDS: &str = "curl https://api.example.com/new -H 'X-Key: k' --json '{\"a\":[1,2]}'\ncurl https://b.example/x";

fn pasted(text: &str, commands: &str) -> String {
    let pasted = paste(text, commands, &Map::new())
        .unwrap_or_else(|problems| panic!("{}", Problem::lines(&problems)));
    pasted.text
}

#[test]
fn a_request_joins_the_tasks_and_everything_else_stays_as_it_was() {
    insta::assert_snapshot!(pasted(BLOCK, COMMANDS));
}

#[test]
fn a_text_in_brackets_stays_in_brackets() {
    insta::assert_snapshot!(pasted(FLOW, COMMANDS));
    let json = "{\"host\":\"http://a\",\"users\":[{\"name\":\"A\",\"tasks\":[{\"get\":\"/\"}]}]}";
    let expected = json.replace("]}]}", ", {\"get\":\"/x\",\"redirects\":false}]}]}");
    assert_eq!(pasted(json, "curl http://a/x"), expected);
}

#[test]
fn a_text_that_says_nothing_becomes_the_whole_scenario() {
    insta::assert_snapshot!(pasted(" \n", "curl https://api.example.com/new -u a:b"));
}

#[test]
fn a_secret_of_another_value_has_another_name() {
    let text = "host: http://a\nenv: [TOKEN]\nusers: [{ name: A, tasks: [{ get: /, auth: { bearer: '${env.TOKEN}' } }] }]\n";
    let given: Map<String, String> = [("TOKEN".to_owned(), "one".to_owned())]
        .into_iter()
        .collect();
    let same = paste(
        text,
        "curl http://a/ -H 'Authorization: Bearer one'",
        &given,
    )
    .unwrap();
    assert_eq!(Scenario::parse(&same.text).unwrap().env, ["TOKEN"]);
    let other = paste(
        text,
        "curl http://a/ -H 'Authorization: Bearer two'",
        &given,
    )
    .unwrap();
    assert_eq!(
        Scenario::parse(&other.text).unwrap().env,
        ["TOKEN", "TOKEN_2"]
    );
    let [token] = &other.secrets[..] else {
        panic!("{:?}", other.secrets);
    };
    assert_eq!(
        (&*token.name, token.value.as_deref()),
        ("TOKEN_2", Some("two"))
    );
}

#[test]
fn what_is_wrong_changes_nothing_and_is_told() {
    assert!(paste("users: [", "curl http://a", &Map::new()).is_err());
    assert!(paste(FLOW, "curl ftp://a", &Map::new()).is_err());
    assert!(paste(FLOW, "hello", &Map::new()).is_err());
}

#[test]
fn only_what_begins_with_a_command_is_taken_for_one() {
    assert!(is_commands("\n# c\n$ curl http://a"));
    for text in [
        "",
        "users:\n- curl",
        "host: http://a\n# curl http://a\ncurl http://a",
        "#v1.abc",
    ] {
        assert!(!is_commands(text), "{text}");
    }
}

/// Every example, with a request more.
#[test]
fn every_example_takes_a_request() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios/");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let Ok(before) = Scenario::parse(&text) else {
            continue;
        };
        // Which task is to lead to a new one, only a person knows.
        if before.users[0].behaviour.order == katydid_core::scenario::Order::Markov {
            continue;
        }
        let command = "curl https://new.example/x -b 'sid=1' --json '{\"a\": \"b: c\"}'";
        let after = Scenario::parse(&pasted(&text, command)).unwrap();
        let tasks = |scenario: &Scenario| scenario.users[0].behaviour.tasks.len();
        assert_eq!(tasks(&after), tasks(&before) + 1, "{}", path.display());
        let comments = |text: &str| text.matches(" #").count();
        assert!(
            comments(&pasted(&text, command)) >= comments(&text),
            "{}",
            path.display()
        );
    }
}
