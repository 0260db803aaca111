use super::*;

const SHOP: &str = "host: https://shop.example
users: [{ name: A, weight: 3, tasks: [{ get: /products }, { get: /cart }, { get: /products/1 }] }]";

fn shop() -> Scenario {
    Scenario::parse(SHOP).unwrap()
}

fn told(text: &str) -> String {
    decode(text).unwrap_err()[0].to_string()
}

fn packed(json: &[u8]) -> String {
    format!("v1.{}", base64::encode_url(&compress_to_vec(json, LEVEL)))
}

#[test]
fn a_link_opens_with_and_without_its_page_and_with_space_around() {
    let fragment = encode(&shop());
    let page = url("https://katydid.example/run?x=1#v1.old", &shop());
    assert_eq!(page, format!("https://katydid.example/run?x=1#{fragment}"));
    for text in [
        &page,
        &fragment,
        &format!("#{fragment}"),
        &format!(" \n{page}\r\n"),
    ] {
        assert_eq!(decode(text), Ok(shop()), "{text}");
        assert_eq!(Scenario::read(text), Ok(shop()), "{text}");
    }
}

#[test]
fn a_link_cut_short_says_so() {
    let link = encode(&shop());
    for length in 3..link.len() {
        assert_eq!(
            told(&link[..length]),
            "the link is cut short (copy it again, to its very end)",
            "{length}"
        );
    }
}

#[test]
fn a_link_of_another_version_asks_for_a_newer_katydid() {
    let text = "https://katydid.example/#v2.AAAA";
    assert_eq!(
        told(text),
        "a link of version 2, and this Katydid reads version 1 (a newer Katydid is needed)"
    );
    assert!(looks_like_link(text));
}

#[test]
fn what_stands_around_a_link_is_named() {
    let text = format!("{}).", encode(&shop()));
    let hint = "copy it again, without what stands around it";
    assert_eq!(
        told(&text),
        format!("the link holds `)`, which no link does ({hint})")
    );
}

#[test]
fn noise_is_no_link_whatever_its_size() {
    assert!(told("hello").starts_with("this is no link"));
    assert!(told(&"x".repeat(1_000_000)).starts_with("this is no link"));
    assert!(told(&format!("v1.{}", "~".repeat(1_000_000))).starts_with("the link holds `~`"));
    assert!(told(&format!("v1.{}", "Zz9_-aQ".repeat(140_000))).starts_with("the link is"));
    assert!(
        told(&format!("v1.{}", "A".repeat(3_000_000)))
            .starts_with("the link is 3000003 bytes long")
    );
}

#[test]
fn a_link_that_unfolds_into_too_much_is_refused() {
    let bomb = packed(&vec![b' '; MAX_BYTES + 1]);
    assert_eq!(told(&bomb), "the link unfolds into more than 1048576 bytes");
}

#[test]
fn problems_in_a_link_have_paths_and_no_positions() {
    let problems = decode(&packed(
        br#"{"users":[{"name":"A","weight":-1,"tasks":[{"get":"/"}]}]}"#,
    ))
    .unwrap_err();
    assert_eq!(
        problems,
        [Problem::new("users[0].weight", "must be above 0, is -1")]
    );
    assert_eq!(
        told(&packed(b"\xff")),
        "the link is damaged (copy it again, from its very beginning to its very end)"
    );
}

#[test]
fn files_and_scenarios_do_not_look_like_links() {
    let texts = [
        "shop.yaml",
        "v1.yaml",
        "v1.json",
        "v1/shop.yaml",
        "-",
        "",
        "{\"a\":\"#v1.x\"}",
        SHOP,
        "# v1. x",
        "#1",
    ];
    for text in texts {
        assert!(!looks_like_link(text), "{text}");
    }
}
