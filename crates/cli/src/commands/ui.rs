//! `katydid ui`: the page, with the native engine and a demo target beside it.

use std::io::Write;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Args;

use super::server::{Place, serve};
use crate::exit::{Exit, Failure};
use crate::serve::{self, Engine, Page, Running, Token};

/// The arguments of `katydid ui`.
#[derive(Debug, Args)]
pub struct UiArgs {
    /// Address to listen on; 0.0.0.0 lets other machines in.
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "KATYDID_WEB_HOST",
        default_value = "127.0.0.1"
    )]
    pub web_host: String,
    /// Port to listen on; 0 takes any free one.
    #[arg(
        short = 'P',
        long,
        value_name = "PORT",
        env = "KATYDID_WEB_PORT",
        default_value_t = 8089
    )]
    pub web_port: u16,
    /// Serve the page from this folder instead of the one inside the binary.
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
    /// Threads of the native engine [default: one a core].
    #[arg(long, value_name = "N", env = "KATYDID_THREADS")]
    pub threads: Option<NonZeroU32>,
}

/// Serves the page until it is stopped.
///
/// # Errors
/// When there is no such folder, or it cannot listen where it should.
pub fn run(args: &UiArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let place = Place {
        host: &args.web_host,
        port: args.web_port,
        option: "--web-port",
    };
    let token = Token::random()
        .map_err(|why| Failure::new(Exit::Engine, format!("no randomness for a token: {why}")))?;
    let engine = Engine::new(token.clone(), args.threads);
    let address = (args.web_host.as_str(), args.web_port);
    let start = serve::ui(address, page(args)?, engine);
    serve(&place, start, |running| banner(running, &token), out)
}

fn page(args: &UiArgs) -> Result<Page, Failure> {
    match &args.dir {
        None => Ok(Page::Embedded),
        Some(dir) if dir.is_dir() => Ok(Page::Folder(dir.clone())),
        Some(dir) => Err(
            Failure::new(Exit::Usage, format!("{} is not a folder", dir.display()))
                .hint("--dir takes the folder that `cargo xtask dist` makes"),
        ),
    }
}

/// The address comes first, with all that the page needs to use the engine.
fn banner(running: &Running, token: &Token) -> String {
    let (url, query) = (running.url(), token.query());
    format!("Katydid is at {url}{query} with a demo target at {url}demo/ (Ctrl-C stops it)\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_is_a_usage_error() {
        let dir = Some(PathBuf::from("no/such/folder"));
        let args = UiArgs {
            web_host: "127.0.0.1".into(),
            web_port: 0,
            dir,
            threads: None,
        };
        let failure = run(&args, &mut Vec::new()).unwrap_err();
        assert_eq!(
            (failure.exit, failure.message.as_str()),
            (Exit::Usage, "no/such/folder is not a folder")
        );
    }
}
