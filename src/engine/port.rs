//! Bytes between the page and its worker. Buffers are handed over, not copied.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MessageEvent, MessagePort};

/// One end of the channel. What was sent before this end listens waits for it; dropped, it hears no more.
#[derive(Debug)]
pub struct Port {
    port: MessagePort,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Port {
    /// Gives every message that comes to `receive`.
    pub fn listen(port: MessagePort, receive: impl Fn(Vec<u8>) + 'static) -> Self {
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            receive(Uint8Array::new(&event.data()).to_vec());
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Self {
            port,
            _on_message: on_message,
        }
    }

    /// Sends a message to the other end.
    pub fn post(&self, bytes: &[u8]) {
        post(&self.port, bytes);
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

/// Sends a message from this end.
pub fn post(port: &MessagePort, bytes: &[u8]) {
    let array = Uint8Array::from(bytes);
    let transfer = Array::of1(&array.buffer());
    port.post_message_with_transferable(&array, &transfer)
        .expect("a new buffer can be handed over");
}
