//! What can be called.

use super::support::{assert_all, shown, shown_in, world};

#[test]
fn texts_are_searched_cut_and_joined() {
    assert_all(&[
        (
            "'abc'.contains('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c')",
            "true",
        ),
        ("'aÄb'.lowerAscii() + 'aÄb'.upperAscii()", "\"aÄbAÄB\""),
        ("'  x '.trim()", "\"x\""),
        ("'äbcb'.indexOf('b')", "1"),
        ("'äbcb'.indexOf('b', 2)", "3"),
        ("'äbcb'.lastIndexOf('b')", "3"),
        ("'abc'.indexOf('z')", "-1"),
        ("'äbc'.charAt(1) + 'äbc'.charAt(3)", "\"b\""),
        ("'äbc'.substring(1)", "\"bc\""),
        ("'äbc'.substring(1, 2)", "\"b\""),
        ("'abc'.substring(2, 1)", "the text is shorter than that"),
        ("'abc'.substring(0, -1)", "the text is shorter than that"),
        ("'abc'.charAt(4)", "the text is shorter than that"),
        (
            "'aaa'.replace('a', 'b') + 'aaa'.replace('a', 'b', 1)",
            "\"bbbbaa\"",
        ),
        ("'a,b,c'.split(',')", "[\"a\",\"b\",\"c\"]"),
        ("'a,b,c'.split(',', 2)", "[\"a\",\"b,c\"]"),
        ("'añ'.split('')", "[\"a\",\"ñ\"]"),
        ("['a', 'b'].join('-') + ['c', 'd'].join()", "\"a-bcd\""),
        ("[1].join()", "expected a text, found an int"),
        ("n.contains('a')", "expected a text, found an int"),
    ]);
}

#[test]
fn kinds_convert() {
    assert_all(&[
        ("int(3.9) + int('4') + int(-0.5)", "7"),
        ("double('2.5') + double(1)", "3.5"),
        (
            "string(7) + string(2.0) + string(2.5) + string(true) + string(null)",
            "\"722.5truenull\"",
        ),
        (
            "string([1, 'a', {'b': 1.5}])",
            "\"[1,\\\"a\\\",{\\\"b\\\":1.5}]\"",
        ),
        ("bool('true') && !bool('false')", "true"),
        ("int('seven')", "`seven` is not an int"),
        ("int(1e30)", "the double is out of an int's range"),
        ("bool(1)", "expected a bool or a text, found an int"),
    ]);
}

#[test]
fn numbers_are_calculated_with() {
    assert_all(&[
        ("math.abs(-2) + math.abs(-2.5)", "4.5"),
        ("math.min(3, 1, 2) + math.max([1, 5, 2.5])", "6"),
        ("math.floor(1.7) + math.ceil(1.2) + math.round(2.5)", "6.0"),
        ("math.sqrt(16) + math.pow(2, 10)", "1028.0"),
        ("math.round(math.log(math.exp(2.0)))", "2.0"),
        ("math.sin(0) + math.cos(0) + math.tan(0)", "1.0"),
        ("math.pi > 3.14 && math.pi < 3.15", "true"),
        ("math.min([])", "an empty list has no least or greatest"),
        ("math.abs('a')", "expected a number, found a text"),
    ]);
}

