//! Which field may stand where, and which word was most likely meant.

use super::step::{Beside, FORMS};
use super::{Field, behaviour, load, request, root, step};

/// The fields that may stand in a map.
#[derive(Clone, Copy, Debug)]
pub(in crate::scenario) struct Words {
    /// One list after another.
    parts: [&'static [&'static str]; 3],
}

impl Words {
    const fn of(names: &'static [&'static str]) -> Self {
        Self {
            parts: [names, &[], &[]],
        }
    }

    pub(in crate::scenario) fn knows(&self, key: &str) -> bool {
        self.all().any(|word| word == key)
    }

    pub(in crate::scenario) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.parts.into_iter().flatten().copied()
    }
}

/// The names of fields; `N` is their number.
const fn names<const N: usize>(fields: &[Field]) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = fields[at].name;
        at += 1;
    }
    all
}

/// The names of fields, found while compiling.
macro_rules! names_of {
    ($fields:expr) => {{
        const NAMES: [&str; $fields.len()] = names($fields);
        &NAMES
    }};
}

macro_rules! words_of {
    ($($name:ident: $type:expr,)*) => {
        $(pub(in crate::scenario) const $name: Words = Words::of(names_of!($type.fields));)*
    };
}

words_of! {
    ROOT: root::SCENARIO,
    FEED: root::FEED,
    DEFAULTS: root::DEFAULTS,
    LOAD: load::LOAD,
    STAGE: load::STAGE,
    STEP: load::STEP,
    WAVE: load::WAVE,
    SPIKE: load::SPIKE,
    ARRIVALS: load::ARRIVALS,
    ARRIVAL_STAGE: load::ARRIVAL_STAGE,
    USER_CLASS: behaviour::USER_CLASS,
    TASK: behaviour::TASK,
    TASK_SET: behaviour::TASK_SET,
    AUTH: request::AUTH,
    BASIC: request::BASIC,
    PART: request::PART,
    FAIL_WHEN: request::FAIL_WHEN,
    THRESHOLD: root::THRESHOLD,
    INTERRUPT: step::INTERRUPT,
    RESCHEDULE: step::RESCHEDULE,
    NOTHING: step::NOTHING,
}

const REQUEST: &[&str] = names_of!(request::REQUEST);
const STEPS: &[&str] = names_of!(Beside::Steps.fields());
const BRANCHES: &[&str] = names_of!(Beside::Branches.fields());
const SHORT: &[&str] = names_of!(behaviour::SHORT);
const NAMED_SHORT: &[&str] = names_of!(behaviour::NAMED_SHORT);

/// The words that make a step what it is, and what may stand beside each.
const ACTIONS: [(&str, Beside); FORMS.len()] = {
    let mut all = [("", Beside::Nothing); FORMS.len()];
    let mut at = 0;
    while at < FORMS.len() {
        all[at] = (FORMS[at].action.name, FORMS[at].beside);
        at += 1;
    }
    all
};

const ACTION_NAMES: &[&str] = {
    const NAMES: [&str; FORMS.len()] = super::choice::spelled(&ACTIONS);
    &NAMES
};

/// The words of steps.
#[derive(Clone, Copy, Debug)]
pub(in crate::scenario) struct StepWords;

impl StepWords {
    /// Every word that makes a step what it is, in the language's order.
    pub(in crate::scenario) const ACTIONS: &'static [&'static str] = ACTION_NAMES;

    /// What a map may hold that says nothing of what it does.
    pub(in crate::scenario) const ANY: Words = Words {
        parts: [ACTION_NAMES, REQUEST, NAMED_SHORT],
    };

    /// Whether the action at `index` is a request.
    pub(in crate::scenario) fn is_request(index: usize) -> bool {
        ACTIONS
            .get(index)
            .is_some_and(|(_, beside)| *beside == Beside::Request)
    }

    /// What may stand in a step of the action at `index`; in a task that is that one step, more may.
    pub(in crate::scenario) fn of(index: usize, is_task: bool) -> Words {
        let action = ACTION_NAMES.get(index..=index).unwrap_or_default();
        let beside = ACTIONS
            .get(index)
            .map_or(Beside::Nothing, |(_, beside)| *beside);
        let names = match beside {
            Beside::Request => REQUEST,
            Beside::Steps => STEPS,
            Beside::Branches => BRANCHES,
            Beside::Nothing => &[],
        };
        let task = match (is_task, beside) {
            (false, _) => &[],
            (true, Beside::Request) => SHORT,
            (true, _) => NAMED_SHORT,
        };
        Words {
            parts: [action, names, task],
        }
    }
}

/// The word that was most likely meant.
pub(crate) fn closest<'w>(text: &str, mut words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    closest_of(text, &mut || words.next())
}

/// Once for all lists of words, as the page is to be small.
fn closest_of<'w>(text: &str, next: &mut dyn FnMut() -> Option<&'w str>) -> Option<&'w str> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_ascii_lowercase().replace(['-', ' '], "_");
    let distance = |word: &str| strsim::osa_distance(&text, &word.to_ascii_lowercase());
    let mut nearest: Option<(usize, &str)> = None;
    while let Some(word) = next() {
        let distance = distance(word);
        if nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, word));
        }
    }
    let (distance, word) = nearest?;
    (distance <= word.len() / 3).then_some(word)
}
