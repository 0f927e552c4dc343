use tokio::time::{Duration, Instant};

/// How fast a message comes in.
#[derive(Debug)]
pub struct Pace {
    began: Instant,
    minimum: u64,
}

/// Nobody is called slow before this.
const GRACE: Duration = Duration::from_secs(60);

impl Pace {
    /// From now on, at least `minimum` octets a second; 0 for no minimum.
    pub fn new(began: Instant, minimum: u64) -> Self {
        Self { began, minimum }
    }

    /// Whether too little has come by now.
    pub fn is_too_slow(&self, now: Instant, octets: u64) -> bool {
        let elapsed = now.saturating_duration_since(self.began);
        elapsed > GRACE && octets < self.minimum.saturating_mul(elapsed.as_secs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drip_is_too_slow_and_a_stream_is_not() {
        let began = Instant::now();
        let pace = Pace::new(began, 200);
        let after = |seconds| began + Duration::from_secs(seconds);
        assert!(!pace.is_too_slow(after(59), 1));
        assert!(pace.is_too_slow(after(70), 100));
        assert!(!pace.is_too_slow(after(70), 14_000));
        assert!(!Pace::new(began, 0).is_too_slow(after(700), 0));
    }
}
