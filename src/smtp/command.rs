//! Command lines: cut byte by byte, then read by the grammar of RFC 5321 §4.1.1.

/// Cuts the stream into command lines. Only CRLF ends a line; a bare LF is an error that ends the session, for behind it
/// nobody knows where commands begin. A line over the limit is read to its end and reported, nothing of it kept. The
/// same bytes give the same lines however they are cut.
#[derive(Debug)]
pub struct LineReader {
    line: Vec<u8>,
    limit: usize,
    length: usize,
    after_cr: bool,
    bad: bool,
}

/// What the line reader found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A line, without its CRLF.
    Whole(Vec<u8>),
    /// A line over the limit, thrown away.
    TooLong,
    /// A line with a bare CR or a NUL in it, thrown away.
    Bad,
    /// A bare LF, or a line that grows without end: the session is to be closed.
    Hopeless,
}

/// A line of this many octets is no mistake any more.
const HOPELESS: usize = 64 << 10;

impl LineReader {
    /// A reader for lines of at most `limit` octets, CRLF counted.
    pub fn new(limit: usize) -> Self {
        Self { line: Vec::new(), limit, length: 0, after_cr: false, bad: false }
    }

    /// Takes bytes up to the end of a line or of the input; says how many, and the line if one ended.
    pub fn feed(&mut self, input: &[u8]) -> (usize, Option<Line>) {
        for (at, &byte) in input.iter().enumerate() {
            if let Some(line) = self.step(byte) {
                return (at + 1, Some(line));
            }
        }
        (input.len(), None)
    }

    /// Whether a line has begun.
    pub fn is_within_line(&self) -> bool {
        self.length > 0
    }

    fn step(&mut self, byte: u8) -> Option<Line> {
        self.length += 1;
        match byte {
            b'\n' if self.after_cr => return Some(self.end()),
            b'\n' => return Some(Line::Hopeless),
            _ if self.length > HOPELESS => return Some(Line::Hopeless),
            _ => {}
        }
        self.bad |= self.after_cr || byte == 0;
        self.after_cr = byte == b'\r';
        if !self.after_cr && self.length + 2 <= self.limit {
            self.line.push(byte);
        }
        None
    }

    fn end(&mut self) -> Line {
        let (line, length, bad) = (std::mem::take(&mut self.line), self.length, self.bad);
        *self = Self::new(self.limit);
        if length > self.limit {
            Line::TooLong
        } else if bad {
            Line::Bad
        } else {
            Line::Whole(line)
        }
    }
}

/// A command as read. Paths are raw: what stood between `<` and `>`, nothing taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// `HELO name`.
    Helo(&'a str),
    /// `EHLO name`.
    Ehlo(&'a str),
    /// `LHLO name` (RFC 2033).
    Lhlo(&'a str),
    /// `MAIL FROM:<path> …`.
    Mail {
        /// Reverse-path, empty for the null one.
        path: &'a str,
        /// Its parameters.
        parameters: Parameters,
    },
    /// `RCPT TO:<path>`.
    Rcpt {
        /// Forward-path.
        path: &'a str,
    },
    /// `DATA`.
    Data,
    /// `RSET`.
    Rset,
    /// `NOOP`, with or without a word.
    Noop,
    /// `QUIT`.
    Quit,
    /// `HELP`.
    Help,
    /// `STARTTLS` (RFC 3207).
    StartTls,
    /// A command that exists elsewhere and is not to be had here: VRFY, EXPN, AUTH, BDAT, TURN, ETRN, XCLIENT, XFORWARD.
    NotHere,
    /// The first line of a web browser that was talked into posting here.
    Http,
}

/// Parameters of MAIL that we announce.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// `SIZE=n` (RFC 1870).
    pub size: Option<u64>,
    /// `BODY=8BITMIME` (RFC 6152).
    pub eight_bit: bool,
    /// `SMTPUTF8` (RFC 6531).
    pub utf8: bool,
}

/// Why a line is no command. Never holds what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandFault {
    /// No such command.
    Unknown,
    /// Known command, wrong argument.
    Argument,
    /// A parameter of MAIL or RCPT that was not announced.
    Parameter,
    /// Over the limit of a command line.
    TooLong,
    /// Octets that no command may hold.
    Characters,
}

