//! Doing what the embedding program has written itself.

use std::future::Future;
use std::pin::Pin;

use super::{TaskEnd, User};
use crate::plan::CustomId;
use crate::platform::{Clock, Transport};
use crate::user::life::Life;
use crate::user::program::{Flow, Step, Trouble};
use crate::user::progress::Progress;

type Doing<'d> = Pin<Box<dyn Future<Output = Result<Step, Trouble>> + 'd>>;

impl<C: Clock, T: Transport> Life<'_, C, T> {
    /// `None` where no program embeds the platform. Boxed, so that there nothing more of it is linked.
    pub(in crate::user) fn custom(
        &mut self,
        id: CustomId,
        progress: &mut Progress<'_>,
    ) -> Option<Doing<'_>> {
        progress.rounds = 0;
        match T::EMBEDDED {
            true => Some(Box::pin(self.do_custom(id))),
            false => None,
        }
    }

    /// What follows in the same task is intended for when this ended.
    async fn do_custom(&mut self, id: CustomId) -> Result<Step, Trouble> {
        let (who, engine, session) = (self.facts.who(), self.engine, &self.session);
        let user = User::new(who, &mut self.facts, engine, &self.lever, self.intended);
        let ended = engine
            .transport
            .custom(session, id, user.leaving(self.leaving))
            .await;
        self.intended = engine.time.now();
        Ok(Step::Out(match ended {
            Ok(()) => return Ok(Step::On),
            Err(TaskEnd::Exception(message)) => return Err(Trouble::Exception(message)),
            Err(TaskEnd::Failed | TaskEnd::Reschedule { immediately: false }) => Flow::Next,
            Err(TaskEnd::Reschedule { immediately: true }) => Flow::Immediately,
            Err(TaskEnd::Interrupt { reschedule }) => Flow::Interrupt(reschedule),
            Err(TaskEnd::StopUser) => Flow::StopUser,
            Err(TaskEnd::StopTest) => Flow::StopTest,
        }))
    }
}
