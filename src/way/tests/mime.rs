//! What a mail can carry (issue 4, MIME and HTML): each way to write a name ends in a mail without it, or in no mail.

use super::story::{INTAKE, JOB, Story};
use crate::model::OutcomeKind::{self, Drop, ForwardRedacted, Hold};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// People who do not exist, and their numbers. None of it may leave.
const SECRETS: [&str; 8] =
    ["Wytske", "Terpstra", "Tjibbe", "Zoë", "111222333", "0612345678", "06-12345678", "terpstra@thuis.example"];
const TEXT: &str = "Mevrouw Wytske Terpstra uit Elsloo (BSN 111222333, tel. 06-12345678, terpstra@thuis.example) woont met haar \
                    zoon Tjibbe en dochter Zoë.\n\nDoel: rust in huis.\nVraag: wie kan haar helpen?\n";
/// The same without anybody.
const BARE: &str = "Mevrouw uit Elsloo heeft schulden.\n\nDoel: rust in huis.\nVraag: wie kan haar helpen?\n";
/// Somebody in one line, for places where a whole case does not fit.
const LINE: &str = "mevrouw Wytske Terpstra, tel. 0612345678, terpstra@thuis.example";

fn crlf(text: &str) -> Vec<u8> {
    text.replace('\n', "\r\n").into_bytes()
}

fn mail(head: &str, body: &[u8]) -> Vec<u8> {
    let fields = format!("From: {JOB}\nTo: {INTAKE}\nMessage-ID: <m@x.example>\nMIME-Version: 1.0\n{head}\n\n");
    [crlf(&fields), body.to_vec()].concat()
}

fn plain(text: &str) -> Vec<u8> {
    mail("Subject: casus\nContent-Type: text/plain; charset=utf-8", &crlf(text))
}

fn coded(charset: &str, bytes: &[u8]) -> Vec<u8> {
    let head =
        format!("Subject: casus\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64");
    mail(&head, STANDARD.encode(bytes).as_bytes())
}

fn encoded(encoding: &str, body: &str) -> Vec<u8> {
    let head =
        format!("Subject: casus\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}");
    mail(&head, &crlf(body))
}

fn multi(kind: &str, parts: &[&str]) -> Vec<u8> {
    let parts: String = parts.iter().map(|part| format!("--grens\n{part}\n")).collect();
    let head = format!("Subject: casus\nContent-Type: multipart/{kind}; boundary=grens");
    mail(&head, &crlf(&format!("{parts}--grens--\n")))
}

fn part(kind: &str, text: &str) -> String {
    format!("Content-Type: {kind}; charset=utf-8\n\n{text}")
}

/// A page with the bare case, and this in it.
fn page(inside: &str) -> Vec<u8> {
    let html = format!("<html><body><p>{}</p>{inside}</body></html>", BARE.replace('\n', "<br>"));
    mail("Subject: casus\nContent-Type: text/html; charset=utf-8", &crlf(&html))
}

/// Each mail ends as it should, and nobody who is in it stands in what leaves to team and sender.
fn each(mails: Vec<(&str, Vec<u8>, &[OutcomeKind])>) {
    for (what, raw, ends) in mails {
        let mut story = Story::new();
        let raw = String::from_utf8_lossy(&raw).into_owned();
        let task = story.incoming(JOB, INTAKE, raw, true);
        let decision = story.run(task).decision.expect("every mail is decided");
        assert!(ends.contains(&decision.outcome), "{what}: {decision:?}");
        story.nobody_reads(&SECRETS);
    }
}

