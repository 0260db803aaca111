use super::*;
use crate::random::Purpose;

fn stream(user: u32) -> Stream {
    Stream::new(42, user, Purpose::Task)
}

fn draws(name: &str, locale: &str) -> Vec<String> {
    let mut random = stream(7);
    (0..60)
        .map(|_| call(name, Some(locale), &mut random).unwrap())
        .collect()
}

fn everywhere(name: &str) -> impl Iterator<Item = String> {
    LOCALES.iter().flat_map(move |locale| draws(name, locale))
}

#[test]
fn every_name_gives_whole_text_in_every_language() {
    for name in NAMES {
        for text in everywhere(name) {
            assert!(!text.trim().is_empty(), "{name}");
            assert!(!text.contains(['{', '}', '|']), "{name}: {text}");
            assert!(!text.contains("  "), "{name}: a part of {text} is missing");
        }
    }
}

#[test]
fn every_pattern_names_a_list_or_a_range() {
    for (locale, code) in LOCALES.iter().enumerate() {
        let words = words::of(locale);
        for entry in words.iter().flat_map(|(_, entries)| entries) {
            for part in entry.split('{').skip(1) {
                let pattern = part.split_once('}').expect(entry).0;
                assert!(is_known(pattern, words), "{code}: {entry}");
            }
        }
    }
}

fn is_known(pattern: &str, words: &'static words::Words) -> bool {
    match pattern.split_once('-') {
        Some((from, to)) => from.parse::<u32>().unwrap() <= to.parse::<u32>().unwrap(),
        None => !words::entries(words, pattern.trim_start_matches('^')).is_empty(),
    }
}

#[test]
fn a_list_has_no_empty_entry() {
    for (key, entries) in (0..LOCALES.len()).flat_map(words::of) {
        let is_whole = |entry: &&str| !entry.is_empty() && entry.trim() == *entry;
        assert!(entries.iter().all(is_whole), "{key}: {entries:?}");
    }
}

#[test]
fn the_same_stream_gives_the_same_texts() {
    let draw = |user| {
        let mut random = stream(user);
        let texts = NAMES.iter().map(|name| call(name, None, &mut random));
        texts.collect::<Vec<_>>()
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[test]
fn a_locale_may_be_spelled_with_its_country() {
    for locale in ["ko", "ko_KR", "ko-KR", "KO"] {
        assert!(knows(locale), "{locale}");
        let phrase = call("catch_phrase", Some(locale), &mut stream(1));
        assert_eq!(phrase, call("catch_phrase", Some("ko"), &mut stream(1)));
    }
}

#[test]
fn a_korean_catch_phrase_is_korean() {
    for phrase in draws("catch_phrase", "ko") {
        let is_hangul = |letter: char| letter == ' ' || ('가'..='힣').contains(&letter);
        assert!(phrase.chars().all(is_hangul), "{phrase}");
    }
}

#[test]
fn an_unknown_name_or_language_gives_none() {
    assert_eq!(call("tree", None, &mut stream(1)), None);
    assert_eq!(call("name", Some("tlh"), &mut stream(1)), None);
    assert_eq!(call("name", Some(""), &mut stream(1)), None);
    assert!(!knows("xx"));
}

#[test]
fn mail_goes_to_the_example_domains_alone() {
    for email in everywhere("email") {
        let (user, host) = email.split_once('@').unwrap();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        assert!(user.bytes().all(is_plain), "{email}");
        assert!(["example.com", "example.net", "example.org"].contains(&host));
    }
}

#[test]
fn links_and_addresses_lead_to_no_one() {
    for url in everywhere("url") {
        let host = url.strip_prefix("https://").unwrap().split('/').next();
        let domain = host.unwrap().rsplit_once('.').unwrap().0;
        assert!(domain == "example" || domain.ends_with(".example"), "{url}");
    }
    for address in everywhere("ipv4") {
        let net = address.rsplit_once('.').unwrap().0;
        assert!(["192.0.2", "198.51.100", "203.0.113"].contains(&net));
        address.parse::<std::net::Ipv4Addr>().unwrap();
    }
    for address in everywhere("ipv6") {
        address.parse::<std::net::Ipv6Addr>().unwrap();
        assert!(address.starts_with("2001:db8:"), "{address}");
    }
}

#[test]
fn telephones_are_of_ranges_without_subscribers() {
    let reserved = |locale: &str| -> &[&str] {
        match locale {
            "en" => &[") 555-01"],
            "de" => &[
                "030 23125",
                "040 66969",
                "069 90009",
                "0221 4710",
                "089 99998",
            ],
            "fr" => &[
                "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98",
            ],
            "ja" => &["090-0", "080-0"],
            "ko" => &["010-0"],
            _ => &[" 555 01"],
        }
    };
    for locale in LOCALES {
        for phone in draws("phone", locale) {
            assert!(reserved(locale).iter().any(|range| phone.contains(range)));
        }
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    for date in everywhere("date") {
        let parts: Vec<u32> = date.split('-').map(|part| part.parse().unwrap()).collect();
        assert_eq!(date.len(), 10, "{date}");
        assert!((1970..2030).contains(&parts[0]), "{date}");
        assert!((1..=12).contains(&parts[1]), "{date}");
        let longest = if parts[1] == 2 { 28 } else { 30 };
        assert!((1..=longest).contains(&parts[2]), "{date}");
    }
}

#[test]
fn a_sentence_begins_with_a_capital_and_ends() {
    for locale in ["en", "de", "fr", "tr", "ru"] {
        for sentence in draws("sentence", locale) {
            let first = sentence.chars().next().unwrap();
            assert!(first.is_uppercase(), "{sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}
