mod support;

mod budgets;
mod functions;
mod hostile;
mod json;
mod language;
mod mistakes;
mod names;
mod syntax;
mod templates;
