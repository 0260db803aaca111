mod support;

mod budgets;
mod functions;
mod hostile;
mod language;
mod mistakes;
mod names;
mod syntax;
mod templates;
