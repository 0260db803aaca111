//! Addresses of the internet's protocol, as the standard library reads them but in little code.

/// Four numbers up to 255 with dots between, none with a zero before it.
pub(crate) fn is_ipv4(text: &str) -> bool {
    let is_number = |part: &str| {
        let is_plain = part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'));
        is_plain && part.parse::<u8>().is_ok()
    };
    text.split('.').count() == 4 && text.split('.').all(is_number)
}

/// Eight groups, or less with one `::` in their place; the last two may be an IPv4 address.
/// Source: RFC 4291, section 2.2.
pub(crate) fn is_ipv6(text: &str) -> bool {
    match text.split_once("::") {
        None => groups(text, true) == Some(8),
        Some((before, after)) => {
            let all = groups(before, false).zip(groups(after, true));
            all.is_some_and(|(before, after)| before + after < 8)
        }
    }
}

/// Whether it is an address of the machine itself: `127.0.0.1` and its like, or `::1` however long it is written.
/// Source: RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3.
pub(crate) fn is_loopback(text: &str) -> bool {
    let is_one = text.trim_start_matches(['0', ':', '.']) == "1";
    (is_ipv4(text) && text.starts_with("127.")) || (is_ipv6(text) && is_one)
}

/// How many groups these are, if they are.
fn groups(text: &str, may_end_in_ipv4: bool) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let last = text.rsplit(':').next().unwrap_or_default();
    let ends_in_ipv4 = may_end_in_ipv4 && is_ipv4(last);
    let is_group = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let count = text.split(':').count();
    let checked = count - usize::from(ends_in_ipv4);
    let are_groups = text.split(':').take(checked).all(is_group);
    are_groups.then_some(checked + 2 * usize::from(ends_in_ipv4))
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use proptest::prelude::*;

    use super::*;

    fn loops_back(text: &str) -> bool {
        text.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    #[test]
    fn only_this_machine_loops_back() {
        let own = [
            "127.0.0.1",
            "127.9.8.7",
            "::1",
            "0:0::0001",
            "0:0:0:0:0:0:0:1",
            "::0.0.0.1",
        ];
        let others = [
            "128.0.0.1",
            "12.7.0.1",
            "::",
            "1::",
            "::1:0",
            "::10",
            "::ffff:127.0.0.1",
            "1",
        ];
        for text in own.iter().chain(&others) {
            assert_eq!(is_loopback(text), loops_back(text), "{text}");
        }
        assert!(own.into_iter().all(is_loopback));
    }

    proptest! {
        #[test]
        fn what_std_reads_is_an_address(text in "[0-9a-f:.]{0,4}((:|::|\\.)[0-9a-f]{0,4}){0,8}", ipv4 in "[0-9]{1,3}(\\.[0-9]{1,3}){2,4}") {
            for text in [text.clone(), ipv4.clone(), format!("{text}:{ipv4}"), format!("::{text}")] {
                prop_assert_eq!(is_ipv4(&text), text.parse::<Ipv4Addr>().is_ok(), "{}", text);
                prop_assert_eq!(is_ipv6(&text), text.parse::<Ipv6Addr>().is_ok(), "{}", text);
                prop_assert_eq!(is_loopback(&text), loops_back(&text), "{}", text);
            }
        }

        #[test]
        fn every_address_is_one(bits: u128) {
            prop_assert!(is_ipv6(&Ipv6Addr::from(bits).to_string()));
            prop_assert!(is_ipv6(&Ipv6Addr::from(bits & 0xffff_0000_ffff).to_string()));
            prop_assert!(is_ipv4(&Ipv4Addr::from(bits as u32).to_string()));
        }
    }
}
