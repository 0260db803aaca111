//! Texts that somebody made to do harm.

use proptest::prelude::*;

use super::*;

/// Whether a text of a scenario computes nothing but what it reads from its own `env`.
fn computes_only_env(imported: &Imported) -> bool {
    let yaml = imported.scenario.to_yaml();
    let computed = yaml.replace("$${", "");
    let parts = computed.split("${").skip(1);
    parts.into_iter().all(|part| {
        [
            "env.",
            "url.encode(env.",
            "int(env.",
            "double(env.",
            "\\\"$\\\"}",
        ]
        .iter()
        .any(|start| part.starts_with(start))
    })
}

#[test]
fn what_looks_like_an_expression_is_text_wherever_it_stands() {
    let text = "curl 'http://a.example/${1+1}?x=${user.id}' -H 'X: ${t}' -d '${uuid()}=1' --next \
                http://a.example/ --json '{\"${t}\":\"${t}\",\"password\":\"${t}\"}' --next http://a.example/ -F 'a=${t}' -u '${t}:b'";
    let imported = good(text, Format::Curl, &Options::default());
    assert!(
        computes_only_env(&imported),
        "{}",
        imported.scenario.to_yaml()
    );
}

#[test]
fn characters_that_stand_for_variables_are_none_in_a_text_of_others() {
    let mark = "\u{FDD0}PATH\u{FDD1}";
    let entry = format!(
        "{{\"request\":{{\"method\":\"POST\",\"url\":\"http://a/{mark}?q=%EF%B7%90PATH%EF%B7%91&token=%EF%B7%90PATH%EF%B7%91\",\
         \"headers\":[{{\"name\":\"x\",\"value\":\"{mark}\"}}],\"postData\":{{\"mimeType\":\"application/json\",\
         \"text\":\"{{\\\"a\\\":\\\"\\\\ufdd0PATH\\\\ufdd1\\\"}}\"}}}}}}"
    );
    let text = format!(
        "{{\"log\":{{\"pages\":[{{\"id\":\"p\",\"title\":\"{mark}\"}}],\"entries\":[{entry}]}}}}"
    );
    for imported in [
        good(&text, Format::Har, &Options::default()),
        good(
            &format!(
                "curl 'http://a/{mark}' -H $'x: \\ufdd0PATH\\ufdd1' -d 'a=%EF%B7%90PATH%EF%B7%91'"
            ),
            Format::Curl,
            &Options::default(),
        ),
    ] {
        assert!(
            !imported.scenario.to_yaml().contains("env.PATH"),
            "{}",
            imported.scenario.to_yaml()
        );
    }
}

#[test]
fn a_recording_of_very_many_requests_is_told_so() {
    let entry = "{\"request\":{\"method\":\"GET\",\"url\":\"http://a/b\"}}";
    let text = format!(
        "{{\"log\":{{\"entries\":[{}]}}}}",
        vec![entry; 12_000].join(",")
    );
    let told = wrong(&text, Format::Har);
    assert!(told.contains("import less at once"), "{told}");
}

/// Pieces of commands in any order.
fn commands() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "curl ",
        "http://a/b",
        " -H ",
        " -d ",
        "'",
        "\"",
        "\\",
        "$",
        "${",
        "}",
        "$'",
        "^",
        "\n",
        " --json ",
        "{\"a\":1}",
        "=",
        "@x",
        ";type=",
        " -F ",
        " -u ",
        ":",
        "%41",
        "é",
        "&",
        "?",
        "token=",
        " -X ",
        "POST",
        " -b ",
        "--",
        "\u{FDD0}",
        "\\u",
        "<",
        ">",
        "#",
        "|",
        "`",
        "x",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What somebody puts into a recording in the place of what a browser wrote.
const PIECES: [&str; 24] = [
    "",
    "${t}",
    "$${",
    "\u{FDD0}A\u{FDD1}",
    "\\ufdd0A\\ufdd1",
    "\\u0000",
    "\\n",
    "é",
    "http://",
    "http://[::1]:1/?a&&=",
    "data:,x",
    "//b",
    "?token=1&a=%ff",
    "1e999",
    "Cookie",
    "Authorization",
    "Bearer ",
    "Basic %%%",
    "application/json",
    "[[[[",
    "{\\\"a\\\":1,\\\"a\\\":2}",
    "multipart/form-data",
    "\\",
    "9999-99-99T99:99:99Z",
];

/// Recordings and collections of which some texts are others.
fn altered() -> impl Strategy<Value = (Format, String)> {
    let texts = [
        (Format::Har, include_str!("chromium.har")),
        (Format::Har, include_str!("firefox.har")),
        (Format::Har, include_str!("insomnia.har")),
        (
            Format::Postman,
            include_str!("shop.postman_collection.json"),
        ),
    ];
    let changes = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            prop::sample::select(PIECES.to_vec()),
        ),
        0..6,
    );
    (prop::sample::select(texts.to_vec()), changes).prop_map(|((format, text), changes)| {
        let mut parts: Vec<&str> = text.split('"').collect();
        for (at, piece) in changes {
            let at = at.index(parts.len());
            parts[at] = piece;
        }
        (format, parts.join("\""))
    })
}

/// As many cases as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_recording_makes_importing_panic_or_lie((format, text) in altered()) {
        let options = Options { assets: true, all_origins: true, waits: true, ..Options::default() };
        if let Ok(imported) = import(&text, format, &options) {
            let again = Scenario::parse(&imported.scenario.to_yaml());
            prop_assert_eq!(again.as_ref(), Ok(&imported.scenario));
            prop_assert_eq!(imported.scenario.secrets(), [""; 0]);
        }
    }

    #[test]
    fn no_command_makes_importing_panic_or_lie(text in commands()) {
        if let Ok(imported) = import(&text, Format::Curl, &Options::default()) {
            let again = Scenario::parse(&imported.scenario.to_yaml());
            prop_assert_eq!(again.as_ref(), Ok(&imported.scenario));
            prop_assert_eq!(imported.scenario.secrets(), [""; 0]);
            prop_assert!(computes_only_env(&imported), "{}", imported.scenario.to_yaml());
        }
    }
}
