//! The failures table.

use std::sync::Arc;

use katydid_core::stats::{FailureRow, Snapshot};
use leptos::prelude::*;

use crate::view::format;
use crate::view::signal::flag;

/// Failures by row and kind, most frequent first.
#[component]
pub(super) fn Failures(snapshot: RwSignal<Arc<Snapshot>>) -> impl IntoView {
    let none = move || snapshot.with(|snapshot| snapshot.failures.is_empty());
    let rows = move || {
        snapshot.with(|snapshot| {
            snapshot
                .failures
                .iter()
                .cloned()
                .map(row)
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div class="table-scroll" role="region" aria-label="Failures" tabindex="0" hidden=flag(none)>
            <table id="failures" class="table">
                <thead>
                    <tr>
                        <th scope="col" class="number" data-column="failures">"# Failures"</th>
                        <th scope="col">"Method"</th>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Message"</th>
                        <th scope="col" class="number">"First seen"</th>
                        <th scope="col" class="number">"Last seen"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="empty" hidden=flag(move || !none())>"No request has failed."</p>
    }
}

fn row(failure: FailureRow) -> impl IntoView {
    let FailureRow {
        method,
        name,
        error,
        occurrences,
        first_seen,
        last_seen,
    } = failure;
    view! {
        <tr data-name=name data-method=method>
            <td data-column="failures" class="number">{occurrences}</td>
            <td data-column="method">{method.clone()}</td>
            <td data-column="name">{name.clone()}</td>
            <td data-column="message">{error}</td>
            <td data-column="first-seen" class="number">{format::clock(first_seen)}</td>
            <td data-column="last-seen" class="number">{format::clock(last_seen)}</td>
        </tr>
    }
}
