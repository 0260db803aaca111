//! Things users do in Rust.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use katydid_core::user::{TaskEnd, TaskResult, User};

use crate::error::said;

/// What a call is while it goes on; it stays on the thread of its user.
type Doing<'a> = Pin<Box<dyn Future<Output = TaskResult> + 'a>>;

/// Something users do in Rust.
pub(crate) trait Custom: Send + Sync {
    fn call<'a>(&'a self, user: &'a User<'_>) -> Doing<'a>;
}

/// Any async function of a user.
struct Function<F>(F);

impl<F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync> Custom for Function<F> {
    fn call<'a>(&'a self, user: &'a User<'_>) -> Doing<'a> {
        Box::pin(guarded((self.0)(user)))
    }
}

pub(crate) fn boxed<F>(function: F) -> Arc<dyn Custom>
where
    F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
{
    Arc::new(Function(function))
}

/// A panic is an exception of the task, not the end of the run.
async fn guarded(task: impl Future<Output = TaskResult>) -> TaskResult {
    let mut task = pin!(task);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| task.as_mut().poll(context)));
        polled.unwrap_or_else(|panic| {
            let message = format!("panicked: {}", said(panic.as_ref()));
            Poll::Ready(Err(TaskEnd::Exception(message)))
        })
    })
    .await
}
