//! HTML of a mail as its reader sees it, and what the reader does not see.
//!
//! html5ever (by way of `scraper`) builds the tree; it is walked without calls into calls, so nesting costs no stack. Some
//! steps of the HTML algorithm cost more than the length of the text; [`read`] measures beforehand and takes a text that
//! would be dear as mere words, all of it hidden, and says so.

use super::charset;
use super::cost::is_hostile;
use super::css::{self, Look, Rule};
use super::lines::Writer;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use scraper::{Html, Node};
use std::collections::HashSet;

/// One stretch of visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Lines with `\n`; cells of a table parted by tabs, rows on lines of their own.
    pub text: String,
    /// Marked by the mail program as quoted from an earlier mail.
    pub quoted: bool,
}

/// What an HTML text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hypertext {
    /// What is seen, in reading order.
    pub visible: Vec<Stretch>,
    /// What is not seen, a line for each piece: hidden and white text, comments, attributes, addresses behind links, texts
    /// in styles and scripts.
    pub hidden: String,
    /// The text was too deeply nested or too odd to build a tree of; all its words are in `hidden`.
    pub too_deep: bool,
}

/// Stands for a picture in what [`read_with_pictures`] gives.
pub(crate) const PICTURE: char = '\u{fffc}';

/// Reads HTML. Total: any text gives an answer, in time that is bounded by the length of the text.
pub fn read(source: &str) -> Hypertext {
    read_as(source, false)
}

/// As [`read`], with a [`PICTURE`] wherever the reader sees a picture that the text itself holds (`data:`); text that has that sign
/// loses it.
pub(crate) fn read_with_pictures(source: &str) -> Hypertext {
    read_as(source, true)
}

fn read_as(source: &str, pictures: bool) -> Hypertext {
    if is_hostile(source) {
        return Hypertext { visible: Vec::new(), hidden: bare_words(source), too_deep: true };
    }
    let html = Html::parse_document(source);
    let mut reader = Reader { pictures, ..Reader::default() };
    let mut node = html.tree.root();
    'walk: loop {
        reader.enter(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            reader.leave(node.value());
            match (node.next_sibling(), node.parent()) {
                (Some(next), _) => {
                    node = next;
                    break;
                }
                (None, Some(parent)) => node = parent,
                (None, None) => break 'walk,
            }
        }
    }
    reader.finish()
}

/// The charset that a `<meta>` names, if one does.
pub(crate) fn named_charset(bytes: &[u8]) -> Option<String> {
    let start: String = bytes[..bytes.len().min(2_048)].iter().map(|&b| char::from(b).to_ascii_lowercase()).collect();
    let meta = &start[start.find("<meta")?..];
    let after = &meta[meta.find("charset")? + 7..];
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end =
        value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.')).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

/// The words of a source; elements of Word's own kinds (`<o:Author>`) part them too.
fn bare_words(source: &str) -> String {
    let mut apart = String::with_capacity(source.len() + 16);
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let name = rest[at + 1..].trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        apart.push_str(&rest[..at]);
        if name[end..].starts_with(':') && end > 0 {
            apart.push(' ');
        }
        apart.push('<');
        rest = &rest[at + 1..];
    }
    apart.push_str(rest);
    mail_parser::decoders::html::html_to_text(&apart)
}

/// A few words without any capital, each with one, as `text-transform` shows them; a sentence stays as it was typed.
fn with_capitals(text: String) -> String {
    const FEW: usize = 5;
    if text.chars().any(char::is_uppercase) || text.split_whitespace().nth(FEW).is_some() {
        return text;
    }
    let mut last = ' ';
    let typed = |c: char| {
        let begins = !last.is_alphanumeric() && last != '\'' && c.is_lowercase();
        last = c;
        if begins { c.to_uppercase().collect() } else { String::from(c) }
    };
    text.chars().map(typed).collect()
}

