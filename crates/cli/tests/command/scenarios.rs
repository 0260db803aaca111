//! What a scenario says and `katydid run` must do.

use crate::support::{Target, command, fed, feed, scenario};

#[test]
fn the_user_classes_are_listed_and_nothing_is_run() {
    let target = Target::answering(200);
    let text = scenario(&target.url) + "- name: Admin\n  tasks: [{ get: /admin, tags: [admin] }]\n";
    let listed = fed(&["run", "-", "--list"], &text);
    assert_eq!(
        (listed.code, listed.out.as_str()),
        (Some(0), "User\nAdmin\n")
    );
    let listed = fed(&["run", "-", "-l", "-T", "admin"], &text);
    assert_eq!((listed.code, listed.out.as_str()), (Some(0), "Admin\n"));
    assert_eq!(target.requests(), 0);
}

const TAGGED: &str = "users:
- name: User
  tasks:
  - { get: /a, tags: [a] }
  - { get: /ab, tags: [a, b] }
  - { get: /c }
";

#[test]
fn tags_choose_which_tasks_are_run() {
    let asked = |flags: &[&str]| {
        let checked = fed(
            &[&["check", "-", "-H", "demo://shop"], flags].concat(),
            TAGGED,
        );
        assert_eq!(checked.code, Some(0), "{}", checked.err);
        let requests = checked
            .out
            .lines()
            .filter_map(|line| line.strip_prefix("  request   GET /"));
        requests.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(asked(&[]), "a ab c");
    assert_eq!(asked(&["-T", "a", "b"]), "a ab");
    assert_eq!(asked(&["-T", "a,c", "--exclude-tags", "b"]), "a");
    assert_eq!(asked(&["-E", "a"]), "c");
    assert_eq!(asked(&["-T"]), "a ab c");
    let none = fed(&["check", "-", "-T", "z"], TAGGED);
    assert_eq!(none.code, Some(2));
    assert!(
        none.err
            .starts_with("error: --tags: no task is left by the tags"),
        "{}",
        none.err
    );
}

#[test]
fn so_many_iterations_are_run_and_no_more() {
    let target = Target::answering(200);
    let flags = [
        "run",
        "-",
        "-u",
        "3",
        "-r",
        "1000",
        "-i",
        "20",
        "--threads",
        "2",
    ];
    let ended = fed(&flags, &scenario(&target.url));
    assert_eq!((ended.code, target.requests()), (Some(0), 20));
    assert!(
        ended
            .err
            .contains("  load      3 users, 1000 a second, 20 iterations\n"),
        "{}",
        ended.err
    );
}

const SECRET: &str = "katydid: 1
env: [SHOP_TOKEN, SHOP_PASSWORD]
load: { iterations: 1 }
users:
- name: User
  tasks:
  - steps:
    - { get: '/${env.SHOP_TOKEN}', headers: { X-Password: '${env.SHOP_PASSWORD}' } }
    - log: 'token ${env.SHOP_TOKEN}'
";

#[test]
fn secrets_come_from_the_environment_and_are_shown_nowhere() {
    let target = Target::answering(200);
    let mut run = command(&["run", "-", "--host", &target.url]);
    run.env("SHOP_TOKEN", "hunter22")
        .env("SHOP_PASSWORD", "swordfish");
    let ended = feed(run.spawn().unwrap(), SECRET);
    assert_eq!(
        (ended.code, target.requests()),
        (Some(0), 1),
        "{}",
        ended.err
    );
    let said = ended.out + &ended.err;
    assert!(
        !said.contains("hunter22") && !said.contains("swordfish"),
        "{said}"
    );
}

#[test]
fn a_run_without_its_secrets_names_them_all_and_exits_with_104() {
    let mut run = command(&["run", "-", "--host", "demo://shop"]);
    run.env_remove("SHOP_TOKEN").env_remove("SHOP_PASSWORD");
    let ended = feed(run.spawn().unwrap(), SECRET);
    assert_eq!(ended.code, Some(104));
    let told = "error: the environment has no value for SHOP_TOKEN, SHOP_PASSWORD\n hint: ";
    assert!(ended.err.starts_with(told), "{}", ended.err);
}

#[test]
fn a_scenario_that_needs_secrets_is_checked_without_them() {
    let ended = fed(&["check", "-", "--host", "demo://shop"], SECRET);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    assert!(
        ended
            .out
            .contains("  secret    SHOP_TOKEN, from the environment\n"),
        "{}",
        ended.out
    );
}

#[test]
fn what_a_scenario_logs_goes_to_standard_error() {
    let text = "katydid: 1\nhost: demo://shop\nload: { iterations: 2 }\nusers:\n- name: User\n  tasks:\n  \
                - steps: [{ get: /hello }, { log: 'said ${response.status}' }]\n";
    let loud = fed(&["run", "-"], text);
    assert_eq!(
        loud.err.matches("s user 0] said 200\n").count(),
        2,
        "{}",
        loud.err
    );
    let quiet = fed(&["run", "-", "--only-summary"], text);
    assert!(!quiet.err.contains("said 200"), "{}", quiet.err);
}

#[test]
fn an_exception_in_a_scenario_exits_with_1_and_is_told() {
    let text = "katydid: 1\nhost: demo://shop\nload: { iterations: 2 }\nusers:\n- name: User\n  tasks:\n  \
                - steps: [{ get: /hello }, { fail: out of stock }]\n";
    let ended = fed(&["run", "-"], text);
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains("out of stock"), "{}", ended.out);
}

#[test]
fn a_problem_that_shows_only_when_a_plan_is_made_is_told_at_its_line() {
    let text = "katydid: 1\nusers:\n- name: User\n  tasks:\n  - get: http://${user.id}.example/\n";
    let ended = fed(&["check", "-"], text);
    assert_eq!(ended.code, Some(104));
    assert!(ended.out.starts_with("standard input:5:"), "{}", ended.out);
}

#[test]
fn loads_of_every_form_are_told_before_the_start() {
    let told = |load: &str| {
        let text =
            format!("host: demo://a\nload: {load}\nusers: [{{ name: A, tasks: [{{ get: / }}] }}]");
        let ended = fed(&["check", "-"], &text);
        assert_eq!(ended.code, Some(0), "{}", ended.out);
        let line = ended
            .out
            .lines()
            .find_map(|line| line.strip_prefix("  load      "));
        line.unwrap().to_owned()
    };
    assert_eq!(told("{ users: 1 }"), "1 user, 1 a second, until stopped");
    assert_eq!(
        told("{ users: 5, run_time: 2m, iterations: 9, iterations_per_user: 3 }"),
        "5 users, 1 a second, for 2m or 9 iterations or 3 iterations a user"
    );
    assert_eq!(
        told("{ stages: [{ duration: 1m, users: 50 }, { duration: 30s, users: 0 }] }"),
        "up to 50 users in 2 stages, for 1m 30s"
    );
    assert_eq!(
        told("{ arrivals: { rate: 5, max_users: 20, stages: [{ duration: 1m, rate: 50 }] } }"),
        "5 to 50 arrivals a second, up to 20 users, for 1m"
    );
    assert_eq!(
        told("{ arrivals: { rate: 2.5 } }"),
        "2.5 arrivals a second, up to 1000 users, until stopped"
    );
}
