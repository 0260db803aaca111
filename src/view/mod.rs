//! What a person sees. Views turn signals into elements and attributes and nothing else, and know nothing of the engine.
//!
//! What end-to-end tests may rely on:
//!
//! | selector | is |
//! |---|---|
//! | `#scenario-text` | the scenario's text |
//! | `#problems li[data-line]` | a problem at this line; its button moves the cursor there |
//! | `#field-users` `#field-spawn-rate` `#field-host` `#field-run-time` | the essentials |
//! | `#preview`, `#hash[data-hash]` | what would run; the scenario's hash, short, and whole in `data-hash` |
//! | `#platform`, `#run-natively` `#run-in-browser` | which engine runs tests, where there is a choice |
//! | `#open-gallery`, `dialog#gallery li button`, `#take-back` | examples to choose from; the text before one again |
//! | `#reset-example`, `#toggle-scenario` | the example instead; show or hide the scenario |
//! | `#needs`, `#start-reason` | what a scenario lacks before it can start, and which secrets those are |
//! | `#secret-NAME`, `#data-FEED` | a secret's field; the chooser of a data file, with `#data-FEED-error` |
//! | `#test-connection`, `#close-trial` | send one of each request; end that, or put it away |
//! | `#trial li details[data-name]`, `#trial-note` | what came of one; how it went |
//! | `#trial [data-target]`, `[data-server]` | what a target has to send so that it can be read; how |
//! | `#start` `#stop` | begin; end, and pressed again while stopping, abort |
//! | `#pause`, `#edit` | let the run's time stand still or go on; show the fields by which users are changed |
//! | `#edit-users` `#edit-spawn-rate` `#edit-apply` `#edit-error` | another number of users, and its rate |
//! | `#log`, `#log-lines li` | what the scenario logged; a line |
//! | `#state[data-state]` | `ready` `spawning` `running` `paused` `stopping` `stopped` `failed` |
//! | `#figure-users` `#figure-rps` `#figure-failures` `#figure-time` | the header's figures |
//! | `#share`, `#share-link`, `#share-command` | make a link; the link; how to run it natively |
//! | `#link-banner[data-kind]` | what came of opening a link: `link`, `result` or `broken` |
//! | `#leave-link`, `#thinned`, `#what-ran` | leave it; what a result's link lacks; whether the scenario is the one that ran |
//! | `#share-result`, `#result-link`, `#result-thinned` | make a link of a result; the link; what it lacks |
//! | `#engine-failed` | why the engine itself failed |
//! | `table#thresholds tbody tr`, `#thresholds-note` | thresholds, if the scenario has any; how many of them fail |
//! | `#tab-statistics` `#tab-failures` `#tab-exceptions` | which table is shown |
//! | `table#statistics tbody tr[data-name][data-method]` | a row; `td[data-column=…]` by [`results`]' keys |
//! | `table#statistics tfoot tr[data-name=Aggregated]` | all rows together |
//! | `table#failures tbody tr[data-name]` | failures of one row and kind |
//! | `table#exceptions tbody tr` | exceptions of one path and message |
//! | `table#checks tbody tr`, `#lost` | checks, if the scenario has any; what was dropped or aborted |
//! | `#measure-response` `#measure-service` | which times the table shows |
//! | `#warnings li`, `#warnings-badge` | what the tool has to say against itself; how many of it |
//! | `#health[data-health]`, `#health-late` … | whether the browser keeps up: `at rest` `keeps up` `full` `behind` |
//! | `.chart-badge`, `#native-command` | the browser is the bottleneck; the command that is the way out |
//! | `#chart-rates` `#chart-percentiles` `#chart-users` | the charts; the canvas' `aria-label` says the last values |
//! | `#theme[data-theme]` | `auto` `light` `dark` |

mod alert;
mod author;
mod browser;
mod chart;
mod copy;
mod footer;
mod format;
mod header;
mod health;
mod icon;
mod link_banner;
mod load;
mod log;
mod needs;
mod received;
mod results;
mod segment;
mod share;
mod share_result;
mod theme;
mod trial;
mod warnings;
mod words;

pub(crate) use alert::{alert, failure};
pub(crate) use author::author;
pub(crate) use footer::footer;
pub(crate) use header::header;
pub(crate) use link_banner::link_banner;
pub(crate) use log::log;
pub(crate) use needs::needs;
pub(crate) use results::results;
pub(crate) use share::share_panel;
pub(crate) use trial::trial;
pub(crate) use warnings::warnings;
