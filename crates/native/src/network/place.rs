//! Hosts and ports as rules name them.

/// The parts of a rule between its colons; an address in brackets is one part, without them.
pub(super) fn parts(rule: &str) -> Option<Vec<&str>> {
    let (mut parts, mut rest) = (Vec::new(), rule);
    loop {
        let (part, after) = match rest.strip_prefix('[') {
            Some(inside) => inside.split_once(']')?,
            None => rest.split_at(rest.find(':').unwrap_or(rest.len())),
        };
        parts.push(part);
        match after.strip_prefix(':') {
            Some(after) => rest = after,
            None => return after.is_empty().then_some(parts),
        }
    }
}

/// `None` for what is no port; an empty text is none.
pub(super) fn port(text: &str) -> Option<Option<u16>> {
    match text {
        "" => Some(None),
        _ => text.parse().ok().map(Some),
    }
}

/// An empty text is no host. Hosts are compared in lower case, as URLs spell them.
pub(super) fn host(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_brackets_is_one_part() {
        assert_eq!(parts("a:1:b:2"), Some(vec!["a", "1", "b", "2"]));
        assert_eq!(
            parts("[::1]:1:[fe80::2]:"),
            Some(vec!["::1", "1", "fe80::2", ""])
        );
        assert_eq!(parts(":::"), Some(vec!["", "", "", ""]));
        assert_eq!((parts("[::1"), parts("[::1]x:1")), (None, None));
    }
}
