//! The end of a message, byte by byte.

/// Reads the content of a message after DATA (RFC 5321 §4.1.1.4, §4.5.2). It begins behind a CRLF, so that an empty
/// message ends and the first line is unstuffed. Only CRLF `.` CRLF ends it. A bare CR, a bare LF or a NUL is noted, the
/// rest is read to the true end and thrown away: whoever sent it and whoever reads on agree where the message ended.
/// The same bytes give the same result however they are cut.
#[derive(Debug)]
pub struct DataReader {
    state: State,
    content: Vec<u8>,
    size: u64,
    limit: u64,
    fault: Option<DataFault>,
}

/// Why a message read to its end is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFault {
    /// A bare CR, a bare LF or a NUL.
    BareLineEnd,
    /// Over the size limit.
    TooBig,
    /// No memory for it now.
    NoMemory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Behind CRLF, or at the very start.
    LineStart,
    /// Within a line.
    Text,
    /// Behind a CR within a line; the CR is not yet in the content.
    Cr,
    /// Behind CRLF and a dot, which is not in the content.
    Dot,
    /// Behind CRLF, dot, CR.
    DotCr,
    /// Behind the end.
    End,
}

impl DataReader {
    /// A reader for a message of at most `limit` octets.
    pub fn new(limit: u64) -> Self {
        Self { state: State::LineStart, content: Vec::new(), size: 0, limit, fault: None }
    }

    /// Takes bytes until the end of the message or of the input; says how many it took.
    pub fn feed(&mut self, input: &[u8]) -> usize {
        let mut at = 0;
        while at < input.len() && self.state != State::End {
            if self.state == State::Text {
                let run = input[at..].iter().position(|b| matches!(b, b'\r' | b'\n' | 0)).unwrap_or(input.len() - at);
                self.keep(&input[at..at + run]);
                at += run;
            }
            if let Some(&byte) = input.get(at) {
                self.step(byte);
                at += 1;
            }
        }
        at
    }

    /// Whether the end has been read.
    pub fn has_ended(&self) -> bool {
        self.state == State::End
    }

    /// Octets of content so far, whether kept or thrown away.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Octets that are held in memory.
    pub fn held(&self) -> usize {
        self.content.len()
    }

    /// Throws away what was read and what follows; the end is still looked for.
    pub fn give_up(&mut self, fault: DataFault) {
        self.fault.get_or_insert(fault);
        self.content = Vec::new();
    }

