use std::cmp::Ordering;

/// A whole number of any size, in words from the least; the last is not 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Big(Vec<u32>);

impl Big {
    pub(super) fn of_digits(digits: &[u8]) -> Self {
        let mut big = Self(Vec::new());
        for digit in digits {
            big.times_plus(10, u32::from(*digit));
        }
        big
    }

    /// self × factor + more
    fn times_plus(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for word in &mut self.0 {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    pub(super) fn times_power_of_ten(&mut self, power: u32) {
        (0..power).for_each(|_| self.times_plus(10, 0));
    }

    pub(super) fn shift_left(&mut self, bits: u32) {
        self.times_plus(1 << (bits % 32), 0);
        let words = std::iter::repeat_n(0, (bits / 32) as usize);
        self.0.splice(0..0, words);
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for word in self.0.iter_mut().rev() {
            let low = *word & 1;
            *word = *word >> 1 | carry << 31;
            carry = low;
        }
        self.trim();
    }

    /// How many bits it has, from the first that is set.
    pub(super) fn bits(&self) -> usize {
        let top = self.0.last().map_or(0, |word| 32 - word.leading_zeros());
        (self.0.len().saturating_sub(1)) * 32 + top as usize
    }

    /// self / divisor to the nearest, of two the even one; the quotient has at most 53 bits.
    pub(super) fn divided_and_rounded(mut self, divisor: &Self) -> u64 {
        let mut divisor = divisor.clone();
        divisor.shift_left(53);
        let mut quotient = 0;
        for _ in 0..53 {
            divisor.halve();
            quotient = quotient << 1 | u64::from(self.take(&divisor));
        }
        self.shift_left(1);
        match self.cmp(&divisor) {
            Ordering::Less => quotient,
            Ordering::Equal => quotient + (quotient & 1),
            Ordering::Greater => quotient + 1,
        }
    }

    /// Subtracts, if there is as much.
    fn take(&mut self, other: &Self) -> bool {
        if (*self).cmp(other) == Ordering::Less {
            return false;
        }
        let mut borrow = 0;
        for (index, word) in self.0.iter_mut().enumerate() {
            let less = i64::from(other.0.get(index).copied().unwrap_or(0)) + borrow;
            let left = i64::from(*word) - less;
            borrow = i64::from(left < 0);
            *word = left as u32;
        }
        self.trim();
        true
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

impl Ord for Big {
    fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Big {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
