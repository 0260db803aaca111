//! What came of opening connections, over all threads.

use std::sync::atomic::{AtomicU64, Ordering};

use katydid_core::stats::{EngineFacts, Failure};

use super::wiring::MORE_FILES;

/// What came of opening connections; told once a connection, never once a request.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    no_descriptors: AtomicU64,
    no_ports: AtomicU64,
    crowded: AtomicU64,
    resumed: AtomicU64,
}

impl Tally {
    pub(super) fn fail(&self, failure: Failure) {
        match failure {
            Failure::NoSockets => one_more(&self.no_descriptors),
            Failure::NoPorts => one_more(&self.no_ports),
            _ => {}
        }
    }

    /// A request has waited for one of the connections that all share.
    pub(super) fn crowd(&self) {
        one_more(&self.crowded);
    }

    /// A TLS session was resumed.
    pub(super) fn resume(&self) {
        one_more(&self.resumed);
    }

    #[cfg(test)]
    pub(super) fn resumed(&self) -> u64 {
        self.resumed.load(Ordering::Relaxed)
    }

    /// Adds what there is to say, where so many files may be open.
    pub(crate) fn tell(&self, files: Option<u64>, facts: &mut EngineFacts) {
        let count =
            |count: &AtomicU64| Some(count.load(Ordering::Relaxed)).filter(|count| *count > 0);
        let warnings = [
            count(&self.no_descriptors).map(|failed| descriptors(failed, files)),
            count(&self.no_ports).map(ports),
            count(&self.crowded).map(crowd),
        ];
        facts.warnings.extend(warnings.into_iter().flatten());
    }
}

fn one_more(count: &AtomicU64) {
    count.fetch_add(1, Ordering::Relaxed);
}

fn descriptors(failed: u64, files: Option<u64>) -> (String, String) {
    let most = files.map_or_else(String::new, |files| format!(" of {files}"));
    (
        format!(
            "{failed} connections could not be opened: this process or machine has no file descriptor left{most}"
        ),
        MORE_FILES.to_owned(),
    )
}

fn ports(failed: u64) -> (String, String) {
    (
        format!("{failed} connections could not be opened: the local ports towards a host are used up"),
        "give this machine more addresses and name them with `--source-address A,B`: each has ports of its own; keep \
         connections alive, or use fewer users"
            .to_owned(),
    )
}

fn crowd(waited: u64) -> (String, String) {
    (
        format!(
            "{waited} requests waited for one of the connections that all users share: their response times hold that"
        ),
        "raise `--connections`, or leave it out: then each user has its own".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_is_told_with_a_remedy() {
        let (tally, mut facts) = (Tally::default(), EngineFacts::default());
        tally.tell(Some(1024), &mut facts);
        assert!(facts.is_empty());
        [
            Failure::NoSockets,
            Failure::NoPorts,
            Failure::NoPorts,
            Failure::Refused,
        ]
        .into_iter()
        .for_each(|failure| tally.fail(failure));
        tally.tell(Some(1024), &mut facts);
        let [(descriptors, raise), (ports, sources)] = &facts.warnings[..] else {
            panic!("{facts:?}")
        };
        assert!(descriptors.starts_with("1 connections") && descriptors.ends_with("of 1024"));
        assert!(raise.contains("ulimit") && sources.contains("--source-address"));
        assert!(ports.starts_with("2 connections"));
    }
}