/// State of one open element.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    look: Look,
    quoted: bool,
    /// Text below is taken whole, elsewhere: styles, scripts.
    silent: bool,
    /// Number of the next list item, 0 for bullets.
    item: u32,
    /// Letters are shown from right to left, whatever they are.
    backwards: bool,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    rules: Vec<Rule>,
    stretches: Vec<(bool, Writer)>,
    unseen: Writer,
    /// Attribute values already noted.
    noted: HashSet<String>,
    /// All from here on is quoted: Outlook's divider has been passed.
    tail_is_quoted: bool,
    /// Whether pictures are shown by a sign.
    pictures: bool,
    /// How many `<ruby>` and, within them, `<rt>` are open; and what the readings over the words of the outermost say.
    ruby: usize,
    reading: usize,
    readings: String,
}

impl Reader {
    fn enter(&mut self, node: &Node) {
        let mut now = self.open.last().copied().unwrap_or_default();
        match node {
            Node::Text(text) => self.text(text, now),
            Node::Comment(comment) => self.comment(comment),
            Node::Element(element) => {
                let attr = |name: &str| element.attr(name).unwrap_or("");
                let tag = element.name();
                // Neither is inherited, but children of a row of boxes are boxes.
                now.look.apart = std::mem::take(&mut now.look.parts_children);
                self.look(&mut now, tag, attr);
                now.look.gone |= element.attr("hidden").is_some();
                now.backwards = is_backwards(tag, attr).unwrap_or(now.backwards);
                now.quoted |= self.is_quote(tag, attr);
                for (name, value) in element.attrs() {
                    self.attribute(tag, name, value, attr);
                }
                self.ruby += usize::from(tag == "ruby");
                self.reading += usize::from(tag == "rt" && self.ruby > 0);
                self.break_before(tag, attr, &mut now);
                // `Van: Jo <jo@thuis.example>` in which nobody escaped the bracket: an address, whatever a browser makes of it.
                if tag.contains('@') {
                    self.writer(now).text(&format!("<{tag}>"), false);
                }
                if self.pictures && tag == "img" && is_drawing(attr("src")) {
                    self.writer(now).text(PICTURE.encode_utf8(&mut [0; 4]), false);
                }
            }
            _ => {}
        }
        self.open.push(now);
    }

    fn leave(&mut self, node: &Node) {
        let now = self.open.pop().unwrap_or_default();
        if let Node::Element(element) = node {
            let tag = element.name();
            let parts = now.look.apart || parts_words(tag) && !self.is_reading(tag);
            self.end_reading(tag, now);
            let writer = self.writer(now);
            if parts {
                writer.text(" ", false);
            }
            match element.name() {
                "td" | "th" => writer.end_cell(),
                "tr" => writer.line(1),
                tag => {
                    writer.line(margin(tag, element.attr("style").unwrap_or(""), element.attr("class").unwrap_or("")))
                }
            }
        }
    }

    /// A reading over a word, which parts none of its letters.
    fn is_reading(&self, tag: &str) -> bool {
        self.ruby > 0 && matches!(tag, "rt" | "rp" | "rb")
    }

    /// What stands over a word is read behind it, in brackets.
    fn end_reading(&mut self, tag: &str, now: Open) {
        if tag == "rt" && self.ruby > 0 {
            self.reading = self.reading.saturating_sub(1);
            self.readings.push(' ');
        } else if tag == "ruby" {
            self.ruby = self.ruby.saturating_sub(1);
            if self.ruby == 0 {
                let said = std::mem::take(&mut self.readings);
                if !said.trim().is_empty() {
                    self.writer(now).text(&format!(" ({})", said.trim()), false);
                }
            }
        }
    }

