//! Metrics for a team's dashboards while a run goes on: scraped by Prometheus, pushed by OTLP.
//!
//! Both live on the runtime of whoever runs, beside the threads of the load, and ask for a result only when they need one:
//! what is not asked for costs nothing. What is published is in [`metrics`], once for both.

mod args;
#[cfg(test)]
mod example;
mod exponential;
mod metrics;
mod otlp;
mod prometheus;

use std::future::pending;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use katydid_core::stats::Snapshot;

use crate::exit::{Exit, Failure};
use crate::signals::Signals;
pub(crate) use args::PublishArgs;
use otlp::Otlp;
use prometheus::Prometheus;

/// Who publishes.
#[derive(Debug, Default)]
pub(crate) struct Publishers {
    prometheus: Option<Prometheus>,
    linger: Duration,
    otlp: Option<Otlp>,
    /// What is pushed last, once the run is over.
    last: Option<Arc<Snapshot>>,
}

impl Publishers {
    /// Those that are asked for. Inside a runtime only.
    ///
    /// # Errors
    /// When one cannot do its work: better told before the run than after it.
    pub(crate) async fn start(args: &PublishArgs) -> Result<Self, Failure> {
        let prometheus = match &args.prometheus {
            Some(address) => Some(listening(address).await?),
            None => None,
        };
        let otlp = args.otlp.as_deref();
        let otlp = otlp.map(|url| Otlp::start(url, args.otlp_interval));
        Ok(Self {
            prometheus,
            linger: args.prometheus_linger,
            otlp: otlp.transpose()?,
            last: None,
        })
    }

    /// Where metrics are, a line each.
    pub(crate) fn facts(&self) -> String {
        let scraped = self.prometheus.as_ref();
        let scraped = scraped.map(|here| format!("  metrics   http://{}/metrics\n", here.addr()));
        let pushed = self.otlp.as_ref();
        let pushed = pushed.map(|there| format!("  metrics   to {}\n", there.shown()));
        scraped.unwrap_or_default() + &pushed.unwrap_or_default()
    }

    /// Ends when somebody wants the result so far, for [`Self::give`]. Dropping the future loses nothing.
    pub(crate) async fn wanted(&mut self) {
        let scraped = async {
            match &mut self.prometheus {
                Some(prometheus) => prometheus.wanted().await,
                None => pending().await,
            }
        };
        let due = async {
            match &mut self.otlp {
                Some(otlp) => otlp.wanted().await,
                None => pending().await,
            }
        };
        tokio::select! { () = scraped => {}, () = due => {} }
    }

    /// Gives the result so far to whoever wants it, and tells what goes wrong, once.
    pub(crate) fn give(&mut self, result: Snapshot) -> Option<String> {
        let result = Arc::new(result);
        if let Some(prometheus) = &mut self.prometheus {
            prometheus.give(&result);
        }
        self.otlp.as_mut().and_then(|otlp| otlp.give(&result))
    }

    /// The run is over: this is what is scraped from now on, and pushed last.
    pub(crate) fn over(&mut self, result: &Snapshot) {
        if self.prometheus.is_none() && self.otlp.is_none() {
            return;
        }
        let result = Arc::new(result.clone());
        if let Some(prometheus) = &mut self.prometheus {
            prometheus.finish(&result);
        }
        self.last = Some(result);
    }

    /// Pushes the last result, and tells what could not be published; a signal ends the wait.
    pub(crate) async fn finish(&mut self) -> Option<String> {
        let (otlp, result) = (self.otlp.take()?, self.last.take()?);
        let mut signals = Signals::new().ok()?;
        tokio::select! {
            lost = otlp.finish(&result) => lost,
            () = signals.next() => Some("the last push of metrics was given up".to_owned()),
        }
    }

    /// How long the endpoint is to stay; `None` if it is not.
    pub(crate) fn stays(&self) -> Option<Duration> {
        let stays = self.prometheus.is_some() && !self.linger.is_zero();
        stays.then_some(self.linger)
    }

    /// Keeps the endpoint for its last scrapes, until a signal asks to end.
    pub(crate) async fn linger(self) {
        let Some(linger) = self.stays() else { return };
        let Ok(mut signals) = Signals::new() else {
            return;
        };
        tokio::select! {
            () = tokio::time::sleep(linger) => {}
            () = signals.next() => {}
        }
    }
}

async fn listening(address: &str) -> Result<Prometheus, Failure> {
    let refused = |error: io::Error| {
        let message = format!("cannot offer metrics on {address}: {error}");
        Failure::new(Exit::Usage, message).hint("port 0 takes any free one; nothing was run")
    };
    Prometheus::start(address).await.map_err(refused)
}
