//! The connections one user keeps.

use std::sync::Arc;

use super::connection::Connection;
use super::hop::Origin;

/// One user's idle connections, one an origin.
#[derive(Default)]
pub(crate) struct Session(Vec<(Arc<Origin>, Connection)>);

impl Session {
    /// The idle connection to an origin, if the target has not closed it.
    pub(super) async fn take(&mut self, origin: &Origin) -> Option<Connection> {
        let at = self.0.iter().position(|(known, _)| **known == *origin)?;
        let (_, mut connection) = self.0.swap_remove(at);
        connection.is_open().await.then_some(connection)
    }

    /// Keeps a connection for later if the target lets it.
    pub(super) async fn keep(&mut self, origin: &Arc<Origin>, mut connection: Connection) {
        if connection.is_open().await {
            self.0.push((Arc::clone(origin), connection));
        }
    }
}
