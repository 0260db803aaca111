//! Which requests of a recording are sent again.

use super::asset::is_asset;
use super::call::Call;
use super::cookies::Cookies;
use crate::import::Options;
use crate::import::draft::Source;
use crate::import::intake::Intake;
use crate::import::place::Place;

/// In the order in which they began: those to the chosen origins, none that the engine sends by itself.
pub(super) fn chosen(mut calls: Vec<Call>, options: &Options, intake: &mut Intake) -> Vec<Call> {
    calls.sort_by_key(|call| call.began);
    let own = origins(&calls, options);
    let calls = without_hops(calls, intake);
    let mut cookies = Cookies::default();
    let mut chosen = Vec::new();
    let (mut assets, mut others) = (0_usize, Vec::new());
    for mut call in calls {
        cookies.follow(&mut call);
        let origin = call.draft.place.origin.clone().unwrap_or_default();
        match () {
            () if !options.all_origins && !own.contains(&origin) => others.push(origin),
            () if !options.assets && is_asset(&call) => assets += 1,
            () => chosen.push(call),
        }
    }
    tell_assets(assets, intake);
    tell_others(others, intake);
    cookies.tell(intake);
    chosen
}

/// The origins of the pages: of the first request of each, or, where no pages were recorded, of the very first.
fn origins(calls: &[Call], options: &Options) -> Vec<String> {
    let asked = options
        .origins
        .iter()
        .filter_map(|url| Place::read(url).ok()?.origin);
    let mut own: Vec<String> = asked.collect();
    let mut pages: Vec<Option<&str>> = Vec::new();
    for call in calls {
        let page = call.page.as_deref();
        if !pages.contains(&page) && (page.is_some() || pages.is_empty()) {
            pages.push(page);
            own.extend(call.draft.place.origin.clone());
        }
    }
    own
}

/// Without what a redirect led to, which the engine follows within the request that was sent on.
fn without_hops(calls: Vec<Call>, intake: &mut Intake) -> Vec<Call> {
    let mut expected: Vec<Place> = Vec::new();
    let mut kept = Vec::new();
    for call in calls {
        let is_redirect = (300..400).contains(&call.status);
        let next = call.leads_to.clone().filter(|_| is_redirect);
        let hop = expected
            .iter()
            .position(|place| is_same(place, &call.draft.place));
        expected.extend(next);
        match hop {
            Some(at) => {
                expected.swap_remove(at);
                let message =
                    "a request that a redirect led to is left out: the engine follows redirects";
                intake.note(&call.draft.source, message, "");
            }
            None => kept.push(call),
        }
    }
    kept
}

fn is_same(one: &Place, other: &Place) -> bool {
    one.origin == other.origin && one.target == other.target
}

fn tell_assets(count: usize, intake: &mut Intake) {
    if count > 0 {
        let message = format!("pictures, styles, scripts and fonts are left out: {count}");
        intake.note(&Source::default(), message, "--assets keeps them");
    }
}

/// An origin each, with how many requests went there.
fn tell_others(mut origins: Vec<String>, intake: &mut Intake) {
    origins.sort();
    for same in origins.chunk_by(|one, next| one == next) {
        let (origin, count) = (&same[0], same.len());
        let message = format!("requests to {origin} are left out: {count}");
        intake.note(
            &Source::default(),
            message,
            &format!("--origin {origin} keeps them, --all-origins those to all"),
        );
    }
}
