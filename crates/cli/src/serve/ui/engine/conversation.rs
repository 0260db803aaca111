//! One page and its run.

use std::num::NonZeroU32;
use std::sync::Arc;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_tungstenite::tungstenite::Message as Frame;
use hyper_tungstenite::{HyperWebsocket, WebSocketStream};
use hyper_util::rt::TokioIo;
use katydid::Workers;
use katydid_core::wire::Message;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{Receiver, Sender, channel};

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// A page that is this many messages behind hears no more: a message a second and thread, so many minutes of them.
const BEHIND: usize = 1024;

const TAKEN: &str =
    "another page uses this machine's engine: end its test, or close it, and try again";

/// Runs what one page asks for, until either side ends it; nothing of its run is left then.
pub(super) async fn converse(
    socket: HyperWebsocket,
    threads: Option<NonZeroU32>,
    free: Arc<Semaphore>,
) {
    // Who breaks off before it begins has asked for nothing.
    let Ok(mut socket) = socket.await else { return };
    let Ok(_place) = free.try_acquire_owned() else {
        let taken = Message::Failed(TAKEN.to_owned());
        let _ = socket.send(frame(&taken)).await;
        let _ = socket.close(None).await;
        return;
    };
    let (say, said) = channel(BEHIND);
    let (theirs, ours) = socket.split();
    let workers = workers(threads, say);
    tokio::select! {
        () = obey(&workers, ours) => {}
        () = tell(said, theirs) => {}
    }
}

/// What cannot be said any more ends the conversation, as the page would count wrong from then on.
fn workers(threads: Option<NonZeroU32>, say: Sender<Message>) -> Workers {
    let say = std::sync::Mutex::new(Some(say));
    Workers::open(threads, move |message| {
        let mut say = say
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if say
            .as_ref()
            .is_some_and(|say| say.try_send(message).is_err())
        {
            *say = None;
        }
    })
}

async fn obey(workers: &Workers, mut orders: SplitStream<Socket>) {
    while let Some(Ok(frame)) = orders.next().await {
        match frame {
            Frame::Binary(bytes) => match Message::decode_for(&bytes) {
                Ok((shard, message)) => workers.post(shard, message),
                Err(_) => return,
            },
            Frame::Close(_) => return,
            _ => {}
        }
    }
}

async fn tell(mut said: Receiver<Message>, mut page: SplitSink<Socket, Frame>) {
    while let Some(message) = said.recv().await {
        if page.send(frame(&message)).await.is_err() {
            return;
        }
    }
}

fn frame(message: &Message) -> Frame {
    Frame::Binary(message.encode().into())
}
