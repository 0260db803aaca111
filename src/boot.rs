//! What comes first, in the page and in its worker.

use std::panic::{self, PanicHookInfo};

use katydid_core::wire::Message;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessagePort, console};

use crate::app;
use crate::engine::port::{self, Port};
use crate::engine::worker::Worker;
use crate::local::Local;

/// Starts the page.
pub(crate) fn page() {
    panic::set_hook(Box::new(|panic| drop(report(panic))));
    let document = web_sys::window().and_then(|window| window.document());
    let notice = document.and_then(|document| document.get_element_by_id("starting"));
    if let Some(notice) = notice {
        notice.remove();
    }
    app::mount::<Local>();
}

/// Starts the engine at this end of the channel; it runs as long as the worker does.
pub(crate) fn worker(port: MessagePort) {
    panic::set_hook(Box::new(|panic| tell_page(&report(panic))));
    let theirs = port.clone();
    let worker = Worker::new(move |message: &Message| port::post(&theirs, &message.encode()));
    std::mem::forget(Port::listen(port, move |bytes| worker.receive(&bytes)));
}

/// A panic of ours, in words that are also the console's.
fn report(panic: &PanicHookInfo<'_>) -> JsValue {
    let words = JsValue::from(format!("Katydid has a bug: {panic}"));
    console::error_1(&words);
    words
}

fn tell_page(words: &JsValue) {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let _ = scope.post_message(words); // text can always be sent
    }
}