    /// What the element's attributes and the rules of the style sheets make of the look.
    fn look<'a>(&self, now: &mut Open, tag: &str, attr: impl Fn(&str) -> &'a str) {
        let look = &mut now.look;
        match tag {
            "head" | "title" | "template" | "noembed" | "noframes" | "noscript" | "datalist" | "xml" | "rp" => {
                look.gone = true
            }
            "style" | "script" => now.silent = true,
            "pre" | "textarea" | "listing" => look.preformatted = true,
            _ => {}
        }
        if !attr("bgcolor").is_empty() {
            look.set_background(attr("bgcolor"));
        }
        if !attr("background").is_empty() {
            look.background = None;
        }
        if tag == "font" && !attr("color").is_empty() {
            look.set_colour(attr("color"));
        }
        let (id, classes) = (attr("id"), attr("class"));
        for rule in self.rules.iter().filter(|r| r.fits(tag, id, classes)) {
            look.apply(&rule.declarations);
        }
        look.apply(attr("style"));
    }

    /// Whether a mail program marks the element as quoted. Outlook's divider marks all that follows it.
    fn is_quote<'a>(&mut self, tag: &str, attr: impl Fn(&str) -> &'a str) -> bool {
        let classes = attr("class");
        let has = |class: &str| classes.split_ascii_whitespace().any(|c| c == class);
        if matches!(attr("id"), "divRplyFwdMsg" | "mail-editor-reference-message-container" | "x_divRplyFwdMsg") {
            self.tail_is_quoted = true;
        }
        self.tail_is_quoted
            || tag == "blockquote" && attr("type").eq_ignore_ascii_case("cite")
            || [
                "gmail_quote",
                "gmail_quote_container",
                "gmail_attr",
                "moz-cite-prefix",
                "yahoo_quoted",
                "protonmail_quote",
            ]
            .iter()
            .any(|class| has(class))
    }

    fn break_before<'a>(&mut self, tag: &str, attr: impl Fn(&str) -> &'a str, now: &mut Open) {
        let item = match self.open.last_mut() {
            Some(list) if tag == "li" && list.item > 0 => {
                list.item += 1;
                format!("{}. ", list.item - 1)
            }
            _ => "- ".to_owned(),
        };
        now.item = if tag == "ol" { attr("start").parse().unwrap_or(1).clamp(1, 1_000_000) } else { 0 };
        if tag == "style" {
            return;
        }
        let parts = now.look.apart || parts_words(tag) && !self.is_reading(tag);
        let writer = self.writer(*now);
        match tag {
            "br" => writer.newline(),
            "td" | "th" => writer.start_cell(),
            "li" => {
                writer.line(1);
                writer.raw(&item);
            }
            _ => writer.line(margin(tag, attr("style"), attr("class"))),
        }
        if parts {
            writer.text(" ", false);
        }
    }

    /// Where text with this look goes.
    fn writer(&mut self, now: Open) -> &mut Writer {
        if now.look.is_hidden() {
            return &mut self.unseen;
        }
        if self.stretches.last().is_none_or(|(quoted, _)| *quoted != now.quoted) {
            self.stretches.push((now.quoted, Writer::default()));
        }
        &mut self.stretches.last_mut().expect("pushed above if there was none").1
    }

    fn text(&mut self, text: &str, now: Open) {
        if now.silent {
            let rules = css::rules(text);
            if self.rules.len() < 500 {
                self.rules.extend(rules);
            }
            for words in css::words(text) {
                self.note(&words);
            }
            if !text.contains('{') {
                self.note(text);
            }
            return;
        }
        if now.look.gone && text.contains('<') {
            // The source of what is shown only without scripts.
            return self.note(&bare_words(text));
        }
        let preformatted = now.look.preformatted;
        let text = if now.backwards { text.chars().rev().collect() } else { charset::as_seen(text) };
        let text = if self.pictures { text.replace(PICTURE, " ") } else { text };
        let text = if now.look.capitals { with_capitals(text) } else { text };
        if self.reading > 0 && !now.look.is_hidden() {
            self.readings.push_str(&text);
            return;
        }
        self.writer(now).text(&text, preformatted);
    }

    /// Comments, conditional ones too, whose text Outlook shows.
    fn comment(&mut self, comment: &str) {
        let inner =
            comment.split_once("]>").filter(|(start, _)| start.starts_with("[if")).map_or(comment, |(_, rest)| rest);
        if inner.starts_with("[if") || inner.starts_with("[endif") {
            return;
        }
        let words = bare_words(inner.trim_end_matches("<![endif]"));
        self.note(&words);
    }

    fn attribute<'a>(&mut self, tag: &str, name: &str, value: &str, attr: impl Fn(&str) -> &'a str) {
        let is_text = matches!(name, "alt" | "title" | "placeholder" | "summary" | "label" | "cite" | "datetime")
            || name == "value" && tag != "li"
            || name.starts_with("aria-")
            || name.starts_with("data-")
            || name == "content" && tag == "meta" && attr("http-equiv").is_empty() && !is_technical(attr("name"));
        if name == "srcdoc" {
            self.note(&bare_words(value));
        } else if is_text {
            self.note(value);
        } else if matches!(name, "href" | "src" | "action" | "background" | "longdesc") {
            self.address(value);
        }
    }

    /// The target of a link: it may name somebody (`mailto:`, `tel:`, a file, a profile).
    fn address(&mut self, value: &str) {
        let value = value.trim();
        let lower = value.get(..12.min(value.len())).unwrap_or("").to_ascii_lowercase();
        if value.starts_with('#') || lower.starts_with("cid:") {
            return;
        }
        if lower.starts_with("data:") {
            if lower.starts_with("data:text") || lower.starts_with("data:,") || lower.starts_with("data:;") {
                self.note(&bare_words(&data_text(value)));
            }
            return;
        }
        let bare = ["mailto:", "tel:", "sms:", "callto:"].iter().find(|scheme| lower.starts_with(**scheme));
        let rest = bare.map_or(value, |scheme| &value[scheme.len()..]);
        self.note(&percent_decoded(&rest[..rest.floor_char_boundary(2_000)]));
    }

    /// Notes unseen text, once.
    fn note(&mut self, text: &str) {
        let text = text.trim();
        if text.chars().any(char::is_alphanumeric) && self.noted.insert(text.to_owned()) {
            self.unseen.line(1);
            self.unseen.text(text, true);
            self.unseen.line(1);
        }
    }

    fn finish(self) -> Hypertext {
        let mut visible: Vec<Stretch> = Vec::new();
        for (quoted, writer) in self.stretches {
            let text = writer.finish();
            match visible.last_mut() {
                _ if text.trim().is_empty() => {}
                Some(last) if last.quoted == quoted => {
                    last.text.push('\n');
                    last.text.push_str(&text);
                }
                _ => visible.push(Stretch { text, quoted }),
            }
        }
        Hypertext { visible, hidden: self.unseen.finish(), too_deep: false }
    }
}

