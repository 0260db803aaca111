use super::*;

#[test]
fn the_query_overrides_the_path_and_the_path_the_settings() {
    let demo = Demo {
        latency: Duration::from_millis(7),
        ..CALM
    };
    let table = [
        ("/hello", 7),
        ("/hello?latency=50ms", 50),
        ("/hello?latency=1.5s&jitter=0", 1500),
        ("/delay/30", 30),
        ("/delay/0.2s", 200),
        ("/delay/30?latency=40ms", 40),
        ("/slow?latency=1ms&jitter=0", 1),
        ("/no-cors/delay/9", 9),
    ];
    for (target, millis) in table {
        assert_eq!(
            delay(&ask(&demo, "GET", target, 3)),
            Duration::from_millis(millis),
            "{target}"
        );
    }
}

#[test]
fn a_bad_parameter_is_a_400_that_says_what_is_wrong() {
    let table = [
        (
            "latency=fast",
            "the parameter `latency`: `fast` is not a duration; write `50ms` or `1.5s`",
        ),
        (
            "latency=5",
            "the parameter `latency`: `5` is not a duration; write `50ms` or `1.5s`",
        ),
        (
            "jitter=2m",
            "the parameter `jitter`: `2m` is longer than 60 s, the demo target's limit",
        ),
        (
            "errors=2",
            "the parameter `errors`: `2` is not a share between 0 and 1, such as `0.1`",
        ),
        (
            "errors=NaN",
            "the parameter `errors`: `NaN` is not a share between 0 and 1, such as `0.1`",
        ),
        (
            "size=1GB",
            "the parameter `size`: `1GB` is not a size; write `500`, `2kB` or `1MB`",
        ),
        (
            "size=99MB",
            "the parameter `size`: `99MB` is more than 10 MB, the demo target's limit",
        ),
        (
            "status=700",
            "the parameter `status`: `700` is not a status code between 200 and 599",
        ),
        (
            "hang=maybe",
            "the parameter `hang`: `maybe` is neither `true` nor `false`",
        ),
    ];
    for (query, message) in table {
        let answer = get(&format!("/hello?{query}"));
        assert_eq!(
            (answer.status, &json(&answer)["error"]),
            (400, &Value::from(message))
        );
    }
}

#[test]
fn sizes_and_durations_are_read_as_people_write_them() {
    for (text, bytes) in [
        ("500", 500),
        ("500B", 500),
        ("2kB", 2000),
        ("2 KiB", 2048),
        ("1.5MB", 1_500_000),
    ] {
        assert_eq!(parse_size(text), Ok(bytes), "{text}");
    }
    for (text, micros) in [
        ("0", 0),
        ("250us", 250),
        ("250µs", 250),
        ("50ms", 50_000),
        ("1.5s", 1_500_000),
    ] {
        assert_eq!(
            parse_duration(text),
            Ok(Duration::from_micros(micros)),
            "{text}"
        );
    }
    for text in [
        "",
        "ms",
        ".",
        "1..2s",
        "-1s",
        "1e9s",
        "inf",
        "NaNs",
        "5 parsecs",
    ] {
        assert!(
            parse_duration(text).is_err() && parse_size(text).is_err(),
            "{text}"
        );
    }
}

#[test]
fn a_padded_json_body_stays_json() {
    let answer = get("/products/1?size=2kB");
    assert_eq!(answer.body.len(), 2000);
    assert_eq!(json(&answer)["name"], "Desk lamp");
}

#[test]
fn a_status_that_forbids_a_body_has_none() {
    assert!(get("/status/204?size=2kB").body.is_empty());
}

#[test]
fn the_share_of_errors_is_the_asked_one() {
    let failed = |target: &str, status| {
        (0..10_000)
            .filter(|&seed| ask(&CALM, "GET", target, seed).status == status)
            .count()
    };
    assert_eq!(failed("/hello", 500), 0);
    assert_eq!(failed("/hello?errors=1", 500), 10_000);
    assert!((900..1100).contains(&failed("/hello?errors=0.1", 500)));
    assert!((900..1100).contains(&failed("/hello?errors=0.1&status=503", 503)));
    assert!((1900..2100).contains(&failed("/flaky", 500)));
}

#[test]
fn jitter_has_the_asked_mean_and_a_long_tail() {
    let demo = Demo {
        jitter: Duration::from_millis(10),
        ..CALM
    };
    let mut delays: Vec<_> = (0..10_000)
        .map(|seed| delay(&ask(&demo, "GET", "/hello", seed)))
        .collect();
    delays.sort_unstable();
    let mean = delays.iter().sum::<Duration>() / 10_000;
    assert!((9_500..10_500).contains(&mean.as_micros()), "{mean:?}");
    assert!(delays[5_000] < Duration::from_millis(8) && delays[9_900] > Duration::from_millis(40));
}

#[test]
fn hang_never_answers() {
    assert_eq!(get("/hello?hang=true").delay, Delay::Forever);
    assert_eq!(get("/hello?hang=false").delay, Delay::For(Duration::ZERO));
}
