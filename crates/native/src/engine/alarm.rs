//! A timer of the kernel's, which wakes within microseconds where tokio's wake on the next millisecond.

use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
    timerfd_settime,
};
use tokio::io::unix::AsyncFd;

/// One timer, for one sleep at a time.
#[derive(Debug)]
pub(super) struct Alarm(AsyncFd<OwnedFd>);

impl Alarm {
    /// Inside a runtime only.
    pub(super) fn new() -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        let timer = timerfd_create(TimerfdClockId::Monotonic, flags)?;
        #[expect(
            deprecated,
            reason = "its successor is unsafe; this descriptor is nobody else's and stays as it is"
        )]
        AsyncFd::new(timer).map(Self)
    }

    /// A sleep that is dropped early is forgotten by the next.
    pub(super) async fn sleep(&self, wait: Duration) -> io::Result<()> {
        if wait.is_zero() {
            return Ok(());
        }
        timerfd_settime(self.0.get_ref(), TimerfdTimerFlags::empty(), &once(wait))?;
        loop {
            let mut ready = self.0.readable().await?;
            let expirations = &mut [0; 8];
            let read =
                ready.try_io(|timer| Ok(rustix::io::read(timer.get_ref(), &mut expirations[..])?));
            if let Ok(read) = read {
                ready.clear_ready();
                return read.map(drop);
            }
        }
    }
}

fn once(wait: Duration) -> Itimerspec {
    let none = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
    Itimerspec {
        it_interval: none,
        it_value: Timespec {
            tv_sec: seconds,
            tv_nsec: wait.subsec_nanos().into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::time::Instant;

    use super::*;

    #[tokio::test]
    async fn a_sleep_never_ends_early() {
        let alarm = Alarm::new().unwrap();
        for micros in [0, 1, 50, 700, 1_500] {
            let (start, wait) = (Instant::now(), Duration::from_micros(micros));
            alarm.sleep(wait).await.unwrap();
            assert!(start.elapsed() >= wait, "{micros}");
        }
    }

    #[tokio::test]
    async fn a_sleep_that_was_dropped_does_not_end_the_next() {
        let alarm = Alarm::new().unwrap();
        {
            let mut dropped = pin!(alarm.sleep(Duration::from_micros(1)));
            let polled = std::future::poll_fn(|context| {
                std::task::Poll::Ready(dropped.as_mut().poll(context))
            })
            .await;
            assert!(polled.is_pending());
        }
        let (start, wait) = (Instant::now(), Duration::from_millis(2));
        alarm.sleep(wait).await.unwrap();
        assert!(start.elapsed() >= wait);
    }
}
