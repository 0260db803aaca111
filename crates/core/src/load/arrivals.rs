//! The iterations of an open load, one after another.

use super::proportion::Proportion;
use super::{ArrivalStage, Distribution, Member, Open, SpawnOrder};
use crate::plan::ClassId;
use crate::random::{Purpose, Stream};
use crate::tick::{Tick, seconds};

/// An iteration starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its number in the whole test, from 0.
    pub index: u64,
    /// When.
    pub at: Tick,
    /// Of which class.
    pub class: ClassId,
}

/// The arrivals of an open load in the order of time, lazily; endless if the load is.
#[derive(Clone, Debug)]
pub struct Arrivals<'a> {
    stages: &'a [ArrivalStage],
    /// When the first of `stages` begins.
    from: Tick,
    /// Arrivals expected before it begins.
    before: f64,
    end: Tick,
    /// `None` if they are even.
    gaps: Option<Stream>,
    /// Where the last one lies on the scale of expected arrivals.
    reached: f64,
    index: u64,
    classes: Proportion,
}

/// What is this close to the end of a stage, in expected arrivals, belongs to the next one: a rounding
/// error must not put an arrival before a pause instead of behind it.
const SLACK: f64 = 1e-6;

impl Open {
    /// The arrivals, of classes by weight alone: an arrival is no user, so fixed counts have no part in it.
    ///
    /// Even ones: number n comes when n arrivals have been expected and the rate is above zero; so
    /// the first comes at once. Random ones lie exponentially distributed gaps apart on the scale of
    /// expected arrivals, which is what makes their rate that of the stages.
    #[must_use]
    pub fn arrivals(&self, seed: u64, members: &[Member]) -> Arrivals<'_> {
        let gaps = match self.distribution {
            Distribution::Even => None,
            Distribution::Poisson => Some(Stream::new(seed, 0, Purpose::Arrival)),
        };
        Arrivals {
            stages: &self.stages,
            from: Tick::ZERO,
            before: 0.0,
            end: self.end(),
            gaps,
            reached: 0.0,
            index: 0,
            classes: SpawnOrder::of(members).by_weight(),
        }
    }
}

impl Arrivals<'_> {
    fn reach(&mut self) {
        match &mut self.gaps {
            Some(gaps) => self.reached += gaps.exponential(1.0),
            None => self.reached = self.index as f64,
        }
    }

    /// When so many arrivals have been expected.
    fn time(&mut self) -> Option<Tick> {
        loop {
            let stage = self.stages.first()?;
            let total = stage.total();
            let inside = self.reached - self.before;
            if inside + SLACK < total {
                return Some(self.from + seconds(stage.seconds(inside)));
            }
            self.from = self.from + stage.duration?;
            self.before += total;
            self.stages = &self.stages[1..];
        }
    }
}

impl Iterator for Arrivals<'_> {
    type Item = Arrival;

    fn next(&mut self) -> Option<Arrival> {
        self.reach();
        let at = self.time().filter(|&at| at < self.end)?;
        let index = self.index;
        self.index += 1;
        let class = self.classes.pick()?;
        Some(Arrival { index, at, class })
    }
}