/// Whether an address holds a picture itself, and more than a dot to count readers by.
fn is_drawing(address: &str) -> bool {
    const LEAST: usize = 200;
    let address = address.trim();
    address.len() >= LEAST && address.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
}

/// Whether an element turns its letters around, or stops that; none if it says nothing.
fn is_backwards<'a>(tag: &str, attr: impl Fn(&str) -> &'a str) -> Option<bool> {
    let style = attr("style").to_ascii_lowercase().replace(' ', "");
    let overrides =
        tag == "bdo" || style.contains("unicode-bidi:bidi-override") || style.contains("unicode-bidi:isolate-override");
    let rtl = attr("dir").eq_ignore_ascii_case("rtl") || style.contains("direction:rtl");
    overrides.then_some(rtl)
}

/// Names of `<meta>` that say nothing about anybody.
fn is_technical(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "viewport"
            | "generator"
            | "progid"
            | "originator"
            | "format-detection"
            | "color-scheme"
            | "supported-color-schemes"
            | "x-apple-disable-message-reformatting"
            | "robots"
            | ""
    )
}

/// How an element parts what is before from what is after it: 0 not at all, 1 a line, 2 a blank line.
fn margin(tag: &str, style: &str, class: &str) -> u8 {
    let display = style.split("display").nth(1).map(|s| s.trim_start_matches([':', ' ']));
    match tag {
        "td" | "th" => 0,
        _ if display.is_some_and(|d| d.starts_with("inline")) => 0,
        _ if display.is_some_and(|d| d.starts_with("block")) => 1,
        "p" if class.starts_with("Mso") || style.contains("margin") => 1,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" | "blockquote" | "pre" | "dl" | "hr" => 2,
        "div" | "li" | "dt" | "dd" | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav"
        | "center" | "form" | "fieldset" | "address" | "caption" | "tr" | "tbody" | "thead" | "body" | "html"
        | "option" | "title" | "details" | "summary" | "figure" | "figcaption" | "legend" | "head" => 1,
        _ => 0,
    }
}

