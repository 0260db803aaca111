mod judging;
mod names;
mod support;
