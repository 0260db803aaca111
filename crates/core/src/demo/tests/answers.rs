use super::*;

#[test]
fn every_path_answers_with_its_status() {
    let table = [
        ("GET", "/", 200),
        ("GET", "/hello", 200),
        ("GET", "/world/", 200),
        ("GET", "/products?page=2", 200),
        ("HEAD", "/products", 200),
        ("GET", "/products/12", 200),
        ("GET", "/products/0", 404),
        ("GET", "/products/13", 404),
        ("POST", "/products", 405),
        ("POST", "/cart", 201),
        ("DELETE", "/cart", 200),
        ("POST", "/login", 200),
        ("GET", "/login", 405),
        ("PATCH", "/echo/any/thing", 200),
        ("GET", "/status/503", 503),
        ("GET", "/status/204", 204),
        ("GET", "/status/99", 400),
        ("GET", "/status/600", 400),
        ("GET", "/bytes/0", 200),
        ("GET", "/bytes/11MB", 400),
        ("GET", "/bytes/-1", 400),
        ("GET", "/delay/5", 200),
        ("GET", "/delay/1h", 400),
        ("GET", "/redirect/2", 302),
        ("GET", "/redirect/0", 200),
        ("GET", "/redirect/51", 400),
        ("GET", "/no-cors/hello", 200),
        ("GET", "/no-cors", 200),
        ("GET", "/no-corset", 404),
        ("GET", "/products/1/2", 404),
        ("GET", "/nothing", 404),
        ("GET", "", 200),
        ("GET", "?latency=5ms", 200),
    ];
    for (method, target, status) in table {
        assert_eq!(
            ask(&CALM, method, target, 1).status,
            status,
            "{method} {target}"
        );
    }
}

#[test]
fn the_guide_lists_only_what_is_answered() {
    for (entry, _) in guide::PATHS
        .iter()
        .filter(|(entry, _)| !entry.ends_with("/stats"))
    {
        let (method, path) = entry.split_once(' ').unwrap();
        let path = path
            .replace("{id}", "1")
            .replace("{code}", "200")
            .replace("{path}", "hello");
        let answer = ask(
            &CALM,
            method,
            &path.replace("{n}", "1").replace("{ms}", "1"),
            1,
        );
        assert!(
            answer.status < 400 || path == "/flaky",
            "{entry}: {}",
            answer.status
        );
    }
}

#[test]
fn an_unknown_path_is_told_where_the_guide_is() {
    assert_eq!(
        json(&get("/nothing"))["hint"],
        "GET / lists every path and parameter"
    );
}

#[test]
fn a_wrong_method_is_told_the_right_ones() {
    let answer = ask(&CALM, "PUT", "/login", 1);
    assert_eq!(answer.headers, [("allow", "POST".to_owned())]);
}

#[test]
fn the_same_seed_gives_the_same_answer() {
    assert_eq!(
        ask(&Demo::default(), "POST", "/login", 9),
        ask(&Demo::default(), "POST", "/login", 9)
    );
    assert_ne!(
        ask(&CALM, "POST", "/login", 9).body,
        ask(&CALM, "POST", "/login", 10).body
    );
}

#[test]
fn echo_tells_what_was_sent() {
    let said = json(&ask(&CALM, "PUT", "/echo?a=1", 1));
    assert_eq!(
        (&said["method"], &said["path"], &said["query"]),
        (&"PUT".into(), &"/echo".into(), &"a=1".into())
    );
    assert_eq!(
        (&said["headers"]["x-tag"], &said["body"]),
        (&"a, b".into(), &"hi".into())
    );
}

#[test]
fn a_redirect_is_relative_and_keeps_the_query() {
    assert_eq!(
        get("/redirect/3?latency=1ms").headers,
        [("location", "2?latency=1ms".to_owned())]
    );
    assert_eq!(get("/redirect/1").headers, [("location", "0".to_owned())]);
}

#[test]
fn only_paths_below_no_cors_hide_from_other_origins() {
    assert!(get("/hello").cors && has_cors("/hello?x=/no-cors/"));
    assert!(!get("/no-cors/hello").cors && !has_cors("/no-cors/hello"));
    assert!(!get("/no-cors/hello?latency=bad").cors);
}
