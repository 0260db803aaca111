//! The katydid command.

use std::process::ExitCode;

fn main() -> ExitCode {
    katydid_cli::main()
}
