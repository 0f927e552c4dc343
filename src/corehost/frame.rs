//! Frames between host and child: four bytes of length, big-endian, and so many bytes of JSON.

use std::io::{self, Read, Write};
use tokio::io::{AsyncRead, AsyncReadExt};
use zeroize::Zeroizing;

/// Bytes by which a buffer grows while a frame comes in: a false length costs no memory before the bytes are there.
const STEP: u64 = 1024 * 1024;

/// Writes one frame.
pub(super) fn write(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
    output.write_all(&length.to_be_bytes())?;
    output.write_all(bytes)?;
    output.flush()
}

/// Reads one frame; none when the other side has closed between two frames.
pub(super) fn read(input: &mut impl Read) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let mut length = [0; 4];
    let mut got = 0;
    while got < length.len() {
        match input.read(&mut length[got..])? {
            0 if got == 0 => return Ok(None),
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            n => got += n,
        }
    }
    let length = u64::from(u32::from_be_bytes(length));
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length.min(STEP)).unwrap_or(0)));
    input.take(length).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(bytes))
}

/// A frame that did not come.
pub(super) enum Missing {
    /// The stream ended or broke.
    Ended,
    /// It is longer than `limit`.
    TooLarge,
}

/// Reads one frame of at most `limit` bytes.
pub(super) async fn read_within(
    input: &mut (impl AsyncRead + Unpin),
    limit: usize,
) -> Result<Zeroizing<Vec<u8>>, Missing> {
    let length = input.read_u32().await.map_err(|_| Missing::Ended)?;
    if usize::try_from(length).map_or(true, |length| length > limit) {
        return Err(Missing::TooLarge);
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(u64::from(length).min(STEP)).unwrap_or(0)));
    input.take(u64::from(length)).read_to_end(&mut bytes).await.map_err(|_| Missing::Ended)?;
    if bytes.len() as u64 == u64::from(length) { Ok(bytes) } else { Err(Missing::Ended) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn frames_come_back_in_order(frames: Vec<Vec<u8>>) {
            let mut stream = Vec::new();
            for frame in &frames {
                write(&mut stream, frame).expect("a vector takes all");
            }
            let mut input = stream.as_slice();
            for frame in &frames {
                let read = read(&mut input).expect("whole");
                prop_assert_eq!(read.as_deref(), Some(frame));
            }
            prop_assert!(read(&mut input).expect("closed between frames").is_none());
        }

        #[test]
        fn a_stream_cut_within_a_frame_is_an_error(frame: Vec<u8>, cut: prop::sample::Index) {
            let mut stream = Vec::new();
            write(&mut stream, &frame).expect("a vector takes all");
            let cut = 1 + cut.index(stream.len() - 1);
            prop_assert!(read(&mut &stream[..cut]).is_err());
        }
    }
}
