//! Secrets reach the target and nothing else.

use crate::support::{Played, Stage};

const SECRET: &str = "s3cr3t-value";

fn play(steps: &str, secret: &str) -> Played {
    Stage::new(&format!(
        "host: http://t\nenv: [KEY]\nload: {{users: 1, run_time: 60s, iterations: 1}}\nusers: [{{name: A, tasks: [{{name: t, steps: {steps}}}]}}]"
    ))
    .with_env("KEY", secret)
    .play()
}

/// All that anyone may ever be shown.
fn shown(played: &Played) -> String {
    serde_json::to_string(&played.result).expect("it is written")
}

#[test]
fn a_secret_is_sent_as_it_is() {
    let played = play(
        "[{get: /, headers: {Authorization: \"Bearer ${env.KEY}\"}}, {post: /, json: {key: \"${env.KEY}\"}}]",
        SECRET,
    );
    assert_eq!(
        played.sent[0].request.headers[0].1,
        format!("Bearer {SECRET}")
    );
    assert_eq!(played.sent[1].body(), format!("{{\"key\":\"{SECRET}\"}}"));
    assert!(!shown(&played).contains(SECRET));
}

#[test]
fn no_name_message_or_line_tells_it() {
    for step in [
        "{get: \"/a?key=${env.KEY}\"}",
        "{get: /a, params: {key: \"${env.KEY}\"}}",
        "{get: /a, name: \"x ${env.KEY}\"}",
        "{rename: \"x ${env.KEY}\", steps: [{get: /a}]}",
        "{log: \"x ${env.KEY}\"}",
        "{fail: \"x ${env.KEY}\"}",
        "{get: /a, fail_when: [{when: 1 == 1, message: \"x ${env.KEY}\"}]}",
        "{set: {x: \"${int(env.KEY)}\"}}",
        "{set: {x: \"${json.decode(env.KEY)}\"}}",
        "{for_each: {x: env.KEY}, steps: [{get: /a}]}",
        "{get: \"http://t/a\", headers: {X: \"${env.KEY}\\n\"}}",
        "{repeat: env.KEY, steps: [{get: /a}]}",
        "{wait: env.KEY}",
    ] {
        let played = play(&format!("[{step}]"), SECRET);
        assert!(
            !shown(&played).contains(SECRET),
            "{step}: {}",
            shown(&played)
        );
        assert!(
            !shown(&played).contains("s3cr"),
            "{step}, a part of it: {}",
            shown(&played)
        );
    }
}

#[test]
fn nor_does_it_in_the_form_that_a_url_gives_it() {
    let secret = "p@ss wörd/1+1='2'";
    for step in [
        "{get: \"/a?key=${env.KEY}\"}",
        "{get: /a, params: {key: \"${env.KEY}\"}}",
        "{get: \"/a?key=${url.encode(env.KEY)}\"}",
    ] {
        let played = play(&format!("[{step}]"), secret);
        assert_eq!(played.rows(), ["GET /a?key=*** 1/0"], "{step}");
    }
}