#[test]
fn every_transfer_encoding_is_undone_or_held() {
    let quoted: String = TEXT.bytes().map(|b| if b == b'\n' { "\n".into() } else { format!("={b:02X}=\n") }).collect();
    let wrapped = STANDARD.encode(TEXT);
    let uu = "begin 644 x.txt\n#0V%T\n`\nend\n";
    each(vec![
        ("8bit", encoded("8bit", TEXT), &[ForwardRedacted]),
        ("binary", encoded("binary", TEXT), &[ForwardRedacted]),
        ("quoted-printable, broken within every name", encoded("quoted-printable", &quoted), &[ForwardRedacted]),
        ("base64", encoded("base64", &wrapped), &[ForwardRedacted]),
        ("dirty base64", encoded("base64", &wrapped.replace('a', "a*")), &[Hold]),
        ("cut base64", encoded("base64", &wrapped[..wrapped.len() / 2 - wrapped.len() / 2 % 4 + 1]), &[Hold]),
        ("plain text that calls itself base64", encoded("base64", TEXT), &[Hold]),
        ("an encoding that nobody knows", encoded("x-geheim", TEXT), &[Hold]),
        ("uuencode within the text", plain(&format!("{TEXT}\n{uu}")), &[Hold]),
        (
            "yEnc within the text",
            plain(&format!("{TEXT}\n=ybegin line=128 size=3 name=x\nabc\n=yend size=3\n")),
            &[Hold],
        ),
    ]);
}

#[test]
fn what_is_set_apart_by_signs_pictures_or_stars_is_read_as_one() {
    let apart = |by: &str| -> String {
        let of = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(by);
        format!(
            "Mevrouw {} uit Elsloo (geb. {}, BSN {}, postcode {}, auto {}).\n\nDoel: rust in huis.\nVraag: wie kan haar helpen?\n",
            of("Wytske Terpstra"),
            of("12-03-1961"),
            of("111222333"),
            of("6171 AB"),
            of("KR-123-B")
        )
    };
    let parts = ["Wytske", "Terpstra", "12031961", "111222333", "6171AB", "KR123B"];
    for by in [" ", ".", "-", "\u{2009}", "\t", "/", "_"] {
        let mut story = Story::new();
        let raw = String::from_utf8_lossy(&plain(&apart(by))).into_owned();
        let task = story.incoming(JOB, INTAKE, raw, true);
        let decision = story.run(task).decision.expect("decided");
        assert_eq!(decision.outcome, ForwardRedacted, "{by:?}: {decision:?}");
        for mail in story.team() {
            let squeezed: String = mail.text.chars().filter(|c| c.is_alphanumeric()).collect();
            assert!(!parts.iter().any(|part| squeezed.contains(part)), "{by:?}: {}", mail.text);
        }
    }
    each(vec![
        ("a picture in a number", plain(&TEXT.replace("06-", "06-\u{1f4de}")), &[ForwardRedacted]),
        ("a private sign in a name", plain(&TEXT.replace("Terp", "Te\u{e000}rp")), &[ForwardRedacted]),
        ("stars in a name", plain(&TEXT.replace("Wytske", "*Wyt*ske").replace("Terp", "Te**rp**")), &[ForwardRedacted]),
        (
            "a page that calls itself plain",
            plain(
                &format!("<html><body>{BARE}<p>mevrouw <bdo dir=rtl>ekstyW</bdo> T<i>er</i>pstra</p></body></html>")
                    .replace('\n', "<br>"),
            ),
            &[ForwardRedacted],
        ),
        ("digits of another script", plain(&TEXT.replace("111222333", "١١١٢٢٢٣٣٣")), &[ForwardRedacted]),
        (
            "a chat",
            plain(&format!("{BARE}\n[02-11-2026 14:11:03] Wytske: mijn nummer is 0612345678\n")),
            &[ForwardRedacted],
        ),
    ]);
}

