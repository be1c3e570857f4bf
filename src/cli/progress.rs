//! A progress bar on stderr, when somebody looks at it.

use super::Context;
use crate::pipeline::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// The bar of the main job.
pub(super) struct Bar<'c> {
    bar: ProgressBar,
    context: &'c Context,
}

impl<'c> Bar<'c> {
    /// A bar that shows itself only on a terminal, and not at all when the user wants quiet.
    pub fn new(context: &'c Context) -> Bar<'c> {
        let visible = !context.quiet && std::io::stderr().is_terminal();
        let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} pairs  {elapsed}  {eta} left") {
            bar.set_style(style);
        }
        Bar { bar, context }
    }
}

impl Progress for Bar<'_> {
    fn start(&self, pairs: usize) {
        self.bar.set_length(pairs as u64);
    }

    fn advance(&self, pairs: usize) {
        self.bar.inc(pairs as u64);
    }

    fn warn(&self, message: &str) {
        self.bar.suspend(|| self.context.say("error", message));
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
