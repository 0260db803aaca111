//! What may stand on the command line.

use std::time::Duration;

use clap::Args;

use crate::input::time;

/// Where to publish metrics while a run goes on.
#[derive(Debug, Args)]
#[command(next_help_heading = "Metrics")]
pub(crate) struct PublishArgs {
    /// Offer metrics to Prometheus at http://ADDR/metrics; a port alone is this machine's.
    #[arg(long, value_name = "ADDR", env = "KATYDID_PROMETHEUS", value_parser = address)]
    pub(super) prometheus: Option<String>,
    /// Go on offering them this long after the end, for the last scrape.
    #[arg(
        long,
        value_name = "TIME",
        env = "KATYDID_PROMETHEUS_LINGER",
        default_value = "0",
        value_parser = time
    )]
    pub(super) prometheus_linger: Duration,
    /// Push metrics to an OpenTelemetry collector, as OTLP by HTTP in protobuf. Without a URL to where
    /// OTEL_EXPORTER_OTLP_ENDPOINT says; headers come from OTEL_EXPORTER_OTLP_HEADERS.
    #[arg(
        long,
        value_name = "URL",
        env = "KATYDID_OTLP",
        num_args = 0..=1,
        default_missing_value = ""
    )]
    pub(super) otlp: Option<String>,
    /// The time from a push to the next.
    #[arg(
        long,
        value_name = "TIME",
        env = "KATYDID_OTLP_INTERVAL",
        default_value = "5s",
        value_parser = interval
    )]
    pub(super) otlp_interval: Duration,
}

/// A port alone is this machine's.
fn address(text: &str) -> Result<String, String> {
    match (text.parse::<u16>(), text.rsplit_once(':')) {
        (Ok(port), _) => Ok(format!("127.0.0.1:{port}")),
        (_, Some((host, port))) if !host.is_empty() && port.parse::<u16>().is_ok() => {
            Ok(text.to_owned())
        }
        _ => Err("neither a port nor an address such as 127.0.0.1:9464".to_owned()),
    }
}

fn interval(text: &str) -> Result<Duration, String> {
    let interval = time(text)?;
    match interval.is_zero() {
        true => Err("not a time above 0".to_owned()),
        false => Ok(interval),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_alone_is_this_machines() {
        let table = [
            ("9464", Ok("127.0.0.1:9464")),
            ("0.0.0.0:1", Ok("0.0.0.0:1")),
            ("[::1]:0", Ok("[::1]:0")),
            ("localhost:80", Ok("localhost:80")),
        ];
        for (text, expected) in table {
            assert_eq!(address(text).as_deref(), expected);
        }
        for text in ["", ":9464", "localhost", "70000", "a:b"] {
            assert!(address(text).is_err(), "{text}");
        }
    }
}
