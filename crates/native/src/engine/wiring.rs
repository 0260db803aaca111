//! What the connections of all threads share.

use katydid_core::stats::EngineFacts;

use super::tally::Tally;
use super::tls::Tls;
use crate::files::Files;
use crate::network::{Network, facts};

/// Files that are open beside connections, and then some.
const OTHERS: u64 = 64;

/// What helps against too few files.
pub(super) const MORE_FILES: &str = "raise the limit (`ulimit -Hn`, and `LimitNOFILE=` of a service), share connections with \
     `--connections N`, or use fewer users";

/// What the connections of all threads share.
#[derive(Debug, Default)]
pub(crate) struct Wiring {
    pub(crate) network: Network,
    pub(crate) tls: Tls,
    pub(crate) tally: Tally,
    /// How many files this process may have open, if anybody has looked.
    pub(crate) files: Option<Files>,
    /// Users at the peak.
    pub(crate) users: u32,
}

impl Wiring {
    pub(crate) fn new(network: Network) -> Self {
        Self {
            tls: Tls::new(&network),
            network,
            ..Self::default()
        }
    }

    /// What users may lack who have a connection each.
    fn too_many(&self, files: u64) -> Option<(String, String)> {
        let users = self.users;
        let is_short = self.network.connections.is_none() && u64::from(users) + OTHERS > files;
        is_short.then(|| {
            let message = format!(
                "{users} users may need as many connections, and this process may have {files} files open"
            );
            (message, MORE_FILES.to_owned())
        })
    }

    /// What reports tell of it as things stand.
    pub(crate) fn facts(&self) -> EngineFacts {
        let mut facts = facts(&self.network);
        let most = self.files.map(|files| files.most);
        facts
            .warnings
            .extend(most.and_then(|most| self.too_many(most)));
        self.tally.tell(most, &mut facts);
        facts
    }
}
