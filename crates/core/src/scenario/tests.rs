use super::*;

/// A scenario of this many bytes in canonical JSON, of letters that no compression makes much shorter.
fn scenario_of(length: usize) -> String {
    let frame = r#"{"katydid":1,"users":[{"name":"A","tasks":[{"body":"","post":"/"}]}]}"#;
    let mut state = 1u64;
    let mut letter = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from(b'#' + (state >> 33) as u8 % 57)
    };
    let body: String = (frame.len()..length).map(|_| letter()).collect();
    frame.replace(r#""body":"""#, &format!(r#""body":"{body}""#))
}

#[test]
fn what_is_just_small_enough_reads_back_from_json_and_from_a_link() {
    let scenario = Scenario::parse(&scenario_of(MAX_BYTES)).unwrap();
    let json = scenario.to_json();
    assert_eq!(json.len(), MAX_BYTES);
    assert_eq!(Scenario::parse(&json).as_ref(), Ok(&scenario));
    assert_eq!(Scenario::read(&link::encode(&scenario)), Ok(scenario));
}

#[test]
fn a_short_text_that_anchors_make_too_long_is_refused_when_it_is_read() {
    let body = "x".repeat(200_000);
    let text = |copies: usize| {
        let aliases = "      - { put: /, body: *long }\n".repeat(copies);
        format!(
            "users:\n  - name: A\n    tasks:\n      - {{ post: /, body: &long {body} }}\n{aliases}"
        )
    };
    assert!(Scenario::parse(&text(3)).is_ok());
    let quoted = text(3).replace(&body, &format!("'{}'", "\"".repeat(200_000)));
    assert_eq!(
        Problem::lines(&Scenario::parse(&quoted).unwrap_err()),
        "the scenario is 1600135 bytes long as JSON, at most 1048576 are run (use fewer anchors, or shorter bodies)"
    );
}

#[test]
fn so_many_steps_and_no_more_are_read() {
    let text = |steps: usize| {
        let steps = "      - log: x\n".repeat(steps);
        format!("users:\n  - name: A\n    on_start:\n{steps}    tasks: [{{ get: / }}]\n")
    };
    assert!(Scenario::parse(&text(9_999)).is_ok());
    assert_eq!(
        Problem::lines(&Scenario::parse(&text(10_000)).unwrap_err()),
        "10004:13: users[0].tasks[0]: more than 10000 steps in a scenario (say it with `repeat` or `for_each`)"
    );
}

#[test]
fn a_class_that_waits_as_every_class_does_says_nothing() {
    let text =
        |wait: &str| format!("users: [{{ name: A, wait_time: {wait}, tasks: [{{ get: / }}] }}]");
    let silent = Scenario::parse("users: [{ name: A, tasks: [{ get: / }] }]");
    for wait in ["0", "constant(0)", "'0'"] {
        assert_eq!(Scenario::parse(&text(wait)), silent, "{wait}");
    }
}

#[test]
fn an_expression_is_the_same_with_and_without_its_braces() {
    let text = |expression: &str| {
        format!("users: [{{ name: A, tasks: [{{ get: /, success_when: {expression} }}] }}]")
    };
    let bare = Scenario::parse(&text("response.status == 404")).unwrap();
    let wrapped = Scenario::parse(&text("'${ response.status == 404 }'")).unwrap();
    assert_eq!(bare.hash(), wrapped.hash());
    assert!(
        bare.to_json()
            .contains(r#""success_when":"response.status == 404""#)
    );
}