#[test]
fn every_charset_is_read_whatever_its_label() {
    let wide = |to: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let narrow: Vec<u8> = TEXT.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let utf7 = TEXT.replace('ë', "+AOs-").replace('@', "+AEA-");
    each(vec![
        ("latin as ASCII", coded("us-ascii", &narrow), &[ForwardRedacted]),
        ("latin as UTF-8", coded("utf-8", &narrow), &[ForwardRedacted]),
        ("UTF-8 as latin", coded("iso-8859-1", TEXT.as_bytes()), &[ForwardRedacted]),
        ("an unknown label", coded("x-onbekend", &narrow), &[ForwardRedacted]),
        ("UTF-16, little", coded("utf-16le", &wide(u16::to_le_bytes)), &[ForwardRedacted]),
        ("UTF-16 as UTF-8", coded("utf-8", &wide(u16::to_be_bytes)), &[ForwardRedacted]),
        ("UTF-7", coded("utf-7", utf7.as_bytes()), &[ForwardRedacted]),
    ]);
}

#[test]
fn every_header_and_file_name_is_decoded_or_left_out() {
    let word = |text: &str| format!("=?utf-8?b?{}?=", STANDARD.encode(text));
    let head = |fields: &str| mail(&format!("{fields}\nContent-Type: text/plain; charset=utf-8"), &crlf(TEXT));
    let halves = format!("Subject: =?utf-8?q?mevrouw_Wyts?=\n =?utf-8?q?ke_Terp?=\n {}", word("stra en Zoë"));
    let file = |name: &str| {
        let file = format!("Content-Type: text/plain\nContent-Disposition: attachment; {name}\n\nDe huur is betaald.");
        multi("mixed", &[&part("text/plain", TEXT), &file])
    };
    let fields = "Subject: casus\nThread-Topic: Terpstra\nKeywords: Wytske\nComments: Tjibbe\nX-Client: 0612345678\n\
                  Reply-To: Wytske Terpstra <terpstra@thuis.example>\nCc: Terpstra <terpstra@thuis.example>";
    each(vec![
        ("subject in one word", head(&format!("Subject: {}", word("mevrouw Wytske Terpstra"))), &[ForwardRedacted]),
        ("subject in pieces", head(&halves), &[ForwardRedacted]),
        ("other fields", head(fields), &[ForwardRedacted]),
        ("a name, plain", file("filename=\"Wytske Terpstra.txt\""), &[ForwardRedacted]),
        ("a name, RFC 2231", file("filename*=utf-8''Zo%C3%AB%20Terpstra.txt"), &[ForwardRedacted]),
        ("a name, in pieces", file("filename*0=\"Wytske Ter\"; filename*1=\"pstra.txt\""), &[ForwardRedacted]),
        ("a name, RFC 2047", file(&format!("filename=\"{}\"", word("Terpstra.txt"))), &[ForwardRedacted]),
        ("a field twice", head("Subject: casus\nSubject: Terpstra"), &[Hold]),
    ]);
}

