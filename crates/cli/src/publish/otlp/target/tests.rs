use super::*;

fn target(url: &str, variables: &[(&str, &str)]) -> Result<Target, String> {
    let environment = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Target::new(url, &environment).map_err(|failure| failure.to_string())
}

fn uri(url: &str, variables: &[(&str, &str)]) -> String {
    target(url, variables).unwrap().uri.to_string()
}

const BASE: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
const WHOLE: &str = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
const HEADERS: &str = "OTEL_EXPORTER_OTLP_HEADERS";

#[test]
fn the_path_of_metrics_is_added_to_a_url_without_one() {
    let table = [
        ("http://a:4318", "http://a:4318/v1/metrics"),
        ("https://a/", "https://a/v1/metrics"),
        ("http://a/otlp?key=x", "http://a/otlp?key=x"),
        ("http://a?key=x", "http://a/v1/metrics?key=x"),
    ];
    for (url, expected) in table {
        assert_eq!(uri(url, &[(BASE, "http://other")]), expected);
    }
}

#[test]
fn without_a_url_the_environment_says_where() {
    assert_eq!(uri("", &[]), DEFAULT);
    assert_eq!(uri("", &[(BASE, "http://a/x/")]), "http://a/x/v1/metrics");
    let both = [(BASE, "http://a"), (WHOLE, "http://b/m")];
    assert_eq!(uri("", &both), "http://b/m");
}

#[test]
fn what_is_no_url_of_a_collector_is_refused_without_showing_it() {
    for url in [
        "shop.yaml",
        "ftp://a",
        "http://",
        "http://name:hunter2@a",
        "a:4318",
    ] {
        let told = target(url, &[]).unwrap_err();
        assert!(
            told.starts_with("error: --otlp is not the URL of a collector\n"),
            "{told}"
        );
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn headers_are_decoded_and_hidden() {
    let variables = [(
        HEADERS,
        "Authorization=Basic%20aHVudGVyMg==, x-tenant = shop",
    )];
    let target = target("http://a", &variables).unwrap();
    assert_eq!(target.headers["authorization"], "Basic aHVudGVyMg==");
    assert_eq!(target.headers["x-tenant"], "shop");
    assert!(!format!("{target:?}").contains("aHVudGVyMg"));
}

#[test]
fn what_is_no_header_is_told_by_its_variable_alone() {
    for headers in ["hunter2", "a b=hunter2", "a=hunter2%0A", "a=%FFhunter2"] {
        let told = target("http://a", &[(HEADERS, headers)]).unwrap_err();
        assert!(
            told.starts_with("error: OTEL_EXPORTER_OTLP_HEADERS holds"),
            "{told}"
        );
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn a_push_may_take_ten_seconds_or_what_the_environment_says() {
    let name = "OTEL_EXPORTER_OTLP_TIMEOUT";
    assert_eq!(
        target("http://a", &[]).unwrap().timeout,
        Duration::from_secs(10)
    );
    let given = target("http://a", &[(name, "250")]).unwrap();
    assert_eq!(given.timeout, Duration::from_millis(250));
    assert!(target("http://a", &[(name, "1s")]).is_err());
}

#[test]
fn a_query_is_not_shown() {
    let target = target("http://a/otlp?key=hunter2", &[]).unwrap();
    assert_eq!(target.shown(), "http://a/otlp");
}
