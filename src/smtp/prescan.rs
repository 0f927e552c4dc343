//! A look over a whole message before it is taken, so that the sender hears 5xx for what nobody should have to read.
//!
//! The structure is walked in the way in which the core's parser (mail-parser 0.11.9) will walk it, with that parser's own
//! reader of header sections, so that what it would nest is counted here. Nothing is built: memory is bounded by the
//! nesting limit, time is linear in the size.

use super::reply::Reply;
use super::settings::Limits;
use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, GetHeader, HeaderName, HeaderValue, MessageParser};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Looks at the message (RFC 5322 bytes as received, without our own `Received`). The error is the reply to give.
pub fn prescan(message: &[u8], limits: &Limits) -> Result<(), Reply> {
    header(message, limits)?;
    // The parser's code runs on hostile bytes here; a fault in it is a message that nobody can read.
    let shape = catch_unwind(AssertUnwindSafe(|| Walk::new(limits).run(message)));
    shape.unwrap_or(Err(TooComplex)).map(|_| ()).map_err(|TooComplex| Reply::TooComplex)
}

/// Size, fields and hops of the header section.
fn header(message: &[u8], limits: &Limits) -> Result<(), Reply> {
    let section = header_section(message);
    if section.len() > limits.header_size {
        return Err(Reply::HeaderTooBig);
    }
    let (mut fields, mut hops) = (0, 0);
    for line in section.split(|&b| b == b'\n').filter(|line| !line.is_empty()) {
        if !matches!(line[0], b' ' | b'\t') {
            fields += 1;
            hops += usize::from(is_received(line));
        }
    }
    if hops >= limits.hops {
        return Err(Reply::Loop);
    }
    if fields > limits.header_fields { Err(Reply::HeaderTooBig) } else { Ok(()) }
}

/// What stands before the first empty line; everything if there is none.
fn header_section(message: &[u8]) -> &[u8] {
    let mut start = 0;
    for line in message.split_inclusive(|&b| b == b'\n') {
        if matches!(line, b"\r\n" | b"\n") {
            break;
        }
        start += line.len();
    }
    &message[..start]
}

fn is_received(line: &[u8]) -> bool {
    let name = b"received";
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && line[name.len()..].iter().find(|b| !matches!(b, b' ' | b'\t')) == Some(&b':')
}

/// Nested too deeply, too many parts, or a shape that takes too long to follow.
#[derive(Debug, PartialEq, Eq)]
struct TooComplex;

/// What the walk counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    parts: usize,
    depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digest,
    Multipart,
    Message,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Base64,
    QuotedPrintable,
    None,
}

/// One open level: what it is, and the boundary that ends its parts.
struct Level {
    kind: Kind,
    boundary: Option<Vec<u8>>,
}

/// The next empty line, and what stands before it that the parser may read over and over.
#[derive(Default)]
struct Ahead {
    end: usize,
    costly: usize,
}

/// The parser looks into encoded messages this many times.
const ENCODED_LEVELS: usize = 3;
/// Multiparts whose boundary never comes: each costs a look through the rest of the message.
const LOST_BOUNDARIES: usize = 4;
/// Octets that encoded words and continued parameters (RFC 2231) may make the parser read over and over.
const REREAD: usize = 500_000_000;

struct Walk<'l> {
    limits: &'l Limits,
    headers: MessageParser,
    shape: Shape,
    lost: usize,
    reread: usize,
}

impl<'l> Walk<'l> {
    fn new(limits: &'l Limits) -> Self {
        let headers = MessageParser::new()
            .header_content_type(HeaderName::ContentType)
            .header_text(HeaderName::ContentTransferEncoding)
            .default_header_ignore();
        Self { limits, headers, shape: Shape::default(), lost: 0, reread: 0 }
    }

    fn run(mut self, message: &[u8]) -> Result<Shape, TooComplex> {
        self.walk(message, 0, ENCODED_LEVELS)?;
        Ok(self.shape)
    }