#[test]
fn every_multipart_is_read_whole_or_held() {
    let (text, html) = (part("text/plain", TEXT), part("text/html", &format!("<p>{}</p>", TEXT.replace('\n', "<br>"))));
    let bare = part("text/plain", BARE);
    let inner = format!(
        "Content-Type: message/rfc822\n\nFrom: Wytske Terpstra <terpstra@thuis.example>\nSubject: Tjibbe\n{text}"
    );
    let card = "BEGIN:VCARD\nFN:Wytske Terpstra\nTEL:06123\n 45678\nEMAIL:terpstra@thuis.example\nEND:VCARD";
    let event = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{LINE}\nEND:VEVENT\nEND:VCALENDAR");
    let seal = "Content-Type: application/pkcs7-signature\n\nx";
    let sealed = "Content-Type: application/pgp-encrypted\n\nVersion: 1";
    let report = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; terpstra@thuis.example\nAction: failed";
    let answer = part("text/calendar", "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR");
    let edges = |raw: Vec<u8>| {
        let raw = String::from_utf8(raw).expect("UTF-8");
        let (head, body) = raw.split_once("\r\n\r\n").expect("a header");
        format!("{head}\r\n\r\n{LINE}\r\n{body}{LINE}\r\n").into_bytes()
    };
    let broken = |from: &str, to: &str| {
        String::from_utf8(multi("mixed", &[&text])).expect("UTF-8").replacen(from, to, 1).into_bytes()
    };
    each(vec![
        ("alternative", multi("alternative", &[&text, &html]), &[ForwardRedacted]),
        ("alternatives that differ", multi("alternative", &[&bare, &html]), &[ForwardRedacted]),
        ("related", multi("related", &[&html]), &[ForwardRedacted]),
        ("parallel", multi("parallel", &[&text]), &[ForwardRedacted]),
        ("of an unknown kind", multi("x-onbekend", &[&text]), &[ForwardRedacted]),
        ("signed", multi("signed", &[&text, seal]), &[ForwardRedacted]),
        ("encrypted", multi("encrypted", &[sealed, "Content-Type: application/octet-stream\n\nx"]), &[Hold]),
        ("a mail within", multi("mixed", &[&bare, &inner]), &[ForwardRedacted]),
        ("a digest", multi("digest", &[&format!("\nFrom: {JOB}\nSubject: casus\n{text}")]), &[ForwardRedacted]),
        ("a contact", multi("mixed", &[&bare, &part("text/vcard", card)]), &[ForwardRedacted]),
        ("a calendar", multi("mixed", &[&bare, &part("text/calendar", &event)]), &[ForwardRedacted]),
        ("a piece of a mail", multi("mixed", &[&bare, "Content-Type: message/partial; id=x; number=1\n\nx"]), &[Hold]),
        ("lies elsewhere", multi("mixed", &[&bare, "Content-Type: message/external-body\n\nx"]), &[Hold]),
        ("a delivery report", multi("report; report-type=delivery-status", &[&text, report]), &[Drop]),
        ("a calendar's answer", multi("alternative", &[&bare, &answer]), &[Drop]),
        ("before and behind the parts", edges(multi("mixed", &[&text])), &[ForwardRedacted]),
        ("without an end", broken("--grens--", ""), &[Hold]),
        ("another boundary", broken("boundary=grens", "boundary=anders"), &[Hold]),
        (
            "inline PGP",
            plain(&format!("{TEXT}\n-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\n")),
            &[Hold],
        ),
    ]);
}

