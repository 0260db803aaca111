//! A row against the other rows: what slows all of them for a while says nothing of one.
//!
//! A machine that is slow for a while may make all rows slower by the same part, or, where it is late to answer, by the same
//! time, which is a large part of a short one. So a row is compared in both ways, and it is apart if it is by both.

use super::figure::Figure;
use super::parts::Parts;
use super::rows::Rows;
use super::spread::Common;
use super::table::Figures;

/// What rows have in common when all of them get slower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The same part of their times.
    Part,
    /// The same time.
    Time,
}

/// Every row's figures less what became of the other rows; none where there is no other. All rows together have no others, and a
/// row that is known to be apart is none of them.
///
/// Source: the others are a control variate, as in A. M. Law, "Simulation Modeling and Analysis", §11.4; they are weighted by
/// how well each is known.
pub(super) fn relative(
    by: By,
    rows: &[Rows<'_>],
    own: &[Figures<'_>],
    apart: &[bool],
) -> Vec<Figures<'static>> {
    let singles = || {
        rows.iter()
            .zip(own)
            .enumerate()
            .filter(|(_, (row, _))| row.key.is_some())
    };
    let others = |of: usize| {
        let others = singles().filter(|&(at, _)| at != of && !apart[at]);
        others
            .filter_map(|(_, (_, figures))| figures.as_deref())
            .collect::<Vec<_>>()
    };
    let of_row = |(at, (row, figures)): (usize, (&Rows<'_>, &Figures<'_>))| {
        let figures = figures.as_deref().filter(|_| row.key.is_some())?;
        against(by, figures, &others(at))
    };
    let rows: Vec<Option<Aparts>> = rows.iter().zip(own).enumerate().map(of_row).collect();
    let parts: Vec<&[Parts]> = rows
        .iter()
        .flatten()
        .map(|row| row.parts.as_slice())
        .collect();
    let common = Common::of(&parts);
    rows.iter()
        .map(|row| row.as_ref().map(|row| row.figures(&common)))
        .collect()
}

/// A row's figures less those of the others.
struct Aparts {
    places: Vec<f64>,
    parts: Vec<Parts>,
}

impl Aparts {
    fn figures(&self, common: &Common) -> Vec<Figure<'static>> {
        let runs = self
            .places
            .iter()
            .zip(&self.parts)
            .zip(common.spreads(&self.parts));
        runs.map(|((place, parts), spread)| {
            Figure::amount(libm::exp(*place), parts.clone(), spread)
        })
        .collect()
    }
}

fn against(by: By, figures: &[Figure<'_>], others: &[&[Figure<'_>]]) -> Option<Aparts> {
    let shares: Vec<f64> = others
        .iter()
        .map(|others| by.share(figures, others))
        .collect();
    let weights = others.iter().zip(&shares);
    let weights: Vec<f64> = weights
        .map(|(others, share)| weight(others, *share))
        .collect();
    let whole: f64 = weights.iter().sum();
    if !(whole > 0.0 && whole.is_finite()) {
        return None;
    }
    let parts = weights.iter().zip(&shares);
    let parts: Vec<f64> = parts
        .map(|(weight, share)| weight / whole * share)
        .collect();
    let of_run = |(at, figure): (usize, &Figure<'_>)| {
        let weighted = others.iter().zip(&parts);
        let weighted = weighted.map(|(other, part)| (&other[at], *part));
        difference(figure, &weighted.collect::<Vec<_>>())
    };
    let (places, parts) = figures.iter().enumerate().map(of_run).unzip();
    Some(Aparts { places, parts })
}

impl By {
    pub(super) const ALL: [Self; 2] = [Self::Part, Self::Time];

    /// How much of an other row's change would be a row's own, if all had in common what had changed.
    fn share(self, figures: &[Figure<'_>], others: &[Figure<'_>]) -> f64 {
        match self {
            Self::Part => 1.0,
            Self::Time => others[0].size() / figures[0].size(),
        }
    }
}

fn weight(figures: &[Figure<'_>], share: f64) -> f64 {
    let variance: f64 = figures.iter().map(Figure::variance).sum();
    let variance = variance * share * share;
    if variance > 0.0 { 1.0 / variance } else { 0.0 }
}

/// The place of a figure less those of the others, and its parts.
fn difference(figure: &Figure<'_>, others: &[(&Figure<'_>, f64)]) -> (f64, Parts) {
    let (mut place, mut parts) = (figure.place(), figure.parts.clone());
    for (other, weight) in others {
        place -= weight * other.place();
        parts.independent += weight * weight * other.parts.independent;
        let each = parts.each.iter_mut().zip(&other.parts.each);
        each.for_each(|(part, other)| *part -= weight * other);
    }
    (place, parts)
}
