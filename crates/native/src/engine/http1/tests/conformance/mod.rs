//! What comes of every answer a target may give, byte for byte: those that are HTTP, those that may pass, those that may
//! not.

mod curl;
mod malformed;
mod odd;
mod pieces;
mod well_formed;

use super::*;

/// What a target does after its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Stays,
    Closes,
    Resets,
}

/// What comes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Came {
    outcome: Result<u16, Failure>,
    /// Of the body.
    bytes: u64,
    /// Whether the next request goes over the same connection.
    kept: bool,
}

/// An answer, and what comes of it.
#[derive(Clone, Debug)]
struct Case {
    method: &'static str,
    answer: Vec<u8>,
    then: Then,
    came: Came,
}

/// An answer to a `GET` after which a connection stays open.
fn stays(answer: &str, outcome: Result<u16, Failure>, bytes: u64, kept: bool) -> Case {
    Case {
        method: "get",
        answer: answer.as_bytes().to_vec(),
        then: Then::Stays,
        came: Came {
            outcome,
            bytes,
            kept,
        },
    }
}

/// An answer to a `GET` that is whole and keeps the connection.
fn kept(answer: &str, status: u16, bytes: u64) -> Case {
    stays(answer, Ok(status), bytes, true)
}

/// An answer to a `GET` that is whole and ends the connection, which the target leaves open.
fn ended(answer: &str, status: u16, bytes: u64) -> Case {
    stays(answer, Ok(status), bytes, false)
}

/// An answer to a `GET` that is none.
fn refused(answer: &str) -> Case {
    stays(answer, Err(Failure::Protocol), 0, false)
}

impl Case {
    fn to(self, method: &'static str) -> Self {
        Self { method, ..self }
    }

    fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }

    /// With so many bytes of the body that came before the mistake.
    fn after(mut self, bytes: u64) -> Self {
        self.came.bytes = bytes;
        self
    }

    fn act(&self) -> Act {
        let answer = self.answer.clone();
        match self.then {
            Then::Stays => Act::Say(answer),
            Then::Closes => Act::SayAndClose(answer),
            Then::Resets => Act::SayAndReset(answer),
        }
    }

    /// A target that answers so, and plainly what is asked for next.
    fn target(&self) -> Target {
        let case = self.clone();
        Target::new(move |seen| match seen.path.as_str() {
            "/case" => case.act(),
            _ => Act::ok(),
        })
    }

    async fn came(&self) -> Came {
        let target = self.target();
        let first = format!("{}: /case", self.method);
        let exchanges = exchange(&target.url(), &[&first, "get: /next"]).await;
        assert_eq!(exchanges[1].outcome, Ok(200), "what follows {self}");
        let seen = target.seen();
        // A reset may overtake what was sent before.
        let bytes = match self.then {
            Then::Resets => self.came.bytes,
            _ => exchanges[0].bytes,
        };
        Came {
            outcome: exchanges[0].outcome,
            bytes,
            kept: seen[0].connection == seen[1].connection,
        }
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let answer = self.answer[..self.answer.len().min(300)].escape_ascii();
        write!(f, "{} {answer} and it {:?}", self.method, self.then)
    }
}

async fn hold(cases: Vec<Case>) {
    let mut wrong = String::new();
    for case in cases {
        let came = case.came().await;
        if came != case.came {
            writeln!(wrong, "{case}\n  is {came:?}\n  not {:?}", case.came).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[tokio::test]
async fn answers_that_are_http_are_taken() {
    hold(well_formed::cases()).await;
}

#[tokio::test]
async fn answers_that_are_odd_are_taken_as_the_standard_lets_a_client() {
    hold(odd::cases()).await;
}

#[tokio::test]
async fn answers_that_are_malformed_are_refused_and_their_connection_is_closed() {
    hold(malformed::cases()).await;
}
