//! How long an answer is.

/// An answer whose length counts among the bytes received.
pub trait Length {
    /// In bytes.
    fn length(&self) -> u64;
}

impl Length for () {
    fn length(&self) -> u64 {
        0
    }
}

impl Length for str {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl Length for String {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl Length for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl Length for Vec<u8> {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl<R: Length + ?Sized> Length for &R {
    fn length(&self) -> u64 {
        (**self).length()
    }
}

/// An answer of another type, and its bytes.
impl<R> Length for (R, u64) {
    fn length(&self) -> u64 {
        self.1
    }
}
