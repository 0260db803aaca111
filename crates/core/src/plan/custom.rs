//! Putting what an embedding program has written itself into a plan.

use std::ops::Range;

use super::{Body, CustomId, Op, OpIndex, Plan, SetId};

impl Plan {
    /// Lets a set's task of this index do this and nothing else; `path` is where exceptions say they come from.
    pub fn set_custom_task(&mut self, set: SetId, task: usize, id: CustomId, path: &str) {
        let program = self.append(Op::Custom(id), path);
        self.sets[set.0 as usize].tasks[task].body = Body::Program(program);
    }

    /// Lets whoever enters a set do this before its `on_start` steps.
    pub fn add_custom_start(&mut self, set: SetId, id: CustomId, path: &str) {
        let first = self.append(Op::Custom(id), path);
        let rest = self.append_again(self.set(set).on_start.clone());
        self.sets[set.0 as usize].on_start = first.start..rest.end;
    }

    /// Lets whoever leaves a set do this after its `on_stop` steps.
    pub fn add_custom_stop(&mut self, set: SetId, id: CustomId, path: &str) {
        let rest = self.append_again(self.set(set).on_stop.clone());
        let last = self.append(Op::Custom(id), path);
        self.sets[set.0 as usize].on_stop = rest.start..last.end;
    }

    fn append(&mut self, op: Op, path: &str) -> Range<OpIndex> {
        let at = self.program.len() as OpIndex;
        self.program.push(op);
        self.paths.push(path.to_owned());
        at..at + 1
    }

    /// The same program once more, at the end.
    fn append_again(&mut self, program: Range<OpIndex>) -> Range<OpIndex> {
        let start = self.program.len() as OpIndex;
        for at in program.clone() {
            let op = moved(self.program[at as usize].clone(), start - program.start);
            let path = self.paths[at as usize].clone();
            self.append(op, &path);
        }
        start..self.program.len() as OpIndex
    }
}

/// The operation where it stands so much further back.
fn moved(mut op: Op, by: OpIndex) -> Op {
    match &mut op {
        Op::Jump(to)
        | Op::JumpUnless(_, to)
        | Op::Repeat(_, to)
        | Op::ForEach(_, _, to)
        | Op::EndRound(to) => *to += by,
        _ => {}
    }
    op
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn steps_that_move_keep_their_loops() {
        let text = "
host: demo://shop
users:
  - name: A
    on_start: [{ repeat: 2, steps: [{ get: /hello }] }]
    tasks: [{ get: / }]
";
        let mut plan = Plan::compile(&Scenario::parse(text).unwrap()).unwrap();
        let set = plan.classes[0].set;
        plan.add_custom_start(set, CustomId(7), "start");
        let range = plan.set(set).on_start.clone();
        let ops = &plan.program[range.start as usize..range.end as usize];
        let begin = range.start + 1;
        assert_eq!(ops[0], Op::Custom(CustomId(7)));
        assert!(matches!(ops[1], Op::Repeat(_, to) if to == range.end));
        assert_eq!(ops[3], Op::EndRound(begin + 1));
        assert_eq!(plan.paths.len(), plan.program.len());
    }
}
