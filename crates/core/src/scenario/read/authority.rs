//! The part of a URL that names a machine, held to what every engine can reach and reads alike.

use crate::ip::{is_ipv4, is_ipv6};

/// What is wrong with an authority, and what to do about it.
pub(super) type Fault = (&'static str, &'static str);

const USER: Fault = (
    "a user name or password in a URL",
    "send an `Authorization` header instead",
);
const NOT_ASCII: Fault = (
    "a host name outside ASCII",
    "write it as its ASCII form, `xn--…`",
);
const NO_NAME: Fault = (
    "a URL without a host name",
    "write `https://api.example.com`",
);
const LETTER: Fault = (
    "a character that no host name has",
    "the path begins after a slash",
);
const LABEL: Fault = (
    "a host name that no machine can have",
    "it has 1 to 63 characters between two dots, 253 in all",
);
const IPV4: Fault = (
    "a host name that ends in a number and is no IPv4 address",
    "an address is four numbers up to 255, such as `127.0.0.1`",
);
const IPV6: Fault = (
    "brackets around something other than an IPv6 address",
    "write it as `http://[::1]:8080`",
);
const PORT: Fault = (
    "a port that is no number from 1 to 65535",
    "write `http://localhost:8080`",
);

/// Bytes of the longest host name and of its longest label. Source: RFC 1035, section 2.3.4.
const LONGEST: (usize, usize) = (253, 63);

/// Reads `name`, `name:port` or `[address]:port`.
pub(super) fn check(authority: &str) -> Result<(), Fault> {
    if authority.contains('@') {
        return Err(USER);
    }
    if !authority.is_ascii() {
        return Err(NOT_ASCII);
    }
    match authority.strip_prefix('[') {
        Some(bracketed) => {
            let (address, rest) = bracketed.split_once(']').ok_or(IPV6)?;
            is_ipv6(address).then_some(()).ok_or(IPV6)?;
            port(rest)
        }
        None => {
            let name = authority.split(':').next().unwrap_or_default();
            host_name(name)?;
            port(&authority[name.len()..])
        }
    }
}

/// What is wrong with an authority, and what to do about it; `None` for nothing.
pub(crate) fn fault(authority: &str) -> Option<(&'static str, &'static str)> {
    check(authority).err()
}

fn port(rest: &str) -> Result<(), Fault> {
    if rest.is_empty() {
        return Ok(());
    }
    let digits = rest.strip_prefix(':').ok_or(PORT)?;
    let good = digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.parse::<u16>().is_ok_and(|port| port > 0);
    good.then_some(()).ok_or(PORT)
}

fn host_name(name: &str) -> Result<(), Fault> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let labels = name.strip_suffix('.').unwrap_or(name).split('.');
    match name {
        "" => Err(NO_NAME),
        _ if !name.bytes().all(is_letter) => Err(LETTER),
        _ if ends_in_number(name) => is_ipv4(name).then_some(()).ok_or(IPV4),
        _ if name.len() > LONGEST.0
            || labels
                .map(str::len)
                .any(|length| length == 0 || length > LONGEST.1) =>
        {
            Err(LABEL)
        }
        _ => Ok(()),
    }
}

/// Whether a browser reads a name as an IPv4 address. Source: URL Standard, "ends in a number checker".
fn ends_in_number(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or_default();
    let hex = last
        .strip_prefix("0x")
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    hex || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_with_and_without_a_port_are_good() {
        for authority in [
            "localhost",
            "api.example.com:8443",
            "example.com.",
            "1.2.3.com",
            "0x1.a_b-c.example",
            "xn--exmple-cua.com",
            "127.0.0.1",
            "255.255.255.255:65535",
            "[::1]",
            "[2001:db8::ffff:127.0.0.1]:1",
        ] {
            assert_eq!(check(authority), Ok(()), "{authority}");
        }
    }

    #[test]
    fn a_name_that_ends_in_a_number_is_an_ipv4_address_of_four_decimal_parts() {
        for name in [
            "1",
            "256.1.1.1",
            "1.2.3",
            "1.2.3.4.5",
            "127.0.0.01",
            "127.0.0.1.",
            "0x7f.1",
            "0x7f000001",
            "a.0x",
            "a.0Xf",
            "example.1",
            "2130706433",
        ] {
            assert_eq!(check(name), Err(IPV4), "{name}");
        }
    }

    #[test]
    fn brackets_hold_an_ipv6_address() {
        for authority in [
            "[",
            "[]",
            "[::1",
            "[1.2.3.4]",
            "[::g]",
            "[fe80::1%25eth0]",
            "[a.example]:80",
        ] {
            assert_eq!(check(authority), Err(IPV6), "{authority}");
        }
        assert_eq!(check("::1"), Err(NO_NAME));
    }

    #[test]
    fn a_port_is_from_1_to_65535() {
        for port in [
            "", "0", "00", "65536", "99999", "+1", "-1", "a", "1:2", "８０",
        ] {
            assert!(check(&format!("a:{port}")).is_err(), "{port}");
            assert!(check(&format!("[::1]:{port}")).is_err(), "{port}");
        }
        assert_eq!(check("[::1]80"), Err(PORT));
    }

    #[test]
    fn a_host_name_is_letters_digits_dashes_dots_and_underscores() {
        for letter in "<>\"`{}|^%!$&'()*+,;=~ []\\\t".chars() {
            assert_eq!(check(&format!("a{letter}b")), Err(LETTER), "{letter}");
        }
        for name in ["a..b", ".a", ".", "a.."] {
            assert_eq!(check(name), Err(LABEL), "{name}");
        }
        assert_eq!(check(&"a".repeat(64)), Err(LABEL));
        assert_eq!(check(&"a.".repeat(127)), Err(LABEL));
        assert_eq!(check("me:secret@a"), Err(USER));
        assert_eq!(check("exämple.com"), Err(NOT_ASCII));
    }
}
