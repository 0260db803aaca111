//! What must be seen of each row, whatever it runs on.
//!
//! Times on the wire have only bounds that hold however busy the machine is: a wait begins after the answer was
//! about to leave the target, so the next request comes no sooner than that and the wait. What virtual time
//! makes exact is asserted to the letter.

pub(crate) mod load;
pub(crate) mod login;
pub(crate) mod naming;
pub(crate) mod sending;
pub(crate) mod shape;
pub(crate) mod tasks;
pub(crate) mod waits;
