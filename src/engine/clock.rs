//! Time in a worker: `performance.now()` and one timer.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use katydid_core::platform::{Clock, turn};
use katydid_core::tick::Tick;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Nested `setTimeout` waits at least this many milliseconds, whatever is asked.
///
/// Source: HTML Standard, timer initialisation steps.
const CLAMP_MILLIS: f64 = 4.0;

/// Users that do not wait may keep the worker from its messages and timers this long.
const BREATH_MILLIS: f64 = 8.0;

/// Time since the run's start, from the worker's own `performance.now()`; clones share what they remember.
#[derive(Clone, Debug)]
pub(crate) struct WorkerClock {
    start_millis: f64,
    breathed: Rc<Cell<f64>>,
    post_task: Option<Rc<PostTask>>,
}

impl WorkerClock {
    /// A run that starts now, or has come to `at` by now.
    #[must_use]
    pub(crate) fn at(at: Tick) -> Self {
        let now = performance_now();
        Self {
            start_millis: now - at.as_seconds() * 1000.0,
            breathed: Rc::new(Cell::new(now)),
            post_task: PostTask::find().map(Rc::new),
        }
    }

    /// A moment of the worker's own time, in milliseconds.
    pub(super) fn tick_of(&self, millis: f64) -> Tick {
        Tick::from_micros(((millis - self.start_millis) * 1000.0) as u64)
    }

    /// The worker was left just now, as it is whenever the network answers.
    pub(super) fn breathe(&self) {
        self.breathed.set(performance_now());
    }

    /// Short waits go by `scheduler.postTask` where there is one: it is not clamped.
    async fn wait(&self, millis: f64) {
        match &self.post_task {
            Some(post_task) if millis < CLAMP_MILLIS => post_task.delay(millis).await,
            _ => TimeoutFuture::new(millis.ceil().clamp(0.0, f64::from(i32::MAX)) as u32).await,
        }
    }
}

impl Clock for WorkerClock {
    fn now(&self) -> Tick {
        self.tick_of(performance_now())
    }

    async fn sleep_until(&self, at: Tick) {
        let left = at - self.now();
        if !left.is_zero() {
            self.wait(left.as_secs_f64() * 1000.0).await;
        }
    }

    /// Futures go on as microtasks, and a worker that always has one more of those never comes to its
    /// messages and timers: it must be left altogether now and then.
    async fn pause(&self) {
        if performance_now() - self.breathed.get() < BREATH_MILLIS {
            return turn().await;
        }
        self.wait(0.0).await;
        self.breathe();
    }
}

/// `scheduler.postTask`, which not every browser has.
#[derive(Debug)]
struct PostTask {
    scheduler: JsValue,
    function: Function,
    nothing: Closure<dyn Fn()>,
}

impl PostTask {
    fn find() -> Option<Self> {
        let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).ok()?;
        let function = Reflect::get(&scheduler, &"postTask".into())
            .ok()?
            .dyn_into()
            .ok()?;
        Some(Self {
            scheduler,
            function,
            nothing: Closure::new(|| {}),
        })
    }

    async fn delay(&self, millis: f64) {
        let options = Object::new();
        let _ = Reflect::set(&options, &"delay".into(), &millis.ceil().into());
        if let Ok(promise) = self
            .function
            .call2(&self.scheduler, self.nothing.as_ref(), &options)
        {
            let _ = JsFuture::from(Promise::from(promise)).await;
        }
    }
}
