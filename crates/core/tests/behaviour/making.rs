//! Requests that are made when they are sent: each in the place of the one before, and nothing of that stays.

use crate::support::{Sent, Stage};

/// What is sent for each of these values of `v`.
fn sent(values: &str, step: &str) -> Vec<Sent> {
    let steps = format!("[{{for_each: {{v: \"{values}\"}}, steps: [{step}]}}]");
    Stage::once(&steps).play().sent
}

fn urls(values: &str, step: &str) -> Vec<String> {
    let sent = sent(values, step);
    sent.iter()
        .map(|sent| sent.request.path().to_owned())
        .collect()
}

#[test]
fn a_url_is_made_from_its_first_expression_on() {
    let values = "['long and \\u00fc', 'a', '', 'b#c?d=${', 'x/y?z']";
    assert_eq!(
        urls(values, "{get: \"/items/${v}/end\"}"),
        [
            "/items/long%20and%20%C3%BC/end",
            "/items/a/end",
            "/items//end",
            "/items/b",
            "/items/x/y?z/end"
        ]
    );
    assert_eq!(
        urls(
            "['1', '22', '3']",
            "{get: \"/a?b=${v}\", params: {c: \"${v}\"}}"
        ),
        ["/a?b=1&c=1", "/a?b=22&c=22", "/a?b=3&c=3"]
    );
    assert_eq!(
        urls("['/1', '?2', 'http://t/3']", "{get: \"${v}\"}"),
        ["/1", "/?2", "/3"]
    );
    assert_eq!(urls("['1', '2']", "{get: \"/a#${v}\"}"), ["/a", "/a"]);
}

#[test]
fn headers_and_bodies_of_another_length_leave_nothing_behind() {
    let values = "['much longer', 'b', ' trimmed ', '']";
    let step = "{post: /, headers: {A: same, B: \"${v}\"}, json: {list: [1, \"${v}\"], text: \"<${v}>\", size: \"${size(v)}\", q: '\"'}}";
    let seen: Vec<String> = sent(values, step)
        .iter()
        .map(|sent| format!("{:?} {}", sent.request.headers[1], sent.body()))
        .collect();
    assert_eq!(
        seen,
        [
            r#"("B", "much longer") {"list":[1,"much longer"],"q":"\"","size":11,"text":"<much longer>"}"#,
            r#"("B", "b") {"list":[1,"b"],"q":"\"","size":1,"text":"<b>"}"#,
            r#"("B", "trimmed") {"list":[1," trimmed "],"q":"\"","size":9,"text":"< trimmed >"}"#,
            r#"("B", "") {"list":[1,""],"q":"\"","size":0,"text":"<>"}"#,
        ]
    );
}

#[test]
fn the_names_in_a_body_may_be_computed() {
    let sent = sent("['z', 'a']", "{post: /, json: {m: 1, \"${v}\": \"${v}\"}}");
    let bodies: Vec<&str> = sent.iter().map(Sent::body).collect();
    assert_eq!(bodies, [r#"{"m":1,"z":"z"}"#, r#"{"a":"a","m":1}"#]);
}

#[test]
fn a_form_with_files_has_one_content_type_each_time() {
    let sent = sent(
        "['a', 'b']",
        "{post: /, multipart: [{name: field, value: \"${v}\"}]}",
    );
    for sent in &sent {
        let [(name, value)] = &sent.request.headers[..] else {
            panic!("{:?}", sent.request.headers);
        };
        let boundary = value.rsplit('=').next().unwrap();
        assert!(name == "Content-Type" && sent.body().starts_with(&format!("--{boundary}")));
    }
    assert_ne!(sent[0].request.headers, sent[1].request.headers);
}

#[test]
fn a_request_that_could_not_be_made_leaves_nothing_to_the_next() {
    let played = Stage::new(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 4}\nvariables: {n: 0}\n\
         users: [{name: A, tasks: [{name: t, steps: [{set: {n: \"${n + 1}\"}}, \
         {post: \"/${n}\", headers: {B: \"${n == 2 ? 1 / 0 : n}\"}, body: \"<${n == 3 ? 1 / 0 : n}>\"}]}]}]",
    )
    .play();
    let seen: Vec<String> = played
        .sent
        .iter()
        .map(|sent| {
            format!(
                "{} {} {}",
                sent.path(),
                sent.request.headers[0].1,
                sent.body()
            )
        })
        .collect();
    assert_eq!(seen, ["/1 1 <1>", "/4 4 <4>"]);
    assert_eq!(played.exceptions().len(), 1);
}
