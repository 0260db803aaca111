//! Values that are spelled as one of a few words.

use crate::data;
use crate::scenario::{Distribution, Order, Pace};

/// A value that is spelled as one of a few words.
pub(in crate::scenario) trait Choice: Copy + PartialEq + 'static {
    /// Every word and what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}

/// How a value is spelled.
pub(in crate::scenario) fn word<T: Choice>(value: T) -> &'static str {
    let found = T::WORDS.iter().find(|(_, known)| *known == value);
    found.map_or("", |(word, _)| word)
}

/// The words alone; `N` is their number.
pub(super) const fn spelled<T: Copy, const N: usize>(
    words: &[(&'static str, T)],
) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = words[at].0;
        at += 1;
    }
    all
}

/// The words of a [`Choice`], as a kind of the table.
macro_rules! word_of {
    ($choice:ty) => {
        $crate::scenario::language::Kind::Word(&$crate::scenario::language::choice::spelled::<
            $choice,
            { <$choice as $crate::scenario::language::Choice>::WORDS.len() },
        >(
            <$choice as $crate::scenario::language::Choice>::WORDS,
        ))
    };
}
pub(super) use word_of;

impl Choice for Order {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("random", Self::Random),
        ("sequential", Self::Sequential),
        ("markov", Self::Markov),
    ];
}

impl Choice for Pace {
    const WORDS: &'static [(&'static str, Self)] =
        &[("smooth", Self::Smooth), ("locust", Self::Locust)];
}

impl Choice for Distribution {
    const WORDS: &'static [(&'static str, Self)] =
        &[("even", Self::Even), ("poisson", Self::Poisson)];
}

impl Choice for data::Order {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("sequential", Self::Sequential),
        ("shuffle", Self::Shuffle),
        ("random", Self::Random),
    ];
}

impl Choice for data::Sharing {
    const WORDS: &'static [(&'static str, Self)] = &[("all", Self::Shared), ("user", Self::User)];
}

impl Choice for data::Take {
    const WORDS: &'static [(&'static str, Self)] =
        &[("iteration", Self::Iteration), ("user", Self::User)];
}

impl Choice for data::OnEnd {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("recycle", Self::Recycle),
        ("stop_user", Self::StopUser),
        ("stop_test", Self::StopTest),
    ];
}
