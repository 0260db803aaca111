//! What reports tell of how connections were made.

use katydid_core::stats::EngineFacts;

use super::{Family, Network, Trust};

/// What reports tell of how connections are made: the options that are not the usual ones, and what is to be known of
/// them.
pub(crate) fn facts(network: &Network) -> EngineFacts {
    let mut facts = EngineFacts::default();
    let mut tell = |name: &str, value: String| facts.options.push((name.to_owned(), value));
    match network.trust {
        Trust::Machine => {}
        Trust::These(_) => tell("cacert", String::new()),
        Trust::Anyone => tell("insecure", String::new()),
    }
    if network.identity.is_some() {
        tell("cert", String::new());
    }
    network.routes.tell(&mut tell);
    if let Some(proxy) = &network.proxy {
        tell("proxy", proxy.to_string());
    }
    tell_addresses(network, &mut tell);
    if network.closes {
        tell("disable-keepalive", String::new());
    }
    if let Some(most) = network.connections {
        tell("connections", most.to_string());
    }
    if network.http2 {
        tell("http2", String::new());
    }
    if matches!(network.trust, Trust::Anyone) {
        facts.warnings.push(unchecked());
    }
    facts
}

fn tell_addresses(network: &Network, tell: &mut impl FnMut(&str, String)) {
    if !network.sources.is_empty() {
        let sources: Vec<String> = network.sources.iter().map(ToString::to_string).collect();
        tell("source-address", sources.join(","));
    }
    match network.family {
        Some(Family::V4) => tell("ipv4", String::new()),
        Some(Family::V6) => tell("ipv6", String::new()),
        None => {}
    }
    if let Some(age) = network.dns_refresh {
        tell("dns-refresh", format!("{}s", age.as_secs_f64()));
    }
}

impl super::Routes {
    fn tell(&self, tell: &mut impl FnMut(&str, String)) {
        for detour in &self.detours {
            tell("connect-to", detour.rule.clone());
        }
        for answer in &self.answers {
            tell("resolve", answer.rule.clone());
        }
        if let Some(path) = &self.unix_socket {
            tell("unix-socket", path.display().to_string());
        }
    }
}

fn unchecked() -> (String, String) {
    (
        "no server's certificate was checked (`--insecure`): anybody on the way could answer in its place, and read \
         what was sent"
            .to_owned(),
        "leave out `--insecure`; for a certificate of your own give its issuer by `--cacert FILE`".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_as_usual_is_not_told() {
        assert!(facts(&Network::default()).is_empty());
    }

    #[test]
    fn every_option_is_told_and_no_secret() {
        let network = Network::default()
            .insecure()
            .connect_to("a:1:b:2")
            .and_then(|network| network.resolve("a:1:127.0.0.1"))
            .and_then(|network| network.proxy("http://me:secret@p:1"))
            .and_then(|network| network.source_addresses(&["127.0.0.1".parse().unwrap()]))
            .unwrap()
            .unix_socket("/run/a")
            .family(Family::V6)
            .dns_refresh(Duration::from_millis(1500))
            .without_keep_alive()
            .connections(NonZeroU32::new(7).unwrap())
            .http2();
        let facts = facts(&network);
        assert_eq!(
            facts.line(),
            "insecure, connect-to a:1:b:2, resolve a:1:127.0.0.1, unix-socket /run/a, proxy http://p:1 with a password, \
             source-address 127.0.0.1, ipv6, dns-refresh 1.5s, disable-keepalive, connections 7, http2"
        );
        assert!(facts.warnings[0].0.contains("--insecure"));
    }
}
