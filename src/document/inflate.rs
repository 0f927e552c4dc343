//! Deflate (RFC 1951) within a bound: what zlib streams, zip and gzip files are made of.

use flate2::{Decompress, FlushDecompress, Status};

/// What is around the deflated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing.
    Bare,
    /// The head and sum of zlib (RFC 1950).
    Zlib,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At the end that the data name.
    Whole,
    /// The data broke off or were no deflated data.
    Broken,
    /// The bound was reached.
    Full,
}

/// What came out.
pub(super) struct Inflated {
    /// All up to the end, whichever it was.
    pub(super) bytes: Vec<u8>,
    /// How it ended.
    pub(super) end: End,
    /// How many packed bytes were read.
    pub(super) used: usize,
}

/// Inflates; at most `room` bytes come out.
pub(super) fn inflate(packed: &[u8], room: usize, form: Form) -> Inflated {
    let mut state = Decompress::new(form == Form::Zlib);
    let mut bytes = Vec::with_capacity((packed.len() * 3).min(room).min(1 << 20));
    let end = loop {
        let before = (state.total_in(), state.total_out());
        // One byte over the bound shows that there is more.
        let left = (room + 1).saturating_sub(bytes.len());
        if left == 0 {
            bytes.truncate(room);
            break End::Full;
        }
        bytes.reserve_exact(bytes.len().clamp(1 << 12, 1 << 20).min(left));
        let at = used(&state, packed);
        match state.decompress_vec(&packed[at..], &mut bytes, FlushDecompress::None) {
            Ok(Status::StreamEnd) if bytes.len() <= room => break End::Whole,
            Ok(_) if (state.total_in(), state.total_out()) != before => {}
            _ => break End::Broken,
        }
        if bytes.len() > room {
            bytes.truncate(room);
            break End::Full;
        }
    };
    Inflated { used: used(&state, packed), bytes, end }
}

fn used(state: &Decompress, packed: &[u8]) -> usize {
    usize::try_from(state.total_in()).unwrap_or(packed.len()).min(packed.len())
}
