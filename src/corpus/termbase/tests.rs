//! What goes out comes back: for every format, what it can hold.
use super::*;

#[test]
fn placeholder() {}