#[test]
fn html_is_read_as_readers_and_non_readers_see_it() {
    let hidden = |style: &str| page(&format!("<span style=\"{style}\">{LINE}</span>"));
    let spread =
        |tag: &str| LINE.chars().map(|c| if c == ' ' { " ".into() } else { format!("{c}{tag}") }).collect::<String>();
    let coded = STANDARD.encode(LINE);
    let turned: String = "Wytske Terpstra".chars().rev().collect();
    let thread = |head: &str| {
        page(&format!("{head}<p>Ik ben Wytske Terpstra, bel mij op 0612345678.</p><p>Groeten, Wytske</p>"))
    };
    let all: &[OutcomeKind] = &[ForwardRedacted];
    each(vec![
        ("seen", page(&format!("<p>{LINE}</p>")), all),
        ("not shown", hidden("display:none"), all),
        ("white", hidden("color:#fefefe"), all),
        ("tiny", hidden("font-size:1px"), all),
        ("off the screen", hidden("position:absolute;left:-9999px"), all),
        ("for Outlook alone", hidden("mso-hide:all"), all),
        ("a comment", page(&format!("<!-- {LINE} -->")), all),
        ("a conditional block", page(&format!("<!--[if mso]><p>{LINE}</p><![endif]-->")), all),
        ("alt and title", page(&format!("<img alt='{LINE}' title='Tjibbe'>")), all),
        ("aria and data", page(&format!("<div aria-label='{LINE}' data-x='{coded}'>x</div>")), all),
        ("a link", page("<a href='mailto:terpstra@thuis.example?body=Wytske'>mail</a>"), all),
        ("a data address", page(&format!("<a href='data:text/plain;base64,{coded}'>x</a>")), all),
        ("a style", page(&format!("<style>p:after{{content:'{LINE}'}} /* Tjibbe */</style>")), all),
        ("a script", page(&format!("<script>var x='{LINE}'</script>")), all),
        ("a template and noscript", page(&format!("<template>{LINE}</template><noscript>{LINE}</noscript>")), all),
        ("drawn text", page(&format!("<svg><text>{LINE}</text></svg><math><mtext>{LINE}</mtext></math>")), all),
        ("a form", page(&format!("<input value='{LINE}'><textarea>{LINE}</textarea>")), all),
        ("details", page(&format!("<details><summary>x</summary>{LINE}</details>")), all),
        ("tags within a name", page(&format!("<p>{}</p>", spread("<b></b>"))), all),
        ("zero width within a name", page(&format!("<p>{}</p>", spread("&#8203;&shy;"))), all),
        ("turned around", page(&format!("<p>mevrouw <bdo dir=rtl>{turned}</bdo></p>")), all),
        ("a number over two lines", page("<p>Bel 06123<br>45678.</p>"), all),
        ("a table", page("<table><tr><th>Naam<th>Tel<tr><td>Wytske Terpstra<td>0612345678</table>"), all),
        (
            "Outlook's thread",
            thread(
                "<div id=divRplyFwdMsg><b>Van:</b> Terpstra, Wytske &lt;terpstra@thuis.example&gt;<br><b>Verzonden:</b> ma<br><b>Aan:</b> Job</div>",
            ),
            all,
        ),
        (
            "Gmail's thread",
            thread(
                "<div class=gmail_quote>Op ma 2 nov 2026 om 09:12 schreef Wytske Terpstra &lt;terpstra@thuis.example&gt;:</div>",
            ),
            all,
        ),
        (
            "Apple's thread",
            thread(
                "<blockquote type=cite>Op 2 nov 2026 heeft Wytske Terpstra &lt;terpstra@thuis.example&gt; het volgende geschreven:</blockquote>",
            ),
            all,
        ),
        ("a banner and a disclaimer", page(&format!("<p>[EXTERN] Let op</p><p>Vertrouwelijk: {LINE}</p>")), all),
        ("too deep", page(&format!("{}{LINE}", "<div>".repeat(3_000))), &[Hold]),
    ]);
}

#[test]
fn a_link_alone_is_held_and_never_returned() {
    each(vec![
        ("a link", plain("Zie hier: https://delen.example/s/abc\n"), &[Hold]),
        (
            "a notice",
            plain(
                "U heeft een beveiligd bericht ontvangen via Zivver. Klik om het te openen: https://app.zivver.example/x\n",
            ),
            &[Hold],
        ),
    ]);
}

#[test]
fn what_is_set_apart_letter_by_letter_is_read_as_the_word_that_it_is() {
    let apart = |gap: &str| {
        let words = "Wytske Terpstra 111222333 0612345678".split(' ');
        let set: Vec<String> = words.map(|word| word.chars().map(String::from).collect::<Vec<_>>().join(gap)).collect();
        format!("{BARE}\nHet gaat om mevrouw {} , hulp gevraagd.", set.join(&format!("{gap} {gap}")))
    };
    for gap in
        [" ", "\u{a0}", "\u{2009}", "\u{2800}", "\t", ".", "-", "_", "*", "/", "|", " - ", "🙂", "\u{fffc}", "\n"]
    {
        for raw in [plain(&apart(gap)), page(&format!("<p>{}</p>", apart(gap).replace('\n', "<br>")))] {
            let mut story = Story::new();
            let task = story.incoming(JOB, INTAKE, String::from_utf8_lossy(&raw).into_owned(), true);
            story.run(task);
            for passed in &story.sent {
                let text = crate::message::read(passed.bytes()).document.text.into_exposed().to_lowercase();
                let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
                for secret in ["wytske", "terpstra", "111222333", "0612345678"] {
                    assert!(!bare.contains(secret), "{gap:?}: {secret} in {text}");
                }
            }
        }
    }
}

