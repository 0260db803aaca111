//! Where connections go instead of where they are meant to.

use std::net::IpAddr;
use std::path::PathBuf;

use super::error::{NetworkError, wrong};
use super::place::{host, parts, port};

/// Where connections go instead of where they are meant to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Routes {
    pub(super) detours: Vec<Detour>,
    pub(super) answers: Vec<Answer>,
    pub(crate) unix_socket: Option<PathBuf>,
}

/// `HOST1:PORT1:HOST2:PORT2`, where `None` is any or the same.
#[derive(Clone, Debug)]
pub(super) struct Detour {
    pub(super) rule: String,
    from: (Option<String>, Option<u16>),
    to: (Option<String>, Option<u16>),
}

/// The addresses of a host and a port; `None` is any host.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) rule: String,
    host: Option<String>,
    port: u16,
    addresses: Vec<IpAddr>,
}

impl Routes {
    pub(super) fn connect_to(&mut self, rule: &str) -> Result<(), NetworkError> {
        let detour = detour(rule).ok_or_else(|| {
            let message = format!("not HOST1:PORT1:HOST2:PORT2: {rule}");
            wrong(
                message,
                "as in shop.example:443:127.0.0.1:8443; an address of IPv6 stands in brackets",
            )
        });
        self.detours.push(detour?);
        Ok(())
    }

    pub(super) fn resolve(&mut self, rule: &str) -> Result<(), NetworkError> {
        let answer = answer(rule).ok_or_else(|| {
            let message = format!("not HOST:PORT:ADDRESS[,ADDRESS…]: {rule}");
            wrong(
                message,
                "as in shop.example:443:10.0.0.7; an address of IPv6 stands in brackets",
            )
        });
        self.answers.push(answer?);
        Ok(())
    }

    /// Where a connection goes that is meant for this host and port.
    pub(crate) fn lead(&self, host: &str, port: u16) -> (String, u16) {
        let fits = |detour: &&Detour| {
            let (from, at) = &detour.from;
            from.as_ref().is_none_or(|from| from == host) && at.is_none_or(|at| at == port)
        };
        let to = self
            .detours
            .iter()
            .find(fits)
            .map(|detour| detour.to.clone());
        let (to, at) = to.unwrap_or_default();
        (to.unwrap_or_else(|| host.to_owned()), at.unwrap_or(port))
    }

    /// The addresses that are told of a host, so that nobody need be asked.
    pub(crate) fn told(&self, host: &str, port: u16) -> Option<&[IpAddr]> {
        let fits = |answer: &&Answer| {
            answer.port == port && answer.host.as_ref().is_none_or(|own| own == host)
        };
        self.answers
            .iter()
            .find(fits)
            .map(|answer| answer.addresses.as_slice())
    }
}

fn detour(rule: &str) -> Option<Detour> {
    let [from, from_port, to, to_port] = parts(rule)?[..] else {
        return None;
    };
    Some(Detour {
        rule: rule.to_owned(),
        from: (host(from), port(from_port)?),
        to: (host(to), port(to_port)?),
    })
}

fn answer(rule: &str) -> Option<Answer> {
    let (host, rest) = rule.split_once(':')?;
    let (port, addresses) = rest.split_once(':')?;
    let address = |text: &str| text.trim_matches(['[', ']']).parse().ok();
    let addresses: Option<Vec<IpAddr>> = addresses.split(',').map(address).collect();
    let host = match host {
        "" => return None,
        "*" => None,
        host => Some(host.to_ascii_lowercase()),
    };
    Some(Answer {
        rule: rule.to_owned(),
        host,
        port: port.parse().ok()?,
        addresses: addresses?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(rules: &[&str], host: &str, port: u16) -> (String, u16) {
        let mut routes = Routes::default();
        rules
            .iter()
            .for_each(|rule| routes.connect_to(rule).unwrap());
        routes.lead(host, port)
    }

    #[test]
    fn the_first_rule_that_fits_leads_a_connection_elsewhere() {
        let rules = ["a:1:b:2", ":3:c:", "a::d:4", ":::5"];
        assert_eq!(led(&rules, "a", 1), ("b".to_owned(), 2));
        assert_eq!(led(&rules, "x", 3), ("c".to_owned(), 3));
        assert_eq!(led(&rules, "a", 9), ("d".to_owned(), 4));
        assert_eq!(led(&rules, "x", 9), ("x".to_owned(), 5));
        assert_eq!(led(&rules[..2], "x", 9), ("x".to_owned(), 9));
        assert_eq!(led(&["[::1]:1:[::2]:2"], "::1", 1), ("::2".to_owned(), 2));
    }

    #[test]
    fn a_host_whose_addresses_are_told_is_not_looked_up() {
        let mut routes = Routes::default();
        routes.resolve("a:443:10.0.0.1,[::1],::2").unwrap();
        routes.resolve("*:80:10.0.0.9").unwrap();
        let told = |host, port| routes.told(host, port).map(<[_]>::len);
        assert_eq!(
            (told("a", 443), told("a", 80), told("b", 80)),
            (Some(3), Some(1), Some(1))
        );
        assert_eq!((told("b", 443), told("a", 1)), (None, None));
    }

    #[test]
    fn what_is_no_rule_is_told_with_what_one_looks_like() {
        for rule in [
            "",
            "a",
            "a:1:b",
            "a:x:b:2",
            "a:1:b:99999",
            "[::1:1:b:2",
            "a:1:b:2:3",
        ] {
            let error = Routes::default().connect_to(rule).unwrap_err();
            assert!(
                error.message.starts_with("not HOST1:PORT1:HOST2:PORT2"),
                "{rule}"
            );
        }
        for rule in [
            "",
            "a",
            "a:1",
            "a:1:",
            "a:1:b",
            "a:x:10.0.0.1",
            ":1:10.0.0.1",
        ] {
            let error = Routes::default().resolve(rule).unwrap_err();
            assert!(error.message.starts_with("not HOST:PORT:ADDRESS"), "{rule}");
        }
    }
}
