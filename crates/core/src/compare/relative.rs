//! A row against the other rows: what slows all of them for a while says nothing of one.

use super::figure::Figure;
use super::parts::Parts;
use super::rows::Rows;
use super::spread::Common;
use super::table::Figures;

/// Every row's figures as parts of those of the other rows; none where there is no other. All rows together have no others.
///
/// Source: the others are a control variate, as in A. M. Law, "Simulation Modeling and Analysis", §11.4; they are weighted by
/// how well each is known.
pub(super) fn relative(rows: &[Rows<'_>], own: &[Figures<'_>]) -> Vec<Figures<'static>> {
    let singles = || {
        rows.iter()
            .zip(own)
            .enumerate()
            .filter(|(_, (row, _))| row.key.is_some())
    };
    let others = |of: usize| {
        let others = singles().filter(|&(at, _)| at != of);
        others
            .filter_map(|(_, (_, figures))| figures.as_deref())
            .collect::<Vec<_>>()
    };
    let of_row = |(at, (row, figures)): (usize, (&Rows<'_>, &Figures<'_>))| {
        let figures = figures.as_deref().filter(|_| row.key.is_some())?;
        against(figures, &others(at))
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

fn against(figures: &[Figure<'_>], others: &[&[Figure<'_>]]) -> Option<Aparts> {
    let weights: Vec<f64> = others.iter().map(|others| weight(others)).collect();
    let whole: f64 = weights.iter().sum();
    if !(whole > 0.0 && whole.is_finite()) {
        return None;
    }
    let of_run = |(at, figure): (usize, &Figure<'_>)| {
        let weighted = others
            .iter()
            .zip(&weights)
            .map(|(other, weight)| (&other[at], weight / whole));
        difference(figure, &weighted.collect::<Vec<_>>())
    };
    let (places, parts) = figures.iter().enumerate().map(of_run).unzip();
    Some(Aparts { places, parts })
}

fn weight(figures: &[Figure<'_>]) -> f64 {
    let variance: f64 = figures.iter().map(Figure::variance).sum();
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
