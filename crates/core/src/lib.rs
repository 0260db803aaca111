//! Katydid's core: what a load test is, with no clock, socket, DOM or entropy of its own.
//!
//! ```text
//!  text / link ──parse──► Scenario ──compile──► Plan ──shard(i, n)──► Shard ──┐
//!                every Problem at once                                        │
//!                                                                             ▼
//!           users of this shard × Clock × Transport ──Exchange──► Recorder
//!                                                                             │ once per tick
//!          Referee ◄── merge ── Message::Delta ◄── postMessage | channel ◄────┘
//!            │ snapshot()
//!            ▼
//!        Snapshot ──► page | terminal | csv, json
//! ```
//!
//! Dependencies point one way: `scenario ◄ plan ◄ user ► platform`, `user ► stats ◄ report`,
//! `scenario ► threshold ► stats`, and [`stats`] imports nothing of ours but time. A platform (the page, the binary, [`sim`]) implements
//! [`platform::Clock`] and [`platform::Transport`] and carries [`wire::Message`]s; all else is here.
//!
//! # Glossary
//!
//! | word | is |
//! |---|---|
//! | [`scenario::Scenario`] | a test as its author wrote it; may be wrong |
//! | [`scenario::Problem`] | what is wrong with it: path, message, hint |
//! | [`plan::Plan`] | a scenario that cannot fail any more: ids for names, requests ready to send |
//! | [`plan::Shard`] | the part of a plan one event loop runs, from (plan, index, count) alone |
//! | [`load::Closed`], [`load::Open`] | how many users, or arrivals, when |
//! | [`load::Dispatcher`] | the starts and stops of users in the order of time |
//! | [`tick::Tick`] | time since the run's start, the only time the core knows |
//! | [`stats::Exchange`] | what came of one request |
//! | [`stats::Failure`] | why a request counts as failed; data, never an `Err` |
//! | exception | what failed in the scenario's own expressions or `fail` steps; ends a task |
//! | check | something an author counts passes and fails of, without failing the request |
//! | transaction | a block of steps timed as a row of its own, in no total |
//! | iteration | one run of a task; `dropped` if no user was free when an arrival wanted it |
//! | [`stats::Delta`] | what changed since the last tick |
//! | [`stats::Snapshot`] | everything a view may show |
//! | [`stats::History`] | what every interval of a run held, older ones merged |
//! | [`result_file`] | a run in one file, from which every report can be made again |
//! | [`data::Feed`] | rows that users take, as an author wrote them: a feed |
//! | [`data::Rows`] | a feed whose rows are known, and which of them who takes |
//! | [`forecast::Forecast`] | what a plan will do, before it does it |
//! | [`sim::Model`] | what is assumed of a target that is only modelled |
//! | [`import`] | what people already have, as a scenario |
//! | [`fake`] | invented names, addresses and texts that reach no one |
//! | [`expr::Expression`] | what an author computes, in CEL |
//! | [`expr::Scope`] | what an expression can see |
//! | [`answer::Answer`] | what came back for a request, as expressions see it |
//! | [`threshold::Threshold`] | what a run should be; may stop it |
//! | [`referee::Referee`] | merges what shards report, judges it by the thresholds, and says why the run ended |
//! | [`stats::Cause`] | why a run ended |
//! | [`stats::Reset`] | when statistics began anew, and what was counted until then |
//! | note | what is to be known of a result's figures whatever they are |
//! | [`multipart::Part`] | one field of a form with files |
//! | [`compare::Course`] | a run second by second, as comparisons take it |
//! | [`compare::Comparison`] | how a run differs from one or more baselines, and whether it surely does |
//! | baseline | a run that another is compared with |
//! | [`user::run_trial`] | a trial: one of each request, sent before a run |
//! | response time | done − intended |
//! | service time | done − sent |
//! | host | the target's base URL, as in Locust; never the platform |

pub mod answer;
mod base64;
pub mod collection;
pub mod compare;
pub mod data;
pub mod demo;
pub mod expr;
pub mod fake;
pub mod forecast;
pub mod import;
mod ip;
pub mod json;
pub mod load;
pub mod multipart;
pub mod note;
pub mod number;
pub mod plan;
pub mod platform;
pub mod random;
pub mod redirect;
pub mod referee;
pub mod report;
pub mod result_file;
pub mod scenario;
pub mod sim;
pub mod stats;
pub mod threshold;
pub mod tick;
pub mod user;
pub mod warning;
pub mod wire;
