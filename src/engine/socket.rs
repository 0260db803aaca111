//! The native engine behind the page: a WebSocket that carries what a worker would be told and would say.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use katydid_core::wire::Message;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BinaryType, Event, MessageEvent, WebSocket};

const NEVER_OPENED: &str = "The native engine did not answer. Is `katydid ui` still running, and was this page opened \
     by the address it printed last?";
const CLOSED: &str = "The native engine has gone. What it counted after its last report is lost. Is `katydid ui` still running?";

/// A run in the native engine. Dropped, it ends at once.
#[derive(Debug)]
pub struct Socket {
    socket: WebSocket,
    waiting: Rc<RefCell<Vec<Vec<u8>>>>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_event: [Closure<dyn Fn(Event)>; 2],
}

impl Socket {
    /// Asks the engine at this address; gives what it says to `hear`, also why it failed.
    ///
    /// # Errors
    /// An address that is none, in words.
    pub fn open(address: &str, hear: impl Fn(Message) + 'static) -> Result<Self, String> {
        let socket = WebSocket::new(address).map_err(|_| NEVER_OPENED.to_owned())?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let (hear, opened) = (Rc::new(hear), Rc::new(Cell::new(false)));
        let waiting: Rc<RefCell<Vec<Vec<u8>>>> = Rc::default();
        let heard = Rc::clone(&hear);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let bytes = Uint8Array::new(&event.data()).to_vec();
            heard(Message::decode(&bytes).unwrap_or_else(Message::Failed));
        });
        let (is_open, queue, own) = (Rc::clone(&opened), Rc::clone(&waiting), socket.clone());
        let on_open = Closure::<dyn Fn(Event)>::new(move |_| {
            is_open.set(true);
            queue.take().iter().for_each(|bytes| send(&own, bytes));
        });
        let on_close = Closure::<dyn Fn(Event)>::new(move |_| {
            let why = if opened.get() { CLOSED } else { NEVER_OPENED };
            hear(Message::Failed(why.to_owned()));
        });
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Ok(Self {
            socket,
            waiting,
            _on_message: on_message,
            _on_event: [on_open, on_close],
        })
    }

    /// Tells a shard something, now or as soon as there is a connection.
    pub fn post(&self, shard: u32, message: &Message) {
        let bytes = message.encode_for(shard);
        match self.socket.ready_state() {
            WebSocket::CONNECTING => self.waiting.borrow_mut().push(bytes),
            _ => send(&self.socket, &bytes),
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onmessage(None);
        self.socket.set_onopen(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

/// What cannot be sent any more is nobody's: the end of the connection is told as such.
fn send(socket: &WebSocket, bytes: &[u8]) {
    let _ = socket.send_with_u8_array(bytes);
}
