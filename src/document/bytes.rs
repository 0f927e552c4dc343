/// Bytes that are taken from the start, little-endian; what is not there is none.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        self.take(2).map(|b| u16::from_le_bytes([b[0], b[1]]))
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        self.take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    /// As many bytes as the four before them say.
    pub(super) fn counted(&mut self) -> Option<&'a [u8]> {
        let length = self.long()? as usize;
        self.take(length)
    }

    /// Bytes up to a zero, which is taken too.
    pub(super) fn ended(&mut self) -> Option<&'a [u8]> {
        let length = self.0.iter().position(|b| *b == 0)?;
        let said = self.take(length);
        self.take(1)?;
        said
    }
}