#[test]
fn texts_are_encoded_and_digested() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let mac = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8";
    let fox = "'The quick brown fox jumps over the lazy dog'";
    assert_eq!(shown("sha256('abc')"), format!("{abc:?}"));
    assert_eq!(
        shown(&format!("hmac_sha256('key', {fox})")),
        format!("{mac:?}")
    );
    assert_all(&[
        (
            "json.encode({'b': [1, null], 'a': 'x\"'})",
            r#""{\"a\":\"x\\\"\",\"b\":[1,null]}""#,
        ),
        ("json.decode('{\"a\": [1.0, 2]}').a[1]", "2"),
        ("json.decode('{')", "json.decode: the text is not JSON"),
        ("url.encode('a b/ü~')", "\"a%20b%2F%C3%BC~\""),
        ("url.decode('a%20b')", "\"a b\""),
        ("base64.encode('hello?>')", "\"aGVsbG8/Pg==\""),
        ("base64.decode('aGVsbG8_Pg')", "\"hello?>\""),
        (
            "base64.decode('/w==')",
            "base64.decode: the bytes are not text",
        ),
        ("base64.decode('aGVsbG8_Pg==')", "\"hello?>\""),
        ("base64.decode('aGVsbG8/Pg=')", "\"hello?>\""),
        ("base64.decode('')", "\"\""),
        ("base64.decode('!')", "base64.decode: not base64"),
        (
            "base64.decode('aGVsbG8/Pg===')",
            "base64.decode: not base64",
        ),
        ("base64.decode('aGVs=')", "base64.decode: not base64"),
        ("base64.decode('aG=s')", "base64.decode: not base64"),
        ("base64.decode('aGVsb')", "base64.decode: not base64"),
        ("base64.decode('aGVsbG8/Ph')", "base64.decode: not base64"),
    ]);
}

#[test]
fn patterns_find() {
    assert_all(&[
        (r"'order 66'.matches(r'\d+')", "true"),
        (r"matches('abc', '^b')", "false"),
        (r#"regex.find('<i id="7">', r'id="(\d+)"', 1)"#, "\"7\""),
        (r"regex.find('a1', r'\d')", "\"1\""),
        (r"regex.find('a1', r'(?P<digit>\d)', 'digit')", "\"1\""),
        (r"regex.find('a', r'\d')", "null"),
        (r"regex.find('a1', r'\d', 5)", "null"),
        (
            r"regex.find_all('a1b22', r'[a-z](\d+)', 1)",
            "[\"1\",\"22\"]",
        ),
        (r"regex.find_all('abc', '')", "[\"\",\"\",\"\",\"\"]"),
    ]);
}

#[test]
fn random_values_keep_to_what_is_asked_for() {
    assert_all(&[
        ("['x'].map(x, random.int(5, 5))", "[5]"),
        (
            "random.int(-9223372036854775807, 9223372036854775807) == 0",
            "false",
        ),
        ("random.choice(['a'])", "\"a\""),
        ("size(random.text(12))", "12"),
        ("random.text(8).matches('^[A-Za-z0-9]{8}$')", "true"),
        (
            "[1, 2, 3].all(x, random.float(1, 2) >= 1.0 && random.float(1, 2) < 2.0)",
            "true",
        ),
        (
            "uuid().matches('^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$')",
            "true",
        ),
        ("random.int(2, 1)", "random.int: 2 is above 1"),
        ("random.choice([])", "random.choice: the list is empty"),
        ("random.text(-1)", "random.text: a length below 0"),
    ]);
}

#[test]
fn random_ints_reach_both_ends() {
    let world = world();
    let drawn: Vec<String> = (0..100)
        .map(|_| shown_in("random.int(1, 3)", &world))
        .collect();
    assert!(
        ["1", "2", "3"]
            .iter()
            .all(|end| drawn.iter().any(|one| one == end))
    );
    assert!(
        drawn
            .iter()
            .all(|one| ["1", "2", "3"].contains(&one.as_str()))
    );
}

#[test]
fn the_same_stream_gives_the_same_values() {
    let source = "uuid() + random.text(5) + fake.name() + string(random.float(0, 1))";
    assert_eq!(shown(source), shown(source));
}

#[test]
fn fake_values_speak_the_language_asked_for() {
    assert!(
        shown("fake.catch_phrase('ko')")
            .chars()
            .any(|c| ('가'..='힣').contains(&c))
    );
    assert_eq!(shown("fake.email().contains('@example.')"), "true");
    assert_eq!(shown("fake.name(token)"), "fake.name: no such language");
}