#[test]
fn what_a_program_puts_side_by_side_is_two_words() {
    each(vec![
        (
            "a reading over a word",
            page("<p><ruby>Wytske<rt>Terpstra</rt></ruby> tel. 0612345678</p>"),
            &[ForwardRedacted],
        ),
        (
            "a formula",
            page("<math><mtext>tel. 0612345678</mtext><annotation>mevrouw Wytske Terpstra</annotation></math>"),
            &[ForwardRedacted],
        ),
        (
            "a number, a figure a cell",
            page("<table><tr><td>1<td>1<td>1<td>2<td>2<td>2<td>3<td>3<td>3</table>"),
            &[ForwardRedacted],
        ),
        (
            "two rows of hexadecimal",
            plain(&format!("{BARE}\nkenmerk 5779747368652054657270737472612e 31:31:31:32:32:32:33:33:33\n")),
            &[ForwardRedacted],
        ),
        (
            "a picture before a number",
            plain(&format!("{BARE}\nMevrouw Wytske Terpstra 📞0612345678, BSN →111222333\n")),
            &[ForwardRedacted],
        ),
    ]);
}

#[test]
fn the_fields_that_an_answer_repeats_hold_nothing_of_anybody() {
    for (field, value) in [
        ("From", format!("\"Jolanda Kersten 111222333\" <{JOB}>")),
        ("From", format!("\"Wytske Terpstra\" <{JOB}>")),
        ("From", format!("\"Jolanda Kersten - Wytske Terpstra\" <{JOB}>")),
        ("From", format!("\"Jolanda Kersten tel 0612345678\" <{JOB}>")),
        ("Message-ID", "<111222333.terpstra@thuis.example>".to_owned()),
    ] {
        let raw = String::from_utf8_lossy(&plain(BARE)).into_owned();
        let line = raw.lines().find(|line| line.starts_with(field)).expect("written above").to_owned();
        let mut story = Story::new();
        let task = story.incoming(JOB, INTAKE, raw.replace(&line, &format!("{field}: {value}")), true);
        story.run(task);
        assert!(!story.sent.is_empty(), "{field}");
        for passed in &story.sent {
            let bytes = String::from_utf8_lossy(passed.bytes());
            for secret in ["111222333", "0612345678", "terpstra", "Terpstra"] {
                assert!(!bytes.contains(secret), "{field}: {secret}");
            }
        }
    }
}

#[test]
fn blanks_that_nobody_sees_are_an_empty_mail() {
    each(vec![("blanks", plain("\u{a0}\n\u{200b}\n"), &[Hold])]);
}

#[test]
fn a_mail_that_only_hands_on_another_is_not_called_empty() {
    let mut story = Story::new();
    let raw = plain(
        "---------- Forwarded message ---------\nVan: Petra Testman <petra@mee.example>\nDatum: ma 2 nov 2026\n\
         Onderwerp: weer\nAan: mij\n\nHet vriest vannacht.\n",
    );
    let task = story.incoming(JOB, INTAKE, String::from_utf8_lossy(&raw).into_owned(), true);
    let decision = story.run(task).decision.expect("every mail is decided");
    let says = |words: &str| decision.reasons.iter().any(|reason| reason.text.contains(words));
    assert!(decision.outcome == Hold && says("alleen een eerdere mail") && !says("is leeg"), "{decision:?}");
    story.nobody_reads(&["Testman"]);
}

#[test]
fn hidden_text_is_told_to_the_coordinator_and_shown_to_nobody() {
    let mut story = Story::new();
    let raw = page("<p style='display:none'>Hier staat iets met Grobbelmans</p>");
    let task = story.incoming(JOB, INTAKE, String::from_utf8_lossy(&raw).into_owned(), true);
    story.run(task);
    story.nobody_reads(&["Grobbelmans"]);
    assert!(story.last_with(super::story::ANS, "een lezer niet ziet").text.contains("gaat niet mee"));
}

