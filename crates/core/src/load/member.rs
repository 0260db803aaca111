//! What the load must know of a class.

use crate::plan::Class;

/// What the load must know of a class; its index among the members is its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Unique; decides between classes that are otherwise level.
    pub name: String,
    /// This class's part of the users beside the others'; none start at 0.
    pub weight: f64,
    /// Exactly this many, first; 0 leaves it to the weight.
    pub fixed_count: u32,
}

impl From<&Class> for Member {
    fn from(class: &Class) -> Self {
        Self {
            name: class.name.clone(),
            weight: class.weight,
            fixed_count: class.fixed_count,
        }
    }
}
