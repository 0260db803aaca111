//! Loads.

use proptest::collection::vec;

use super::text::*;
use super::*;

fn users() -> impl Strategy<Value = u32> {
    1u32..10_000_000
}

fn stage() -> impl Strategy<Value = Stage> {
    let classes = option::of(Just(vec!["first".to_owned()]));
    (time(), 0u32..10_000_000, option::of(positive()), classes).prop_map(
        |(duration, users, spawn_rate, classes)| Stage {
            duration,
            users,
            spawn_rate,
            classes,
        },
    )
}

fn arrivals() -> impl Strategy<Value = Arrivals> {
    let stage = (time(), positive()).prop_map(|(duration, rate)| ArrivalStage { duration, rate });
    (positive(), vec(stage, 0..3), users(), chosen()).prop_map(
        |(rate, stages, max_users, distribution)| Arrivals {
            rate,
            stages,
            max_users,
            distribution,
        },
    )
}

fn form() -> BoxedStrategy<LoadForm> {
    let of_time = Expression::parse("int(10.0 + 5.0 * math.sin(t / 60.0))").unwrap();
    prop_oneof![
        users().prop_map(LoadForm::Users),
        Just(LoadForm::OfTime(of_time)),
        vec(stage(), 1..3).prop_map(LoadForm::Stages),
        (1u32..100, time()).prop_map(|(users, every)| LoadForm::Step {
            users,
            every: every + Duration::from_secs(60)
        }),
        (users(), users(), time()).prop_map(|(a, b, period)| LoadForm::Wave {
            min: a.min(b),
            max: a.max(b),
            period,
        }),
        (users(), users(), time(), time()).prop_map(|(a, b, at, lasts)| LoadForm::Spike {
            users: a.min(b),
            peak: a.max(b),
            at,
            lasts,
        }),
        arrivals().prop_map(LoadForm::Arrivals),
    ]
    .boxed()
}

/// Loads of one class, called `first`.
pub(super) fn load() -> BoxedStrategy<Load> {
    let iterations = || option::of(1u64..);
    let times = (option::of(time()), time());
    (
        form(),
        positive(),
        chosen(),
        times,
        iterations(),
        iterations(),
    )
        .prop_map(
            |(
                form,
                spawn_rate,
                spawn,
                (run_time, stop_timeout),
                iterations,
                iterations_per_user,
            )| {
                let ends = matches!(form, LoadForm::Step { .. } | LoadForm::OfTime(_));
                Load {
                    form,
                    spawn_rate,
                    spawn,
                    run_time: if ends {
                        Some(Duration::from_secs(3600))
                    } else {
                        run_time
                    },
                    stop_timeout,
                    iterations,
                    iterations_per_user,
                }
            },
        )
        .boxed()
}