const NOT_HERE: [&str; 9] = ["VRFY", "EXPN", "AUTH", "BDAT", "TURN", "ETRN", "ATRN", "XCLIENT", "XFORWARD"];
const HTTP: [&str; 9] = ["GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH"];

/// Octets that a MAIL line may be longer than others, for SIZE (26), BODY (17) and SMTPUTF8 (10).
pub const MAIL_EXTRA: usize = 64;

/// Reads a line (without CRLF) as a command. `limit` is that of a command line with its CRLF.
pub fn parse(line: &[u8], limit: usize) -> Result<Command<'_>, CommandFault> {
    let line = std::str::from_utf8(line).map_err(|_| CommandFault::Characters)?;
    if line.chars().any(char::is_control) {
        return Err(CommandFault::Characters);
    }
    let (verb, rest) = line.split_once(' ').map_or((line, None), |(verb, rest)| (verb, Some(rest)));
    let is = |name: &str| verb.eq_ignore_ascii_case(name);
    if line.len() + 2 > limit + if is("MAIL") { MAIL_EXTRA } else { 0 } {
        return Err(CommandFault::TooLong);
    }
    if !line.is_ascii() && !is("MAIL") && !is("RCPT") {
        return Err(CommandFault::Characters);
    }
    match verb.to_ascii_uppercase().as_str() {
        "HELO" => greeting(rest).map(Command::Helo),
        "EHLO" => greeting(rest).map(Command::Ehlo),
        "LHLO" => greeting(rest).map(Command::Lhlo),
        "MAIL" => mail(rest.ok_or(CommandFault::Argument)?),
        "RCPT" => rcpt(rest.ok_or(CommandFault::Argument)?),
        "NOOP" => Ok(Command::Noop),
        "HELP" => Ok(Command::Help),
        "DATA" => bare(rest, Command::Data),
        "RSET" => bare(rest, Command::Rset),
        "QUIT" => bare(rest, Command::Quit),
        "STARTTLS" => bare(rest, Command::StartTls),
        other if NOT_HERE.contains(&other) => Ok(Command::NotHere),
        other if HTTP.contains(&other) && rest.is_some() => Ok(Command::Http),
        _ => Err(CommandFault::Unknown),
    }
}

/// A command without argument. Blanks at the end are let pass (RFC 5321 §4.1.1).
fn bare<'a>(rest: Option<&str>, command: Command<'a>) -> Result<Command<'a>, CommandFault> {
    if rest.is_none_or(|rest| rest.bytes().all(|b| b == b' ')) { Ok(command) } else { Err(CommandFault::Argument) }
}

/// Domain or address literal, loosely: it is only ever written down. Underscores occur.
fn greeting(rest: Option<&str>) -> Result<&str, CommandFault> {
    let name = rest.unwrap_or_default().trim_end_matches(' ');
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b);
    if name.is_empty() || name.len() > 255 || !name.bytes().all(fits) {
        return Err(CommandFault::Argument);
    }
    Ok(name)
}

