//! Running another program, with its time and its memory.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often the memory of a running program is looked up.
const TICK: Duration = Duration::from_millis(4);
/// How long a program may take.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// What a program cost.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// Wall time from start to end.
    pub seconds: f64,
    /// Most memory resident at any time, in MiB; `None` where the system does not tell (it is read from `/proc`).
    pub peak: Option<f64>,
}

impl Cost {
    /// One program after the other.
    pub fn then(self, other: Cost) -> Cost {
        let peak = self.peak.into_iter().chain(other.peak).reduce(f64::max);
        Cost { seconds: self.seconds + other.seconds, peak }
    }
}

/// Runs `command` to its end; what it prints goes to `out` and `errors`.
///
/// # Errors
/// It cannot be started, fails, or takes too long; the message ends with the last line that it printed on standard error.
pub fn run(command: &mut Command, out: &Path, errors: &Path) -> Result<Cost, String> {
    let create = |path: &Path| File::create(path).map_err(|error| format!("{}: {error}", path.display()));
    let name = command.get_program().to_string_lossy().rsplit('/').next().unwrap_or_default().to_owned();
    command.stdin(Stdio::null()).stdout(create(out)?).stderr(create(errors)?);
    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("cannot run {name}: {error}"))?;
    let mut peak = None;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| format!("{name}: {error}"))? {
            break status;
        }
        peak = high_water(child.id()).or(peak);
        if start.elapsed() > LIMIT {
            // Nothing is left to do about a program that cannot be killed.
            let _ = child.kill().and_then(|()| child.wait());
            return Err(format!("{name}: stopped after {} minutes", LIMIT.as_secs() / 60));
        }
        sleep(TICK);
    };
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        let said = fs::read_to_string(errors).unwrap_or_default();
        let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
        return Err(format!("{name}: {status}: {last}"));
    }
    Ok(Cost { seconds, peak })
}

/// The most memory that a running process has had, in MiB.
fn high_water(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes / 1024.0)
}
