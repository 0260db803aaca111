//! The worker of the page, made and spoken to as the page does it.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use std::future::Future;

use futures_channel::mpsc;
use futures_util::StreamExt;
use js_sys::Array;
use katydid_core::wire::Message;
use katydid_web::engine::spawn::{EngineWorker, spawn_engine};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, BlobPropertyBag, Url};

wasm_bindgen_test_configure!(run_in_browser);

/// The worker's half of `boot.js`, with the script that the test harness serves.
const SCRIPT: &str = r#"
onmessage = async ({ data: [module, port] }) => {
  const { initSync, worker_main } = await import("ORIGIN/wasm-bindgen-test.js");
  initSync({ module });
  worker_main(port);
};"#;

/// What the page heard from a worker.
#[derive(Debug)]
enum Heard {
    Bytes(Vec<u8>),
    Failure(String),
}

#[wasm_bindgen_test]
async fn a_message_to_the_worker_is_answered() {
    name_script(SCRIPT);
    let (worker, heard) = spawn();
    worker.post(&[0xff]);
    let Heard::Bytes(bytes) = heard.await else {
        panic!("the worker failed");
    };
    let Ok(Message::Failed(error)) = Message::decode(&bytes) else {
        panic!("an unreadable message is refused");
    };
    assert!(error.starts_with("not a Katydid message"), "{error}");
}

#[wasm_bindgen_test]
async fn what_the_worker_throws_is_told_in_its_own_words() {
    name_script("onmessage = () => { throw new Error('out of order'); };");
    let (_worker, heard) = spawn();
    let heard = heard.await;
    assert!(
        matches!(&heard, Heard::Failure(why) if why.contains("out of order")),
        "{heard:?}"
    );
}

#[wasm_bindgen_test]
async fn a_script_that_cannot_be_loaded_is_told() {
    name_script("import 'ORIGIN/no-such-script.js';");
    let (_worker, heard) = spawn();
    let heard = heard.await;
    assert!(
        matches!(&heard, Heard::Failure(why) if why.contains("script")),
        "{heard:?}"
    );
}

/// A worker, and the first thing that is heard from it.
fn spawn() -> (EngineWorker, impl Future<Output = Heard>) {
    let (told, mut heard) = mpsc::unbounded();
    let failed = told.clone();
    let receive = move |bytes| told.unbounded_send(Heard::Bytes(bytes)).unwrap();
    let fail = move |why| failed.unbounded_send(Heard::Failure(why)).unwrap();
    let worker = spawn_engine(receive, fail).unwrap();
    (worker, async move { heard.next().await.unwrap() })
}

/// Makes this the script of the page's workers, as the page's head does. It is a `blob:` because the test
/// harness starts any other script late, after messages have come.
fn name_script(script: &str) {
    let document = web_sys::window().unwrap().document().unwrap();
    let origin = document.location().unwrap().origin().unwrap();
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let script = Array::of1(&script.replace("ORIGIN", &origin).into());
    let blob = Blob::new_with_str_sequence_and_options(&script, &options).unwrap();
    let link = document
        .get_element_by_id("katydid-worker")
        .unwrap_or_else(|| {
            let link = document.create_element("link").unwrap();
            link.set_id("katydid-worker");
            document.head().unwrap().append_child(&link).unwrap();
            link
        });
    link.set_attribute("href", &Url::create_object_url_with_blob(&blob).unwrap())
        .unwrap();
}