#[test]
fn a_page_that_is_made_for_one_program_is_a_page() {
    let inside =
        "<html><head><meta charset=\"utf-8\"></head><body><p>Zoon: <b>Gro</b>bbelmans, 0612345678</p></body></html>";
    let page = |kind: &str| multi("alternative", &[&part("text/plain", BARE), &part(kind, inside)]);
    for kind in ["text/x-amp-html", "text/watch-html"] {
        let mut story = Story::new();
        let task = story.incoming(JOB, INTAKE, String::from_utf8_lossy(&page(kind)).into_owned(), true);
        assert_eq!(story.run(task).decision.expect("decided").outcome, ForwardRedacted, "{kind}");
        story.nobody_reads(&["Grobbelmans", "0612345678"]);
    }
}

#[test]
fn plain_text_with_tags_for_its_lines_is_a_page() {
    let broken = format!("Hallo,<br><br>Mevrouw Wytske Ter<b>pst</b>ra, 0612345678.<br>{}", BARE.replace('\n', "<br>"));
    let piece =
        format!("<p>Mevrouw Wytske Ter<b>pst</b>ra, 0612345678.</p>\n<p>{}</p>", BARE.replace("\n", "</p>\n<p>"));
    each(vec![
        ("breaks", plain(&broken), &[ForwardRedacted]),
        ("a piece", plain(&piece), &[ForwardRedacted]),
        ("a remark on tags", plain(&format!("{BARE}\nDe site toont <br> en <b>, zegt zij.\n")), &[ForwardRedacted]),
    ]);
}

#[test]
fn what_stands_below_the_signature_is_told_to_nobody() {
    let below = "Dit bericht is bestemd voor Sybrandus Grobbelmans (s.quilpo@thuis.example), 6171 AB.";
    let mail = format!("{TEXT}\n\nMet vriendelijke groet,\nIlona Voorbeeld\n\n{below}\n");
    let chat = "Hieronder de app:\n\n[02-11-2026 19:06:40] Sybrandus Grobbelmans: wytske is weer niet naar school";
    let chatted = format!("{TEXT}\n\nMet vriendelijke groet,\nIlona Voorbeeld\n\n{chat}\n");
    for mail in [mail, chatted] {
        let mut story = Story::new();
        let raw = String::from_utf8_lossy(&plain(&mail)).into_owned();
        let task = story.incoming(JOB, INTAKE, raw, true);
        assert_eq!(story.run(task).decision.expect("decided").outcome, ForwardRedacted);
        story.nobody_reads(&["Grobbelmans", "quilpo"]);
    }
}

#[test]
fn the_name_of_a_file_is_told_to_nobody() {
    let file = "Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=\"Verslag Wytske Terpstra Quilpo.txt\"\n\nZij was thuis.";
    let mut story = Story::new();
    let raw = multi("mixed", &[&part("text/plain", TEXT), file]);
    let task = story.incoming(JOB, INTAKE, String::from_utf8_lossy(&raw).into_owned(), true);
    assert_eq!(story.run(task).decision.expect("decided").outcome, ForwardRedacted);
    let told = story.last_with(super::story::ANS, "bijlage 1");
    assert!(
        told.text.contains("bijlage 1") && !told.text.contains("Verslag") && !told.text.contains("Quilpo"),
        "{}",
        told.text
    );
}

#[test]
fn an_author_with_a_bare_comma_is_one_author() {
    let from = |author: &str| {
        let head = format!("From: {author}\nTo: {INTAKE}\nSubject: casus\nContent-Type: text/plain; charset=utf-8\n\n");
        crlf(&format!("{head}{TEXT}"))
    };
    each(vec![
        ("a bare comma", from(&format!("Voorbeeld, Ilona <{JOB}>")), &[ForwardRedacted]),
        ("two authors", from(&format!("ilona@x.example, Ilona <{JOB}>")), &[Hold]),
    ]);
}
