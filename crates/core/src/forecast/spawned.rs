//! Who starts, in which order.

use crate::load::{Closed, Dispatcher, EventKind, Member, SpawnOrder};
use crate::plan::{ClassId, Form, Plan};

/// The class of each of the first users; as JSON a list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawned {
    names: Vec<String>,
    order: Vec<ClassId>,
}

impl Spawned {
    pub(super) fn new(plan: &Plan, users: Option<u32>) -> Self {
        let members = plan.schedule.members();
        let order = match &plan.schedule.form {
            Form::Closed(closed) => {
                let wanted = closed.stages.iter().map(|stage| stage.users).max();
                first(
                    members,
                    closed,
                    users.or(wanted).unwrap_or_default() as usize,
                )
            }
            Form::Open(open) => {
                let arrivals = open
                    .arrivals(plan.seed, members)
                    .map(|arrival| arrival.class);
                arrivals
                    .take(users.unwrap_or(open.max_users) as usize)
                    .collect()
            }
        };
        Self {
            names: members.iter().map(|member| member.name.clone()).collect(),
            order,
        }
    }

    /// The names, one a user.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.order
            .iter()
            .map(|class| self.names[class.0 as usize].as_str())
    }
}

impl serde::Serialize for Spawned {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// In one stage the order is known however early the stage ends; in several it depends on who stops.
fn first(members: &[Member], closed: &Closed, users: usize) -> Vec<ClassId> {
    if let [only] = &closed.stages[..] {
        let mut order = SpawnOrder::of(members);
        order.list(only.classes.as_deref());
        return order.take(users).collect();
    }
    let events = Dispatcher::new(members, closed.clone());
    let starts = events.filter_map(|event| match event.kind {
        EventKind::Start { class, .. } => Some(class),
        EventKind::Stop { .. } => None,
    });
    starts.take(users).collect()
}

/// How many users of each class run when the most do; of the open model the part of the arrivals each class has.
pub(super) fn crowd(plan: &Plan) -> Vec<f64> {
    let schedule = &plan.schedule;
    let Form::Closed(closed) = &schedule.form else {
        let total: f64 = schedule.members().iter().map(|member| member.weight).sum();
        return schedule
            .members()
            .iter()
            .map(|member| member.weight / total)
            .collect();
    };
    let events = Dispatcher::new(schedule.members(), closed.clone());
    let until = events.spawned_at();
    let mut slots: Vec<Option<ClassId>> = Vec::new();
    for event in events.take_while(|event| event.at <= until) {
        let (slot, class) = match event.kind {
            EventKind::Start { slot, class, .. } => (slot as usize, Some(class)),
            EventKind::Stop { slot, .. } => (slot as usize, None),
        };
        slots.resize(slots.len().max(slot + 1), None);
        slots[slot] = class;
    }
    let mut crowd = vec![0.0; plan.classes.len()];
    slots
        .into_iter()
        .flatten()
        .for_each(|class| crowd[class.0 as usize] += 1.0);
    crowd
}
