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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

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
