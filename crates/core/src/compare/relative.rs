//! A row against the other rows: what slows all of them for a while says nothing of one.

use super::figure::Figure;
use super::rows::Rows;
use super::spread::Widening;
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
    let rows: Vec<Option<Vec<Apart>>> = rows.iter().zip(own).enumerate().map(of_row).collect();
    let parts = |row: &[Apart]| {
        row.iter()
            .map(|apart| apart.parts.clone())
            .collect::<Vec<_>>()
    };
    let all: Vec<Vec<Vec<f64>>> = rows.iter().flatten().map(|row| parts(row)).collect();
    let widening = Widening::of(all.iter().map(Vec::as_slice));
    let figures = |row: Vec<Apart>| {
        let widened = widening.of_row(&parts(&row));
        row.into_iter()
            .map(|apart| Figure::amount(libm::exp(apart.place), apart.least, apart.parts, widened))
            .collect()
    };
    rows.into_iter().map(|row| row.map(figures)).collect()
}

/// A figure less those of the others.
struct Apart {
    place: f64,
    least: f64,
    parts: Vec<f64>,
}

fn against(figures: &[Figure<'_>], others: &[&[Figure<'_>]]) -> Option<Vec<Apart>> {
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
    Some(figures.iter().enumerate().map(of_run).collect())
}

fn weight(figures: &[Figure<'_>]) -> f64 {
    let variance: f64 = figures.iter().map(Figure::variance).sum();
    if variance > 0.0 { 1.0 / variance } else { 0.0 }
}

fn difference(figure: &Figure<'_>, others: &[(&Figure<'_>, f64)]) -> Apart {
    let (mut place, mut least, mut parts) = (figure.place(), figure.least, figure.parts.clone());
    for (other, weight) in others {
        place -= weight * other.place();
        least += weight * weight * other.least;
        parts
            .iter_mut()
            .zip(&other.parts)
            .for_each(|(part, other)| *part -= weight * other);
    }
    Apart {
        place,
        least,
        parts,
    }
}
