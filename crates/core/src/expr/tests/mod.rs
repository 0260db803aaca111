mod support;

mod language;
