//! `katydid demo`: the demo target alone.

use std::io::Write;
use std::time::Duration;

use clap::Args;
use katydid_core::demo::{Demo, parse_duration, parse_ratio, parse_size};

use super::server::{Place, serve};
use crate::exit::{Exit, Failure};
use crate::serve::{self, Running};

/// The arguments of `katydid demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Address to listen on; 0.0.0.0 lets other machines in.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: String,
    /// Port to listen on; 0 takes any free one.
    #[arg(long, default_value_t = 8090)]
    pub port: u16,
    /// The least time an answer takes.
    #[arg(long, value_name = "TIME", default_value = "20ms", value_parser = parse_duration)]
    pub latency: Duration,
    /// The mean of the long-tailed time added to it.
    #[arg(long, value_name = "TIME", default_value = "10ms", value_parser = parse_duration)]
    pub jitter: Duration,
    /// The share of requests that fail, 0 to 1.
    #[arg(long, value_name = "SHARE", default_value = "0", value_parser = parse_ratio)]
    pub errors: f64,
    /// The least size of an answer's body, such as 2kB.
    #[arg(long, default_value = "0", value_parser = parse_size)]
    pub size: usize,
    /// Print nothing but errors.
    #[arg(short, long)]
    pub quiet: bool,
}

impl DemoArgs {
    fn settings(&self) -> Demo {
        let &Self {
            latency,
            jitter,
            errors,
            size,
            ..
        } = self;
        Demo {
            latency,
            jitter,
            errors,
            size,
        }
    }
}

/// Serves the demo target until it is stopped.
///
/// # Errors
/// When it cannot listen where it should.
pub fn run(args: &DemoArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let place = Place {
        host: &args.host,
        port: args.port,
        option: "--port",
    };
    let start = serve::demo((args.host.as_str(), args.port), args.settings());
    serve(&place, start, |running| banner(args, running), out)
}

fn banner(args: &DemoArgs, running: &Running) -> String {
    let url = running.url();
    match args.quiet {
        true => String::new(),
        false => format!(
            "The demo target is at {url} (Ctrl-C stops it)\n\
             It tells there what it answers, and at {url}stats what it was asked\n",
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use clap::Parser;

    use super::*;
    use crate::args::{Args, Command};

    fn parse(line: &str) -> DemoArgs {
        match Args::parse_from(line.split(' ')).command {
            Command::Demo(args) => args,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn without_options_the_settings_are_cores() {
        assert_eq!(parse("katydid demo").settings(), Demo::default());
    }

    #[test]
    fn options_are_read_as_query_parameters_are() {
        let settings =
            parse("katydid demo --latency 1.5s --jitter 0 --errors 0.1 --size 2kB").settings();
        let latency = Duration::from_millis(1500);
        assert_eq!(
            settings,
            Demo {
                latency,
                jitter: Duration::ZERO,
                errors: 0.1,
                size: 2000
            }
        );
    }

    #[test]
    fn a_port_in_use_is_a_usage_error_with_a_way_out() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        let failure = run(
            &parse(&format!("katydid demo --port {port}")),
            &mut Vec::new(),
        )
        .unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert_eq!(
            failure.to_string(),
            format!(
                "error: port {port} of 127.0.0.1 is in use\n \
                 hint: stop what uses it, or choose another: --port 0 takes any free one"
            )
        );
    }
}