    /// One message with all that is nested in it; `above` levels are open around it.
    fn walk(&mut self, data: &[u8], above: usize, decodings: usize) -> Result<(), TooComplex> {
        let mut stream = MessageStream::new(data);
        let mut open: Vec<Level> = Vec::new();
        let mut level = Level { kind: Kind::Message, boundary: None };
        let mut ahead = Ahead::default();
        loop {
            self.charge(&mut ahead, data, stream.offset())?;
            let Some(part) = self.part(&mut stream, level.kind)? else { return Ok(()) };
            if let (Kind::Multipart | Kind::Digest, Some(boundary)) = (part.kind, &part.boundary) {
                if stream.seek_next_part(boundary) {
                    open.push(std::mem::replace(&mut level, Level { kind: part.kind, boundary: part.boundary }));
                    self.deeper(above + open.len())?;
                    stream.skip_crlf();
                    continue;
                }
                self.lost += 1;
                if self.lost > LOST_BOUNDARIES {
                    return Err(TooComplex);
                }
            }
            if part.kind == Kind::Message && part.encoding == Encoding::None {
                let inner = Level { kind: Kind::Message, boundary: level.boundary.take() };
                open.push(std::mem::replace(&mut level, inner));
                self.deeper(above + open.len())?;
                continue;
            }
            self.leaf(&mut stream, &mut level, &part, above + open.len(), decodings)?;
            if level.boundary.is_none() {
                if stream.offset() >= data.len() {
                    return Ok(());
                }
            } else if !close(&mut stream, &mut open, &mut level) {
                return Ok(());
            }
        }
    }

    /// Bounds what the parser will read of the header section that begins here. It may end it earlier than at the next
    /// empty line, and never later; up to there each octet is looked at once.
    fn charge(&mut self, ahead: &mut Ahead, data: &[u8], at: usize) -> Result<(), TooComplex> {
        if at >= ahead.end {
            let section = header_section(&data[at..]);
            let encoded_words = section.windows(2).filter(|w| w == b"=?").count();
            let continuations = section.iter().filter(|&&b| b == b'*').count();
            // The empty line itself counts, so that the next section is behind it.
            *ahead = Ahead { end: at + section.len() + 1, costly: encoded_words + continuations };
        }
        let length = ahead.end - at - 1;
        self.reread += ahead.costly * length;
        let too_long = self.shape.parts > 0 && length > self.limits.header_size;
        if too_long || self.reread > REREAD { Err(TooComplex) } else { Ok(()) }
    }

    /// Reads the header section of a part; none at the end of the message.
    fn part(&mut self, stream: &mut MessageStream<'_>, parent: Kind) -> Result<Option<Part>, TooComplex> {
        let mut headers = Vec::new();
        let goes_on = stream.parse_headers(&self.headers, &mut headers);
        self.shape.parts += usize::from(goes_on || !headers.is_empty());
        if !goes_on {
            return Ok(None);
        }
        if self.shape.parts > self.limits.parts || headers.len() > self.limits.header_fields {
            return Err(TooComplex);
        }
        let content_type = headers.header_value(&HeaderName::ContentType).and_then(HeaderValue::as_content_type);
        let encoding = match headers.header_value(&HeaderName::ContentTransferEncoding) {
            Some(HeaderValue::Text(name)) if name.eq_ignore_ascii_case("base64") => Encoding::Base64,
            Some(HeaderValue::Text(name)) if name.eq_ignore_ascii_case("quoted-printable") => Encoding::QuotedPrintable,
            _ => Encoding::None,
        };
        let boundary = content_type.and_then(|t| t.attribute("boundary")).map(|b| b.as_bytes().to_vec());
        Ok(Some(Part { kind: kind(content_type, parent), encoding, boundary }))
    }

    /// A part without parts, or an encoded message, which the parser decodes and reads.
    fn leaf(
        &mut self,
        stream: &mut MessageStream<'_>,
        level: &mut Level,
        part: &Part,
        above: usize,
        decodings: usize,
    ) -> Result<(), TooComplex> {
        if part.kind == Kind::Message {
            let boundary = level.boundary.as_deref().unwrap_or_default();
            let (end, bytes) = match part.encoding {
                Encoding::Base64 => stream.decode_base64_mime(boundary),
                _ => stream.decode_quoted_printable_mime(boundary),
            };
            if end != usize::MAX {
                self.deeper(above + 1)?;
                return if decodings == 0 { Ok(()) } else { self.walk(&bytes, above + 1, decodings - 1) };
            }
        }
        let (_, found) = stream.seek_part_end(level.boundary.as_deref());
        if !found {
            level.boundary = None;
        }
        Ok(())
    }

