//! The open model.

use crate::scenario::language::{limits, words};
use crate::scenario::read::duration;
use crate::scenario::read::reader::Reader;
use crate::scenario::{ArrivalStage, Arrivals};

pub(super) fn arrivals(at: &Reader<'_>) -> Option<Arrivals> {
    let fields = at.fields(words::ARRIVALS)?;
    let rate = fields.required("rate");
    let stages = fields.get("stages");
    let rate = rate.and_then(|at| match &stages {
        Some(_) => at.not_negative(),
        None => at.above_zero(),
    });
    let stages = stages.map(|at| at.items().iter().filter_map(stage).collect());
    Some(Arrivals {
        stages: stages.unwrap_or_default(),
        max_users: fields
            .read("max_users", |at| at.whole(limits::USERS))
            .map_or(Arrivals::MAX_USERS, |users| users as u32),
        distribution: fields.read_or_default("distribution", Reader::choice),
        rate: rate?, // last, so that all else is read without it too
    })
}

fn stage(at: &Reader<'_>) -> Option<ArrivalStage> {
    let fields = at.fields(words::ARRIVAL_STAGE)?;
    let (duration, rate) = (fields.required("duration"), fields.required("rate"));
    let duration = duration.and_then(|at| duration::above_zero(&at));
    let rate = rate.and_then(|at| at.not_negative());
    Some(ArrivalStage {
        duration: duration?,
        rate: rate?,
    })
}
