use super::Decimal;

/// Puts atoms together, largest first: `deux cent vingt mille trois` is 220003. Refuses what cannot follow.
#[derive(Debug, Clone)]
pub(in crate::language) struct Count {
    /// Everything up to the last scale word.
    total: Decimal,
    /// What stands after it.
    group: Option<Decimal>,
    /// What is added to the group must be smaller.
    room: u64,
    /// The next scale must be smaller.
    limit: u64,
    /// The last scale.
    last: Option<u64>,
}

impl Default for Count {
    fn default() -> Self {
        Count { total: Decimal::ZERO, group: None, room: 1000, limit: u64::MAX, last: None }
    }
}

impl Count {
    /// The value so far.
    pub fn value(&self) -> Option<Decimal> {
        self.total.plus(self.group.unwrap_or(Decimal::ZERO))
    }

    /// The group as a small number, if it is one.
    pub fn group(&self) -> Option<u64> {
        self.group.and_then(Decimal::to_whole)
    }

    /// True when nothing stands after the last scale word.
    pub fn is_open(&self) -> bool {
        self.group.is_none()
    }

    /// The scale word that ended it, if one did, so that a half can follow.
    pub fn scaled(&self) -> Option<u64> {
        if self.group.is_none() { self.last } else { None }
    }

    /// Adds `value` below the room that is left; `room` is left after it.
    pub fn add(&mut self, value: u64, room: u64) -> bool {
        if value >= self.room {
            return false;
        }
        let Some(sum) = self.group.unwrap_or(Decimal::ZERO).plus(Decimal::whole(value)) else { return false };
        self.group = Some(sum);
        self.room = room;
        true
    }

    /// Leaves room for addends below `room`.
    pub fn reopen(&mut self, room: u64) {
        self.room = room;
    }

    /// Digits, where nothing smaller than a scale stands yet.
    pub fn literal(&mut self, value: Decimal) -> bool {
        if self.group.is_some() || self.last.is_some_and(|last| value >= Decimal::whole(last)) {
            return false;
        }
        self.group = Some(value);
        self.room = 0;
        true
    }

    /// A hundred, or that many of them.
    pub fn hundred(&mut self) -> bool {
        match self.group() {
            None if self.group.is_none() => self.add(100, 100),
            Some(units @ 2..=9) => {
                self.group = Some(Decimal::whole(units * 100));
                self.room = 100;
                true
            }
            _ => false,
        }
    }

    /// A scale word; the group before it, or one, or two, is multiplied.
    pub fn scale(&mut self, scale: u64, alone: Option<u64>) -> bool {
        if scale >= self.limit {
            return false;
        }
        let Some(group) = self.group.or(alone.map(Decimal::whole)) else { return false };
        let Some(total) = group.times(scale).and_then(|product| self.total.plus(product)) else { return false };
        *self = Count { total, group: None, room: scale.min(1000), limit: scale, last: Some(scale) };
        true
    }

    /// Half of the last scale: *un million et demi*.
    pub fn half(&mut self) -> bool {
        let Some(scale) = self.scaled() else { return false };
        let Some(total) = self.total.plus(Decimal::whole(scale / 2)) else { return false };
        *self = Count { total, group: None, room: 0, limit: 0, last: None };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_first() {
        let mut count = Count::default();
        assert!(count.add(2, 0) && count.hundred() && count.add(20, 10) && count.scale(1000, None) && count.add(3, 0));
        assert_eq!(count.value(), Some(Decimal::whole(220_003)));
        assert!(!count.scale(1_000_000, None), "a million cannot follow a thousand");
    }

    #[test]
    fn a_half_follows_a_scale_only() {
        let mut count = Count::default();
        assert!(!count.half());
        assert!(count.scale(1_000_000, Some(1)) && count.half());
        assert_eq!(count.value(), Some(Decimal::whole(1_500_000)));
    }
}