    fn deeper(&mut self, depth: usize) -> Result<(), TooComplex> {
        self.shape.depth = self.shape.depth.max(depth);
        if depth > self.limits.nesting { Err(TooComplex) } else { Ok(()) }
    }
}

struct Part {
    kind: Kind,
    encoding: Encoding,
    boundary: Option<Vec<u8>>,
}

/// Behind a boundary: leaves the levels that it ends. False at the end of the structure.
fn close(stream: &mut MessageStream<'_>, open: &mut Vec<Level>, level: &mut Level) -> bool {
    loop {
        if level.kind == Kind::Message {
            // The boundary is that of the multipart around the message.
            let Some(outer) = open.pop() else { return false };
            let boundary = level.boundary.take();
            *level = Level { kind: outer.kind, boundary };
        }
        if !stream.is_multipart_end() {
            return true;
        }
        let Some(outer) = open.pop() else { return false };
        *level = outer;
        let found = level.boundary.as_deref().is_some_and(|boundary| stream.seek_next_part_offset(boundary).is_some());
        if !found {
            return false;
        }
    }
}

fn kind(content_type: Option<&ContentType<'_>>, parent: Kind) -> Kind {
    let Some(content_type) = content_type else {
        return if parent == Kind::Digest { Kind::Message } else { Kind::Other };
    };
    match (content_type.ctype(), content_type.subtype()) {
        ("multipart", Some("digest")) => Kind::Digest,
        ("multipart", _) => Kind::Multipart,
        ("message", Some("rfc822" | "global")) => Kind::Message,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use mail_parser::{Message, PartType};
    use proptest::prelude::*;

    fn shape(message: &[u8]) -> Result<Shape, TooComplex> {
        Walk::new(&Limits { nesting: 1_000_000, parts: 1_000_000, ..Limits::default() }).run(message)
    }

    /// Messages within messages, as the parser nested them. (Multiparts it keeps flat.)
    fn nested(message: &Message<'_>) -> usize {
        let inner = |part: &mail_parser::MessagePart<'_>| match &part.body {
            PartType::Message(message) => 1 + nested(message),
            _ => 0,
        };
        message.parts.iter().map(inner).max().unwrap_or(0)
    }

    fn parts(message: &Message<'_>) -> usize {
        let inner = |part: &mail_parser::MessagePart<'_>| match &part.body {
            PartType::Message(message) => 1 + parts(message),
            _ => 1,
        };
        message.parts.iter().map(inner).sum()
    }

    fn messages_in_each_other(depth: usize) -> Vec<u8> {
        let mut message = b"Content-Type: message/rfc822\r\n\r\n".repeat(depth);
        message.extend_from_slice(b"Subject: x\r\n\r\ntext\r\n");
        message
    }

    fn multiparts_in_each_other(depth: usize) -> Vec<u8> {
        let mut message = String::new();
        for level in 0..depth {
            message += &format!("Content-Type: multipart/mixed; boundary=\"b{level}x\"\r\n\r\n--b{level}x\r\n");
        }
        message += "\r\ntext\r\n";
        for level in (0..depth).rev() {
            message += &format!("--b{level}x--\r\n");
        }
        message.into_bytes()
    }

    fn encoded(message: &[u8]) -> Vec<u8> {
        let body = base64::engine::general_purpose::STANDARD.encode(message);
        format!("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n").into_bytes()
    }

    #[test]
    fn nesting_is_counted_over_multipart_and_messages() {
        let limits = Limits::default();
        for (message, depth) in [
            (messages_in_each_other(100), 100),
            (multiparts_in_each_other(100), 100),
            (encoded(&messages_in_each_other(99)), 100),
            (encoded(&encoded(&multiparts_in_each_other(98))), 100),
        ] {
            assert_eq!(shape(&message).expect("counted").depth, depth);
            assert_eq!(prescan(&message, &limits), Ok(()));
        }
        for message in [
            messages_in_each_other(101),
            messages_in_each_other(100_000),
            multiparts_in_each_other(101),
            encoded(&messages_in_each_other(100)),
            encoded(&encoded(&messages_in_each_other(50_000))),
        ] {
            assert_eq!(prescan(&message, &limits), Err(Reply::TooComplex));
        }
    }

    #[test]
    fn parts_fields_and_hops_are_counted() {
        let limits = Limits::default();
        let part = b"--b\r\n\r\nx\r\n";
        let many = |n: usize| [b"Content-Type: multipart/mixed; boundary=b\r\n\r\n".to_vec(), part.repeat(n)].concat();
        assert_eq!(prescan(&many(999), &limits), Ok(()));
        assert_eq!(prescan(&many(1001), &limits), Err(Reply::TooComplex));
        let head = |field: &[u8], n: usize| [field.repeat(n), b"\r\nbody\r\n".to_vec()].concat();
        assert_eq!(prescan(&head(b"received : x\r\n", 49), &limits), Ok(()));
        assert_eq!(prescan(&head(b"received : x\r\n", 50), &limits), Err(Reply::Loop));
        assert_eq!(prescan(&head(b"X-Y: z\r\n fold\r\n", 1000), &limits), Ok(()));
        assert_eq!(prescan(&head(b"X-Y: z\r\n", 1001), &limits), Err(Reply::HeaderTooBig));
        assert_eq!(prescan(&head(b"X-Y: z\r\n ", 1), &limits), Ok(()));
        assert_eq!(prescan(&vec![b'x'; 300_000], &limits), Err(Reply::HeaderTooBig));
        assert_eq!(prescan(b"", &limits), Ok(()));
    }

    #[test]
    fn a_shape_that_costs_too_much_is_refused() {
        let lost = b"Content-Type: multipart/mixed; boundary=never\r\n\r\n--b\r\n";
        let message = [b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".to_vec(), lost.repeat(20)].concat();
        assert_eq!(prescan(&message, &Limits::default()), Err(Reply::TooComplex));
        let words =
            [b"Content-Type: text/plain; x=".to_vec(), b"=?aa?q?".repeat(30_000), b"\r\n\r\n".to_vec()].concat();
        assert_eq!(prescan(&words, &Limits::default()), Err(Reply::TooComplex));
        let continued: String = (0..20_000).map(|n| format!(";a*{n}=b")).collect();
        let message = format!("Content-Type: text/plain{continued}\r\n\r\n");
        assert_eq!(prescan(message.as_bytes(), &Limits::default()), Err(Reply::TooComplex));
    }

    fn piece() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            Just("Content-Type: multipart/mixed; boundary=a\r\n"),
            Just("Content-Type: multipart/digest; boundary=\"b\"\r\n"),
            Just("content-type: Multipart/Related;\r\n boundary*0=a; boundary*1=b\r\n"),
            Just("Content-Type: multipart/x; boundary==?utf-8?q?b?=\r\n"),
            Just("Content-Type: message/rfc822\r\n"),
            Just("Content-Type: message (c) / global\r\n"),
            Just("Content-Type: text/plain\r\n"),
            Just("Content-Transfer-Encoding: base64\r\n"),
            Just("Content-Transfer-Encoding: quoted-printable\r\n"),
            Just("Q29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMg0KDQo=\r\n"),
            Just("Subject: =?utf-8?q?x\r\n y\r\n"),
            Just("no header at all\r\n"),
        ];
        let mark = prop_oneof![
            Just("\r\n"),
            Just("\n"),
            Just("--a\r\n"),
            Just("--b\r\n"),
            Just("--ab\r\n"),
            Just("--a--\r\n"),
            Just("--b--\r\n"),
            Just("--ab--"),
            Just(" --a"),
            Just("--"),
            Just("="),
            Just(" "),
            Just("\""),
            Just("("),
            Just("x\r\n"),
        ];
        prop_oneof![line.prop_map(str::to_owned), mark.prop_map(str::to_owned)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_the_parser_nests_is_counted(pieces in prop::collection::vec(piece(), 0..40)) {
            let message = pieces.concat();
            // Its arithmetic overflows on some of these in builds with overflow checks; the core counts that as a fault.
            let parsed = catch_unwind(|| MessageParser::default().parse(message.as_bytes()).map(|m| (nested(&m), parts(&m))));
            let counted = catch_unwind(|| shape(message.as_bytes()));
            if let (Ok(Some((depth, parts))), Ok(Ok(shape))) = (parsed, counted) {
                prop_assert!(shape.depth >= depth, "{:?} {} {:?}", shape, depth, message);
                prop_assert!(shape.parts >= parts, "{:?} {} {:?}", shape, parts, message);
            }
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = prescan(&bytes, &Limits::default());
        }
    }
}