/// Whether an element stands apart from the words around it though it begins no line: a reading over a word, a part of a
/// drawing or of a formula, a button, a kind that nobody knows.
fn parts_words(tag: &str) -> bool {
    let foreign = !tag.starts_with("o:") && !tag.starts_with("st1:") && tag != "w:sdt" && tag.contains([':', '-']);
    foreign
        || matches!(
            tag,
            "rt" | "rp"
                | "rb"
                | "mi"
                | "mn"
                | "ms"
                | "mo"
                | "mtext"
                | "annotation"
                | "semantics"
                | "text"
                | "tspan"
                | "desc"
                | "button"
                | "select"
                | "option"
                | "optgroup"
                | "input"
                | "output"
                | "meter"
                | "progress"
                | "object"
                | "video"
                | "audio"
                | "canvas"
                | "iframe"
                | "svg"
                | "math"
        )
}

/// The text of a `data:` address (RFC 2397).
fn data_text(value: &str) -> String {
    let (head, body) = value.split_once(',').unwrap_or(("", ""));
    let body = percent_decoded(body);
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return body;
    }
    let kept: Vec<u8> = body.bytes().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    String::from_utf8_lossy(&STANDARD_NO_PAD.decode(&kept).unwrap_or_default()).into_owned()
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = text.get(at + 1..at + 3).filter(|p| bytes[at] == b'%' && p.bytes().all(|b| b.is_ascii_hexdigit()));
        match pair.and_then(|p| u8::from_str_radix(p, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Visible text, quoted stretches within `«»`, then `|` and hidden text.
    fn shown(source: &str) -> String {
        let read = read(source);
        let mark = |s: &Stretch| if s.quoted { format!("«{}»", s.text) } else { s.text.clone() };
        let visible: Vec<String> = read.visible.iter().map(mark).collect();
        format!("{}|{}", visible.join("\n"), read.hidden)
    }

    #[test]
    fn a_reader_sees_lines_lists_and_tables() {
        for (source, expected) in [
            ("<p>een</p><p>twee</p>", "een\n\ntwee|"),
            ("<p class=MsoNormal>een</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>twee</p>", "een\n\ntwee|"),
            ("<div>een</div><div><br></div><div>twee</div>", "een\n\ntwee|"),
            ("een<br>twee  drie\n vier", "een\ntwee drie vier|"),
            ("Van: Jo <jo@thuis.example><br>dag", "Van: Jo <jo@thuis.example>\ndag|"),
            ("Fa<b>ti</b>ma en <i>Sa</i>mir", "Fatima en Samir|"),
            ("Fa&shy;tima &amp; Zo&euml;", "Fa\u{ad}tima & Zoë|"),
            ("<ul><li>een<li><p>twee</p></ul>na", "- een\n- twee\n\nna|"),
            ("<ol start=3><li>een</li><li>twee</li></ol>", "3. een\n4. twee|"),
            (
                "<table><tr><td><p>Naam</p></td><td><p>Zahra</p></td></tr><tr><td>Doel</td><td>hulp</td></tr></table>",
                "Naam\tZahra\nDoel\thulp|",
            ),
            ("<pre>een\n  twee</pre>", "een\ntwee|"),
            ("<b>Doel:</b> afstemmen", "Doel: afstemmen|"),
            ("<bdo dir=rtl>arhaZ</bdo> zit", "Zahra zit|"),
            ("<div style='display: inline'>Zah</div><div style='display:inline'>ra</div>", "Zahra|"),
            ("a<span style='display:block'>b</span>", "a\nb|"),
            ("<ruby>Zahra<rt>Bouzid</rt></ruby>", "Zahra (Bouzid)|"),
            ("<ruby>Zah<rp>(</rp><rt>za</rt><rp>)</rp>ra<rt>ra</rt></ruby> zit", "Zahra (za ra) zit|()"),
            ("<rt>Bouzid</rt> zit", "Bouzid zit|"),
            ("<span style='text-transform:capitalize'>zahra van 't hof</span>", "Zahra Van 't Hof|"),
            (
                "<p style='text-transform:uppercase'>zahra gaat dinsdag naar de dokter</p>",
                "zahra gaat dinsdag naar de dokter|",
            ),
            ("<svg><text>Zahra</text><text>0612</text></svg>x", "Zahra 0612 x|"),
            ("<math><mtext>0612</mtext><annotation>Zahra</annotation></math>", "0612 Zahra|"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn what_is_not_seen_counts_as_hidden_text() {
        for (source, expected) in [
            ("zicht<span style='display:none'>Zahra</span>baar", "zichtbaar|Zahra"),
            ("<style>.x{color:#fff}</style>a<span class=x>Zahra</span>", "a|Zahra"),
            ("<div hidden>Zahra</div>a", "a|Zahra"),
            ("<div style='font-size:0'>Zahra<span style='font-size:12px'>ziet</span></div>", "ziet|Zahra"),
            ("<div bgcolor=black><font color=white>wit op zwart</font></div>", "wit op zwart|"),
            ("<font color=white>wit</font>", "|wit"),
            ("a<!-- Zahra -->b", "ab|Zahra"),
            ("a<!--[if mso]><p>Zahra</p><![endif]-->b", "ab|Zahra"),
            ("<img alt='foto van Zahra' src='cid:1'>", "|foto van Zahra"),
            ("<a href='mailto:zahra%40thuis.example?subject=x'>mail</a>", "mail|zahra@thuis.example?subject=x"),
            ("<a href='tel:0612345678' title='Zahra'>bel</a>", "bel|0612345678\nZahra"),
            ("<title>Zahra</title>a", "a|Zahra"),
            ("<a href='data:text/plain;base64,WmFocmE='>x</a>", "x|Zahra"),
            ("<iframe srcdoc='<p>Zahra</p>'></iframe>a", "a|Zahra"),
            ("<noscript><p>Zahra</p></noscript>a", "a|Zahra"),
            ("<script>var naam='Zahra'</script>a", "a|var naam='Zahra'"),
            ("<style>p:after{content:'Zahra'}</style>a", "a|Zahra"),
            ("<input type=hidden value=Zahra>a", "a|Zahra"),
            ("<div data-naam=Zahra aria-label=Samir>a</div>", "a|Samir\nZahra"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn quotations_that_mail_programs_mark_are_quoted() {
        for (source, expected) in [
            ("nieuw<blockquote type=cite>oud</blockquote>nog", "nieuw\n«oud»\nnog|"),
            (
                "nieuw<div class=gmail_quote>Op 2 nov schreef Jan:<blockquote>oud</blockquote></div>",
                "nieuw\n«Op 2 nov schreef Jan:\n\noud»|",
            ),
            ("nieuw<hr><div id=divRplyFwdMsg><b>Van:</b> Jan</div><div>oud</div>", "nieuw\n«Van: Jan\noud»|"),
            ("<blockquote style='margin:0'>ingesprongen</blockquote>", "ingesprongen|"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn a_hundred_thousand_nested_tags_are_survived_and_nothing_of_them_shown() {
        for tag in ["div", "b", "table", "blockquote", "font size=1"] {
            let source = format!("{}Zahra", format!("<{tag}>").repeat(100_000));
            let read = read(&source);
            assert!(read.too_deep && read.visible.is_empty() && read.hidden.contains("Zahra"), "{tag}");
        }
        let attributes = format!("<a {}>Zahra</a>", "x ".repeat(200_000));
        assert!(read(&attributes).too_deep);
        assert!(!read(&"<p>tekst".repeat(20_000)).too_deep);
    }

    proptest! {
        #[test]
        fn any_html_is_read_and_grows_little(source in "(<(/?(div|p|td|table|b|span|style|script|a|li)( (style|href|alt)=\"[a-z:;0-9#%-]{0,12}\")?)>|<!--|-->|[a-z &;\"'<>\u{a0}\u{ad}]){0,60}") {
            let read = read(&source);
            let size = read.hidden.len() + read.visible.iter().map(|s| s.text.len()).sum::<usize>();
            prop_assert!(size <= source.len() * 8 + 64);
        }

        #[test]
        fn any_text_at_all_is_read(source in "(?s).{0,300}") {
            read(&source);
        }
    }
}
