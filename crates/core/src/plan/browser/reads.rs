//! Which headers of an answer an expression reads.

/// What stands before a header's name.
const HEADERS: &str = "response.headers";

/// The headers that an expression's text reads; `None` for one whose name is computed, or all of them.
pub(super) fn headers_read(source: &str) -> Vec<Option<String>> {
    let uses = source.match_indices(HEADERS);
    uses.map(|(at, _)| name(source[at + HEADERS.len()..].trim_start()))
        .collect()
}

/// The name in `["x"]`, `['x']` or `.x`.
fn name(after: &str) -> Option<String> {
    if let Some(member) = after.strip_prefix('.') {
        let letters = member.chars();
        let name: String = letters
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        return Some(name);
    }
    let index = after.strip_prefix('[')?.trim_start();
    let quote = index
        .chars()
        .next()
        .filter(|letter| "\"'".contains(*letter))?;
    let (name, rest) = index[1..].split_once(quote)?;
    rest.trim_start().starts_with(']').then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let names = headers_read(source).into_iter();
        names.map(|name| name.unwrap_or("?".to_owned())).collect()
    }

    #[test]
    fn headers_are_found_however_they_are_asked_for() {
        assert_eq!(
            read(r#"response.headers["X-Id"] + response.headers [ 'b' ] + response.headers.age"#),
            ["X-Id", "b", "age"]
        );
        assert_eq!(
            read("response.headers[name] + response.headers['a' + b]"),
            ["?", "?"]
        );
        assert_eq!(read("'x' in response.headers"), ["?"]);
        assert_eq!(read("response.status"), [""; 0]);
    }
}
