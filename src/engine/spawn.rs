//! Makes the worker that the engine runs in.
//!
//! The worker's script is the one that starts the page, named by the page's `#katydid-worker` link; in the page
//! that is one file it is a `data:` URL, as a file has no other script. The first message gives the worker the
//! compiled module and its end of the [`Port`], so nothing is fetched or compiled twice. Whatever else the
//! worker says for itself is its last words.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, ErrorEvent, MessageChannel, MessageEvent, Worker, WorkerOptions, WorkerType,
};

use super::port::Port;

/// A worker with the engine in it. Dropped, it ends at once.
#[derive(Debug)]
pub struct EngineWorker {
    worker: Worker,
    port: Port,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

/// Makes a worker. It gives the bytes the worker sends to `receive`, and why the worker failed, in words, to `fail`.
///
/// # Errors
/// What the browser says when it makes no worker.
pub fn spawn_engine(
    receive: impl Fn(Vec<u8>) + 'static,
    fail: impl Fn(String) + Clone + 'static,
) -> Result<EngineWorker, String> {
    let channel = MessageChannel::new().map_err(|error| words(&error))?;
    let worker = new_worker().map_err(|error| words(&error))?;
    let on_message = last_words(&worker, fail.clone());
    let on_error = errors(&worker, fail);
    hand_over(&worker, &channel).map_err(|error| words(&error))?;
    Ok(EngineWorker {
        worker,
        port: Port::listen(channel.port1(), receive),
        _on_message: on_message,
        _on_error: on_error,
    })
}

impl EngineWorker {
    /// Sends a message to the engine.
    pub fn post(&self, bytes: &[u8]) {
        self.port.post(bytes);
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn new_worker() -> Result<Worker, JsValue> {
    let script = worker_script().ok_or("the page does not say where the worker's script is")?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("katydid-engine");
    Worker::new_with_options(&script, &options)
}

fn worker_script() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link: Element = document.get_element_by_id("katydid-worker")?;
    link.get_attribute("href")
}

fn hand_over(worker: &Worker, channel: &MessageChannel) -> Result<(), JsValue> {
    let theirs = channel.port2();
    let message = Array::of2(&wasm_bindgen::module(), &theirs);
    worker.post_message_with_transfer(&message, &Array::of1(&theirs))
}

fn last_words(worker: &Worker, fail: impl Fn(String) + 'static) -> Closure<dyn Fn(MessageEvent)> {
    let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        fail(words(&event.data()));
    });
    worker.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    closure
}

/// A script that does not load gives an event without a message; a trap of the wasm, which is how a bug of ours ends there,
/// one with `RuntimeError`.
fn errors(worker: &Worker, fail: impl Fn(String) + 'static) -> Closure<dyn Fn(ErrorEvent)> {
    let closure = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
        let message = JsValue::from(&event);
        let message = js_sys::Reflect::get(&message, &"message".into());
        let message = message.ok().and_then(|message| message.as_string());
        fail(match message {
            Some(trap) if trap.contains("RuntimeError") => format!("Katydid has a bug: {trap}"),
            Some(message) => message,
            None => "the engine's script could not be loaded".to_owned(),
        });
    });
    worker.set_onerror(Some(closure.as_ref().unchecked_ref()));
    closure
}

fn words(value: &JsValue) -> String {
    let error = value.dyn_ref::<js_sys::Error>();
    let message = error.map(|error| String::from(error.message()));
    message
        .or_else(|| value.as_string())
        .unwrap_or_else(|| format!("{value:?}"))
}
