//! `cargo xtask bench compare-real`: how often a comparison of real runs is wrong, and how often it finds a row that is
//! slower by a tenth.
//!
//! ```text
//!  katydid demo ◄──loopback── katydid run, many at once ──► result files ──► katydid compare, pair by pair ──► of 100
//! ```
//!
//! No run is in two pairs. All runs before come before all runs after, so that the two of a pair meet the machine in another
//! mood. Arguments, all optional: how many pairs of each kind, a run's seconds, a folder that keeps the results; results that
//! are there are not made again.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

mod experiment;
mod judged;
mod made;
mod share;

use std::path::PathBuf;

use experiment::{Kind, Pair};
use judged::Judged;

/// Pairs of each kind.
const PAIRS: u32 = 100;

/// Of each run under load.
const SECONDS: u32 = 60;

fn main() {
    let argument = |at: usize| std::env::args().nth(at);
    let number = |at, other| argument(at).map_or(other, |text| text.parse().expect("a number"));
    let (count, seconds) = (number(1, PAIRS), number(2, SECONDS));
    let kept = argument(3).map(PathBuf::from);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = kept.as_deref().unwrap_or(folder.path());
    let pairs = Pair::all(count);
    made::make(&pairs, seconds, place);
    println!(
        "{count} pairs of each kind, {seconds} s of load a run; in brackets what the share may be, with 95 %\n"
    );
    for kind in Kind::ALL {
        let pairs = pairs.iter().filter(|pair| pair.kind == kind);
        tell(
            kind,
            &pairs
                .map(|pair| Judged::of(pair, place))
                .collect::<Vec<_>>(),
        );
    }
}

fn tell(kind: Kind, judged: &[Judged]) {
    let share = |is: fn(&Judged) -> bool| {
        let count = judged.iter().filter(|judged| is(judged)).count();
        share::share(count, judged.len())
    };
    println!("{}", kind.words());
    match kind {
        Kind::Same => println!("  called different     {}", share(Judged::is_called)),
        Kind::Slow => {
            println!("  found                {}", share(Judged::is_found));
            println!(
                "  called of other rows {}",
                share(Judged::is_called_wrongly)
            );
        }
    }
    judged
        .iter()
        .for_each(|judged| print!("{}", judged.surprise(kind)));
}