fn mail(rest: &str) -> Result<Command<'_>, CommandFault> {
    let (path, rest) = path(rest, "FROM:")?;
    let mut parameters = Parameters::default();
    let mut seen = Vec::new();
    for parameter in rest.split(' ').filter(|p| !p.is_empty()) {
        let (key, value) = parameter.split_once('=').map_or((parameter, None), |(key, value)| (key, Some(value)));
        let key = key.to_ascii_uppercase();
        match (key.as_str(), value) {
            ("SIZE", Some(value)) => parameters.size = Some(size(value)?),
            ("BODY", Some(value)) if value.eq_ignore_ascii_case("8BITMIME") => parameters.eight_bit = true,
            ("BODY", Some(value)) if value.eq_ignore_ascii_case("7BIT") => {}
            ("SMTPUTF8", None) => parameters.utf8 = true,
            ("SIZE" | "BODY" | "SMTPUTF8", _) => return Err(CommandFault::Argument),
            _ => return Err(CommandFault::Parameter),
        }
        if seen.contains(&key) {
            return Err(CommandFault::Argument);
        }
        seen.push(key);
    }
    if !path.is_ascii() && !parameters.utf8 {
        return Err(CommandFault::Characters);
    }
    Ok(Command::Mail { path, parameters })
}

fn rcpt(rest: &str) -> Result<Command<'_>, CommandFault> {
    let (path, rest) = path(rest, "TO:")?;
    if !rest.trim_matches(' ').is_empty() {
        return Err(CommandFault::Parameter);
    }
    Ok(Command::Rcpt { path })
}

/// At most 20 digits (RFC 1870 §3); a number beyond 64 bits is as good as the greatest.
fn size(digits: &str) -> Result<u64, CommandFault> {
    if digits.is_empty() || digits.len() > 20 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(CommandFault::Argument);
    }
    Ok(digits.parse().unwrap_or(u64::MAX))
}

