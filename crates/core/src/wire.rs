//! What engine and views say to each other: one enum, one codec.

use crate::plan::Shard;
use crate::stats::{Delta, with_phases};
use crate::user::{Change, Hook, HookEnd, Inputs, TrialEnd, Tried};

/// A message between what shows a run and what runs a shard of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Message {
    /// Compile the scenario and run the shard.
    Start {
        /// Canonical JSON.
        scenario: String,
        /// Which part to run.
        shard: Shard,
        /// What it is given beside its plan.
        inputs: Inputs,
    },
    /// Compile the scenario and run the steps of the test itself.
    RunHook {
        /// Canonical JSON.
        scenario: String,
        /// Which steps.
        hook: Hook,
        /// What they are given beside the plan.
        inputs: Inputs,
    },
    /// Let users finish their tasks within the stop timeout, and end.
    Stop,
    /// Stop and abort what is in flight.
    Abort,
    /// Let the run's time stand still.
    Pause,
    /// Let it go on.
    Resume,
    /// Go on with another number of users.
    Change(Change),
    /// The steps of the test itself have ended.
    HookEnded(HookEnd),
    /// What changed since the last one.
    Delta(#[serde(with = "with_phases")] Delta),
    /// The engine itself failed; nothing more comes.
    Failed(String),
    /// Compile the scenario and send one of each of its requests.
    Try {
        /// Canonical JSON.
        scenario: String,
        /// What it is given beside its plan.
        inputs: Inputs,
    },
    /// What came of one request of a trial.
    Tried(Tried),
    /// A trial has ended.
    TrialEnded(TrialEnd),
}

impl Message {
    /// The message as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self)
            .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"))
    }

    /// The message of these bytes.
    ///
    /// # Errors
    /// Bytes that are no message, in words.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        decode(bytes)
    }

    /// The message with the shard it is for, as bytes: for a carrier that carries those of all shards.
    #[must_use]
    pub fn encode_for(&self, shard: u32) -> Vec<u8> {
        let mut bytes = postcard::to_allocvec(&shard)
            .unwrap_or_else(|_| unreachable!("a vector grows and a number has a length"));
        bytes.extend(self.encode());
        bytes
    }

    /// The shard and the message of these bytes.
    ///
    /// # Errors
    /// Bytes that are none, in words.
    pub fn decode_for(bytes: &[u8]) -> Result<(u32, Self), String> {
        decode(bytes)
    }
}

fn decode<'b, T: serde::Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|error| format!("not a Katydid message: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{
        ExceptionDelta, Failure, FailureDelta, MessageId, RowDelta, RowId, RowKey, Samples,
        Sighting, Times,
    };
    use crate::tick::Tick;

    fn delta() -> Delta {
        let times = Times {
            sum: 7,
            min: 3,
            max: 4,
        };
        let samples = Samples(vec![(3, 1), (4, 1)]);
        let row = RowDelta {
            row: RowId(2),
            requests: 2,
            failures: 1,
            aborted: 0,
            bytes: 300,
            last: Tick::from_micros(999_000),
            response: times,
            service: times,
            response_times: samples.clone(),
            service_times: samples,
        };
        let failure = FailureDelta {
            row: RowId(2),
            failure: Failure::Unexpected(200, MessageId(1)),
            seen: Sighting::once(Tick::from_micros(5)),
        };
        let exception = ExceptionDelta {
            path: MessageId(2),
            message: MessageId(1),
            seen: Sighting::once(Tick::from_micros(6)),
        };
        let name = RowKey {
            method: "GET".into(),
            name: "/7".into(),
        };
        Delta {
            users: vec![3, 0],
            names: vec![name],
            messages: vec!["got wrong response".into()],
            rows: vec![row.clone()],
            transactions: vec![row],
            failures: vec![failure],
            exceptions: vec![exception],
            checks: vec![(2, 1)],
            iterations: 4,
            dropped: 3,
            paused: true,
            ended: true,
            ..Delta::default()
        }
    }

    #[test]
    fn every_message_comes_back_as_it_was() {
        let start = Message::Start {
            scenario: "{}".into(),
            shard: Shard { index: 1, count: 3 },
            inputs: Inputs::default(),
        };
        let messages = [
            start,
            Message::Stop,
            Message::Abort,
            Message::Delta(delta()),
            Message::Failed("why".into()),
        ];
        for message in messages {
            let addressed = Message::decode_for(&message.encode_for(300));
            assert_eq!(addressed, Ok((300, message.clone())));
            assert_eq!(Message::decode(&message.encode()), Ok(message));
        }
    }

    #[test]
    fn bytes_that_are_no_message_are_refused_in_words() {
        assert!(
            Message::decode(&[250, 1, 2])
                .unwrap_err()
                .contains("not a Katydid message")
        );
        let cut = Message::Delta(delta()).encode();
        assert!(Message::decode(&cut[..cut.len() - 1]).is_err());
    }
}
