//! Runs that are kept to the microsecond: a change here means that old links run another test than they did.

#[path = "vectors/trace.rs"]
mod trace;

#[test]
fn a_link_runs_the_same_test_for_ever() {
    for run in trace::runs() {
        let now = trace::trace(&run.text);
        assert_eq!(
            (now.classes, now.requests),
            (run.classes, run.requests),
            "{}",
            run.text
        );
    }
}
