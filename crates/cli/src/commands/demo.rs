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
             Its guide is at {url}, its count of requests at {url}stats\n",
        ),
    }
}
