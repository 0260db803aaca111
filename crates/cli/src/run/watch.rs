//! From the start of a run to its end: every second is shown and written, and signals are heard.

use std::io;
use std::time::Duration;

use katydid::{Controls, EngineError, Running};
use katydid_core::note;
use katydid_core::plan::Schedule;
use katydid_core::referee::Referee;
use katydid_core::stats::{Cause, Snapshot};

use super::facts::{counted, humane};
use super::files::Files;
use super::log;
use super::output::Screen;
use super::steering::Steering;
use super::view::{View, Wish};
use crate::publish::Publishers;
use crate::signals::Signals;

/// What a run has left when it ends.
pub(super) struct Watched {
    pub(super) result: Snapshot,
    pub(super) files: Files,
    pub(super) stopped: bool,
    pub(super) failure: Option<EngineError>,
    /// What has counted it.
    pub(super) referee: Referee,
}

/// Who watches a run.
pub(super) struct Watch<'a> {
    screen: &'a mut Screen,
    view: View,
    files: Files,
    signals: Signals,
    steering: Steering,
    stop_timeout: Duration,
    /// Whether lines of the log are shown.
    pub(super) log: bool,
    /// Who is given the result so far.
    pub(super) publishers: Publishers,
    in_flight: u32,
    /// Whether it was told that statistics were reset.
    reset: bool,
    /// Somebody asked for the end: a signal, or a key.
    stopping: bool,
    /// By a signal.
    stopped: bool,
}

impl<'a> Watch<'a> {
    /// From now on signals are heard here; inside a runtime only.
    pub(super) fn new(
        screen: &'a mut Screen,
        view: View,
        files: Files,
        schedule: &Schedule,
    ) -> io::Result<Self> {
        let signals = Signals::new()?;
        Ok(Self {
            screen,
            view,
            files,
            signals,
            steering: Steering::new(schedule),
            stop_timeout: schedule.stop_timeout,
            log: true,
            publishers: Publishers::default(),
            in_flight: 0,
            reset: false,
            stopping: false,
            stopped: false,
        })
    }

    pub(super) async fn until_the_end(mut self, mut running: Running) -> (Watched, Publishers) {
        self.files.begin();
        self.tell_start(&running);
        let controls = running.controls();
        let failure = loop {
            tokio::select! {
                second = running.next() => match second {
                    Ok(Some(snapshot)) => {
                        self.tell_log(&mut running);
                        self.second(&snapshot);
                        self.record(&mut running);
                    }
                    Ok(None) => break None,
                    Err(error) => break Some(error),
                },
                () = self.publishers.wanted() => self.publish(running.result()),
                () = self.signals.next() => self.signal(&controls),
                wish = self.view.wish(self.screen) => self.grant(wish, &controls),
            }
        };
        self.tell_log(&mut running);
        self.record(&mut running);
        self.view.leave(self.screen);
        let result = running.result();
        self.tell_left_out(&result);
        let watched = Watched {
            result,
            files: self.files,
            stopped: self.stopped,
            failure,
            referee: running.into_referee(),
        };
        (watched, self.publishers)
    }

    /// What is to be known before the first figure.
    fn tell_start(&mut self, running: &Running) {
        if let Some(files) = running.files().filter(|files| files.before < files.most) {
            let (most, before) = (files.most, files.before);
            let note = format!("  files     {most} may be open, raised from {before}\n");
            self.screen.note(&note);
        }
        for (message, remedy) in running.engine().warnings {
            let note = format!("warning: {message}\n         {remedy}\n");
            self.screen.note(&note);
        }
    }

    fn second(&mut self, snapshot: &Snapshot) {
        self.in_flight = snapshot.in_flight;
        self.tell_reset(snapshot);
        self.view.second(self.screen, snapshot);
        let failure = self.files.second(snapshot);
        self.tell_unwritten(failure);
    }

    fn tell_reset(&mut self, snapshot: &Snapshot) {
        let is_news = snapshot.reset.is_some()
            && !std::mem::replace(&mut self.reset, snapshot.reset.is_some());
        for note in note::of(snapshot).iter().filter(|_| is_news) {
            self.tell(&format!("{note}\n"));
        }
    }

    fn record(&mut self, running: &mut Running) {
        let failure = self.files.record(running.referee());
        self.tell_unwritten(failure);
    }

    fn tell_unwritten(&mut self, failure: Option<String>) {
        if let Some(failure) = failure {
            self.tell(&format!(
                "warning: {failure}; it is tried again at the end\n"
            ));
        }
    }

    fn publish(&mut self, result: Snapshot) {
        if let Some(failure) = self.publishers.give(result) {
            self.tell(&format!("warning: {failure}; the run goes on without\n"));
        }
    }

    fn signal(&mut self, controls: &Controls) {
        self.stopped = true;
        self.stop(controls, Cause::Signal);
    }

    fn grant(&mut self, wish: Wish, controls: &Controls) {
        let come = match wish {
            Wish::Stop => return self.stop(controls, Cause::Stopped),
            Wish::Pause => self.steering.pause(controls),
            Wish::Users(more) => self.steering.users(controls, more),
        };
        self.view.want(self.steering.wanted());
        self.view.notice(self.screen, &come);
    }

    /// The first stops, the second aborts.
    fn stop(&mut self, controls: &Controls, cause: Cause) {
        if std::mem::replace(&mut self.stopping, true) {
            controls.abort();
            return self.tell("aborting: requests in flight are dropped\n");
        }
        controls.stop_for(cause);
        let key = match cause {
            Cause::Signal => "Ctrl-C",
            _ => "q",
        };
        let time = humane(self.stop_timeout);
        let requests = counted(self.in_flight, "request");
        self.screen.note(&format!(
            "stopping: waiting up to {time} for {requests} in flight; press {key} again to abort\n"
        ));
        let short = format!("stopping, {key} again aborts: up to {time} for {requests} in flight");
        self.view.notice(self.screen, &short);
    }

    fn tell_log(&mut self, running: &mut Running) {
        let lines = running.take_log();
        if self.log && !lines.is_empty() {
            self.screen.note(&log::lines(&lines));
        }
    }

    fn tell_left_out(&mut self, result: &Snapshot) {
        if self.log && result.log_left_out > 0 {
            let lines = counted(result.log_left_out, "line");
            self.tell(&format!(
                "{lines} of the log left out: too many came within a second\n"
            ));
        }
    }

    fn tell(&mut self, text: &str) {
        self.view.notice(self.screen, text);
        self.screen.note(text);
    }
}
