//! The engines that the page's runs know: this browser's, and the native one behind the page.

use katydid_core::wire::Message;

use crate::engine::pool::Pool;
use crate::engine::socket::Socket;
use crate::platform::Platform;
use crate::run::Engine;

/// The engine of one run.
pub(crate) enum Local {
    Browser(Pool),
    Native(Socket),
    /// It could not be asked; why has been said.
    Nobody,
}

impl Engine for Local {
    fn open(platform: &Platform, hear: impl Fn(Message) + Clone + 'static) -> Self {
        let Platform::Native(native) = platform else {
            return Self::Browser(Pool::open(platform.shards(), hear));
        };
        match Socket::open(&native.address, hear.clone()) {
            Ok(socket) => Self::Native(socket),
            Err(why) => {
                hear(Message::Failed(why));
                Self::Nobody
            }
        }
    }

    fn post(&self, shard: u32, message: &Message) {
        match self {
            Self::Browser(pool) => pool.post(shard, message),
            Self::Native(socket) => socket.post(shard, message),
            Self::Nobody => {}
        }
    }
}