    /// The content without the end, dots unstuffed; or why it is not taken.
    pub fn finish(self) -> Result<Vec<u8>, DataFault> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.content),
        }
    }

    fn step(&mut self, byte: u8) {
        match (self.state, byte) {
            (State::LineStart, b'.') => self.state = State::Dot,
            (State::Dot, b'\r') => self.state = State::DotCr,
            (State::DotCr, b'\n') => self.state = State::End,
            (State::DotCr, _) => self.bare_cr_before(byte),
            (State::Cr, b'\n') => {
                self.keep(b"\r\n");
                self.state = State::LineStart;
            }
            (State::Cr, _) => self.bare_cr_before(byte),
            _ => self.within_line(byte),
        }
    }

    fn bare_cr_before(&mut self, byte: u8) {
        self.give_up(DataFault::BareLineEnd);
        self.keep(b"\r");
        self.within_line(byte);
    }

    fn within_line(&mut self, byte: u8) {
        self.state = State::Text;
        match byte {
            b'\r' => self.state = State::Cr,
            b'\n' | 0 => {
                self.give_up(DataFault::BareLineEnd);
                self.keep(&[byte]);
            }
            _ => self.keep(&[byte]),
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        if self.size > self.limit {
            self.give_up(DataFault::TooBig);
        }
        if self.fault.is_none() {
            self.content.extend_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the reader makes of the input: result (none if it has not ended) and bytes taken.
    fn read(pieces: &[&[u8]]) -> (Option<Result<Vec<u8>, DataFault>>, usize) {
        let mut reader = DataReader::new(10_000);
        let mut taken = 0;
        for piece in pieces {
            let took = reader.feed(piece);
            taken += took;
            assert!(took == piece.len() || reader.has_ended(), "stops early only at the end");
        }
        (reader.has_ended().then(|| reader.finish()), taken)
    }

    fn check(input: &str, content: &str) {
        let (result, taken) = read(&[input.as_bytes()]);
        assert_eq!(result, Some(Ok(content.as_bytes().to_vec())), "{input:?}");
        assert_eq!(taken, input.len(), "{input:?}");
    }

    #[test]
    fn only_crlf_dot_crlf_ends_and_dots_are_unstuffed() {
        check(".\r\n", "");
        check("\r\n.\r\n", "\r\n");
        check("a\r\n.\r\n", "a\r\n");
        check("..\r\n.\r\n", ".\r\n");
        check("..a\r\n..\r\n...\r\na.\r\n.\r\n", ".a\r\n.\r\n..\r\na.\r\n");
        check(".a\r\n.\r\n", "a\r\n");
    }

    #[test]
    fn what_follows_the_end_is_left() {
        let (result, taken) = read(&[b"a\r\n.\r\nQUIT\r\n"]);
        assert_eq!((result, taken), (Some(Ok(b"a\r\n".to_vec())), 6));
    }

    /// The published smuggling lists and two more: none of these ends a message, each makes it refused.
    #[test]
    fn no_other_spelling_of_the_end_is_one() {
        for end in [
            "\n.\n",
            "\n.\r\n",
            "\r\n.\n",
            "\n\n.\n",
            "\r.\r",
            "\r.\r\n",
            "\r\n.\r",
            "\r\n.\r\r\n",
            "\r\n.\r\r\r\n",
            "\r\r\n.\r\r\n",
            "\r\r\n.\n",
            "\r\n\0.\r\n",
            "\r\n.\0\r\n",
            "\r\n.\0\n",
            "\0\r\n.\n",
            "\n\r.\r\n",
        ] {
            let input = format!("a{end}MAIL FROM:<x@y.example>\r\nb\r\n.\r\n");
            let (result, taken) = read(&[input.as_bytes()]);
            assert_eq!(result, Some(Err(DataFault::BareLineEnd)), "{end:?}");
            assert_eq!(taken, input.len(), "{end:?} ended early");
        }
    }

    #[test]
    fn over_the_limit_it_reads_to_the_end_and_keeps_nothing() {
        let mut reader = DataReader::new(5);
        assert_eq!(reader.feed(b"12345678\r\n.\r\nX"), 13);
        assert!(reader.has_ended() && reader.content.capacity() == 0);
        assert_eq!(reader.size(), 10);
        assert_eq!(reader.finish(), Err(DataFault::TooBig));
    }

    fn hostile() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(
            prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'.'), Just(0u8), Just(b'a'), any::<u8>()],
            0..60,
        )
    }

    proptest! {
        #[test]
        fn any_cut_gives_the_same(bytes in hostile(), size in 1usize..7) {
            let whole = read(&[&bytes]);
            let (mut reader, mut taken) = (DataReader::new(10_000), 0);
            for piece in bytes.chunks(size) {
                taken += reader.feed(piece);
            }
            prop_assert_eq!(whole, (reader.has_ended().then(|| reader.finish()), taken));
        }

        #[test]
        fn what_a_client_stuffs_comes_back(lines in prop::collection::vec("[.a ]{0,6}", 0..8)) {
            let content: String = lines.iter().map(|l| format!("{l}\r\n")).collect();
            let stuffed: String = lines.iter().map(|l| format!("{}{l}\r\n", if l.starts_with('.') { "." } else { "" })).collect();
            let (result, _) = read(&[stuffed.as_bytes(), b".\r\n"]);
            prop_assert_eq!(result, Some(Ok(content.into_bytes())));
        }
    }
}