/// `FROM:<path>` and what follows. The `>` within a quoted string does not close (RFC 5321 §4.1.2).
fn path<'a>(text: &'a str, keyword: &str) -> Result<(&'a str, &'a str), CommandFault> {
    let fits = text.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword));
    let inner = if fits { text[keyword.len()..].strip_prefix('<') } else { None }.ok_or(CommandFault::Argument)?;
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '<' if !quoted => return Err(CommandFault::Argument),
            '>' if !quoted => {
                let rest = &inner[at + 1..];
                let parted = rest.is_empty() || rest.starts_with(' ');
                return if parted { Ok((&inner[..at], rest)) } else { Err(CommandFault::Argument) };
            }
            _ => {}
        }
    }
    Err(CommandFault::Argument)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(input: &[u8], piece: usize) -> Vec<Line> {
        let (mut reader, mut found) = (LineReader::new(40), Vec::new());
        for mut piece in input.chunks(piece) {
            while !piece.is_empty() {
                let (taken, line) = reader.feed(piece);
                piece = &piece[taken..];
                let over = line == Some(Line::Hopeless);
                found.extend(line);
                if over {
                    return found;
                }
            }
        }
        found
    }

    #[test]
    fn only_crlf_ends_a_line() {
        let whole = |text: &str| Line::Whole(text.as_bytes().to_vec());
        assert_eq!(lines(b"NOOP\r\nRSET\r\n", 100), [whole("NOOP"), whole("RSET")]);
        assert_eq!(lines(b"NO\rOP\r\nRSET\r\n", 100), [Line::Bad, whole("RSET")]);
        assert_eq!(lines(b"NOOP\r\r\n", 100), [Line::Bad]);
        assert_eq!(lines(b"NO\0OP\r\n", 100), [Line::Bad]);
        assert_eq!(lines(b"NOOP\nRSET\r\n", 100), [Line::Hopeless]);
        assert_eq!(lines(&[b"x".repeat(38), b"\r\n".to_vec()].concat(), 100), [whole(&"x".repeat(38))]);
        assert_eq!(lines(&[b"x".repeat(39), b"\r\nNOOP\r\n".to_vec()].concat(), 100), [Line::TooLong, whole("NOOP")]);
        assert_eq!(lines(&b"x".repeat(70_000), 1000), [Line::Hopeless]);
    }

    #[test]
    fn commands_are_read_strictly() {
        let ok = |line: &'static str| parse(line.as_bytes(), 512).expect(line);
        let fault = |line: &[u8]| parse(line, 512).expect_err("no command");
        let plain = Parameters::default();
        assert_eq!(ok("mail from:<a@b.example>"), Command::Mail { path: "a@b.example", parameters: plain });
        assert_eq!(ok("MAIL FROM:<>"), Command::Mail { path: "", parameters: plain });
        assert_eq!(
            ok("MAIL FROM:<é@b.example> SIZE=99999999999999999999 body=8bitmime SMTPUTF8"),
            Command::Mail {
                path: "é@b.example",
                parameters: Parameters { size: Some(u64::MAX), eight_bit: true, utf8: true }
            }
        );
        assert_eq!(ok("RCPT TO:<\"a>b\"@c.example>"), Command::Rcpt { path: "\"a>b\"@c.example" });
        assert_eq!(ok("RCPT TO:<@a:b@c.example>"), Command::Rcpt { path: "@a:b@c.example" });
        assert_eq!(ok("EHLO [IPv6:::1]"), Command::Ehlo("[IPv6:::1]"));
        assert_eq!(ok("quit "), Command::Quit);
        assert_eq!(ok("NOOP with words"), Command::Noop);
        assert_eq!(ok("BDAT 99999999999999999999999 LAST"), Command::NotHere);
        assert_eq!(ok("POST / HTTP/1.1"), Command::Http);
        for line in [
            "MAIL FROM: <a@b.example>",
            "MAIL FROM:a@b.example",
            "MAIL FROM:<a@b.example",
            "MAIL",
            "MAIL TO:<a@b.example>",
            "MAIL FROM:<a@b.example> SIZE=",
            "MAIL FROM:<a@b.example> SIZE=abc",
            "MAIL FROM:<a@b.example> SIZE=+5",
            "MAIL FROM:<a@b.example> SIZE=1 SIZE=2",
            "MAIL FROM:<a@b.example> BODY=9BIT",
            "MAIL FROM:<a@b.example>SIZE=1",
            "RCPT TO: <a@b.example>",
            "RCPT TO:<<a@b.example>>",
            "EHLO",
            "EHLO a b",
            "EHLO a<b",
            "DATA now",
            "QUIT now",
        ] {
            assert_eq!(fault(line.as_bytes()), CommandFault::Argument, "{line}");
        }
        for line in [
            "MAIL FROM:<a@b.example> AUTH=<>",
            "RCPT TO:<a@b.example> <c@d.example>",
            "RCPT TO:<a@b.example> NOTIFY=NEVER",
        ] {
            assert_eq!(fault(line.as_bytes()), CommandFault::Parameter, "{line}");
        }
        for line in
            ["MAIL FROM:<é@b.example>".as_bytes(), "EHLO é".as_bytes(), b"EHLO \xff", b"NOOP \x1b[2J", b"NOOP \x7f"]
        {
            assert_eq!(fault(line), CommandFault::Characters);
        }
        for line in ["", " ", "HELLO", "é", "DATAX", "GET"] {
            let unknown = matches!(fault(line.as_bytes()), CommandFault::Unknown | CommandFault::Characters);
            assert!(unknown, "{line}");
        }
        assert_eq!(fault(format!("NOOP {}", "x".repeat(506)).as_bytes()), CommandFault::TooLong);
        assert!(parse(format!("MAIL FROM:<a@b.example>{}SIZE=1", " ".repeat(490)).as_bytes(), 512).is_ok());
    }

    proptest! {
        #[test]
        fn any_cut_gives_the_same_lines(
            bytes in prop::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(0u8), any::<u8>()], 0..200),
            piece in 1usize..9,
        ) {
            prop_assert_eq!(lines(&bytes, piece), lines(&bytes, 1000));
        }

        #[test]
        fn parsing_never_panics(line in prop::collection::vec(any::<u8>(), 0..80), verb in "(MAIL FROM:<|RCPT TO:<|EHLO )?") {
            let _ = parse(&[verb.as_bytes(), &line].concat(), 512);
        }
    }
}
