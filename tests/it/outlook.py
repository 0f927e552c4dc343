# Mails with RTF, winmail.dat, .msg and .doc in them, written from the specifications with Python's own library alone: MS-OXTNEF,
# MS-OXRTFCP, MS-OXMSG, MS-CFB, MS-DOC. Every name is invented; whoever is called Verstopt stands where no reader looks.
import struct, sys
from email.message import EmailMessage

folder, sender, intake = sys.argv[1:4]
CASE = """Mevrouw Quirina Tweeling uit Catsop woont alleen en komt nauwelijks buiten.

Doel: zij heeft weer aanspraak. De gegevens delen we om de hulp af te stemmen.
Vraag: wie kent een vrijwilliger?
"""
SHORT = "Beste collega's, zie bijlage voor de casus uit Catsop.\n"


def mail(name, body, data, kind, file):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = sender, intake, "Casus uit Catsop"
    m["Message-ID"] = f"<{name}@mee.example>"
    if body:
        m.set_content(body)
    m.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=file)
    with open(f"{folder}/{name}.eml", "wb") as out:
        out.write(m.as_bytes().replace(b"\r\n", b"\n"))


def rtf(text):
    escaped = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text).replace("\n", "\\par\n")
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\colortbl;\\red255\\green255\\blue255;}"
        "{\\info{\\author Odilia Verstopt}}{\\header Dossier van haar zoon Wolfram Tweeling\\par}"
        f"\\pard\\f0 {escaped}"
        "{\\v Balthasar Verstopt}{\\cf1 Crispijn Verstopt}{\\deleted Desideria Verstopt}"
        "{\\*\\annotation Evarist Verstopt}{\\*\\bkmkstart Florentina_Verstopt}{\\*\\bkmkend Florentina_Verstopt}"
        "{\\field{\\*\\fldinst HYPERLINK \"mailto:gerlacus.verstopt@thuis.example\"}{\\fldrslt een link}}"
        "{\\*\\onbekend Hubertina Verstopt}\\par}"
    ).encode("ascii")


mail("rtf", SHORT, rtf(CASE), "application/rtf", "Quirina Tweeling.rtf")
mail("rtf-as-doc", SHORT, rtf(CASE), "application/msword", "casus.doc")


# Compressed RTF: eight bytes as they are for each byte of flags, and the end mark.
def lzfu(data):
    out, at = b"", 207
    for start in range(0, len(data), 8):
        piece = data[start:start + 8]
        at += len(piece)
        if len(piece) == 8:
            out += b"\0" + piece
        else:
            out += bytes([1 << len(piece)]) + piece + struct.pack(">H", at % 4096 << 4)
    if len(data) % 8 == 0:
        out += b"\1" + struct.pack(">H", at % 4096 << 4)
    return struct.pack("<IIII", len(out) + 12, len(data), 0x75465A4C, 0) + out


def attribute(level, name, data):
    return struct.pack("<BII", level, name, len(data)) + data + struct.pack("<H", sum(data) % 65536)


def prop(kind, number, value):
    name = b"" if number < 0x8000 else bytes(16) + struct.pack("<II", 0, number)
    return struct.pack("<HH", kind, number) + name + struct.pack("<II", 1, len(value)) + value + bytes(-len(value) % 4)


def props(*all):
    return struct.pack("<I", len(all)) + b"".join(all)


def wide(text):
    return text.encode("utf-16-le") + b"\0\0"


def tnef(text, *more):
    return b"\x78\x9f\x3e\x22\x01\0" + b"".join([
        attribute(1, 0x00089006, struct.pack("<I", 0x10000)),
        attribute(1, 0x00069007, struct.pack("<II", 1252, 0)),
        attribute(1, 0x00018004, b"Casus van Isidorus Verstopt\0"),
        attribute(1, 0x00069003, props(
            prop(0x0102, 0x1009, lzfu(rtf(text))), prop(0x001F, 0x8001, wide("Joachim Verstopt")),
            prop(0x001E, 0x0C1A, b"Petra Inbrenger\0"))),
        attribute(1, 0x00069004, struct.pack("<I", 1) + props(prop(0x001F, 0x3001, wide("Kunigunde Verstopt")))),
    ]) + b"".join(more)


def attached(name, data):
    return attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x0006800F, data) + attribute(
        2, 0x00069005, props(prop(0x001F, 0x3707, wide(name))))


note = "Notitie: haar zoon Wolfram Tweeling komt zelden langs.".encode()
mail("winmail", None, tnef(CASE, attached("Lambertus Verstopt.txt", note)), "application/ms-tnef", "winmail.dat")
mail("winmail-beside", CASE, tnef(CASE), "application/ms-tnef", "winmail.dat")


# A compound file: every stream in whole sectors of 512 bytes, large enough not to be a small one.
def compound(streams):
    entries, children = [("Root Entry", 5, b"")], {0: []}
    for path, data in streams.items():
        at = 0
        for depth, name in enumerate(path.split("/")):
            is_stream = depth == path.count("/")
            known = [c for c in children[at] if entries[c][0] == name]
            if not known:
                entries.append((name, 2 if is_stream else 1, data if is_stream else b""))
                known = [len(entries) - 1]
                children[at] += known
                children[known[0]] = []
            at = known[0]
    small, small_fat, sectors, fat = b"", [], b"", []
    starts = []

    def chain(table, count):
        if count == 0:
            return 0xFFFFFFFE
        first = len(table)
        table += list(range(first + 1, first + count)) + [0xFFFFFFFE]
        return first

    for name, kind, data in entries:
        if kind != 2 or not data:
            starts.append(0xFFFFFFFE)
        elif len(data) < 4096:
            starts.append(chain(small_fat, -(-len(data) // 64)))
            small += data + bytes(-len(data) % 64)
        else:
            starts.append(chain(fat, -(-len(data) // 512)))
            sectors += data + bytes(-len(data) % 512)
    starts[0] = chain(fat, -(-len(small) // 512))
    sectors += small + bytes(-len(small) % 512)
    table = b"".join(struct.pack("<I", n) for n in small_fat)
    small_start = chain(fat, -(-len(table) // 512))
    sectors += table + b"\xff" * (-len(table) % 512)
    siblings = {}
    for list_ in children.values():
        siblings.update(zip(list_, list_[1:]))
    directory = b""
    for n, (name, kind, data) in enumerate(entries):
        label = name.encode("utf-16-le")
        directory += label + bytes(64 - len(label)) + struct.pack("<HBB", len(label) + 2, kind, 1)
        directory += struct.pack("<III", 0xFFFFFFFF, siblings.get(n, 0xFFFFFFFF), (children[n] or [0xFFFFFFFF])[0])
        directory += bytes(36) + struct.pack("<III", starts[n], len(small) if n == 0 else len(data), 0)
    directory_start = chain(fat, -(-len(directory) // 512))
    sectors += directory + bytes(-len(directory) % 512)
    tables = -(-(len(fat) + 1) // 127)
    first = len(fat)
    fat += [0xFFFFFFFD] * tables
    fat += [0xFFFFFFFF] * (tables * 128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", tables, directory_start, 0, 4096, small_start, -(-len(table) // 512), 0xFFFFFFFE, 0)
    head += b"".join(struct.pack("<I", first + n if n < tables else 0xFFFFFFFF) for n in range(109))
    return head + sectors + b"".join(struct.pack("<I", n) for n in fat)


def fixed(head, **values):
    lines = b"".join(struct.pack("<HHIII", 3, int(tag[1:], 16), 0, value, 0) for tag, value in values.items())
    return bytes(head) + lines


def text(tag, said):
    return {f"__substg1.0_{tag}001F": said.encode("utf-16-le")}


def under(path, streams):
    return {f"{path}/{name}": data for name, data in streams.items()}


FIXED = "__properties_version1.0"
inner = {FIXED: fixed(24), **text("1000", "Eerder schreef ik over Wolfram Tweeling."), **text("0C1A", "Maurits Verstopt")}
html = "<p>" + CASE.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p><div style='display:none'>Norbertus Verstopt</div>"
msg = {
    FIXED: fixed(32, x3FDE=65001),
    **text("0037", "Casus uit Catsop"),
    **text("1000", CASE),
    "__substg1.0_10130102": html.encode(),
    "__substg1.0_10090102": lzfu(rtf(CASE)),
    **text("0C1A", "Petra Inbrenger"),
    **text("5D01", "petra@mee.example"),
    **text("8005", "Otger Verstopt"),
    **text("007D", "Received: by x\r\nX-Client: Pancras Verstopt\r\n"),
    **under("__recip_version1.0_#00000000", {FIXED: fixed(8, x0C15=1), **text("3001", "Remigius Verstopt")}),
    **under("__attach_version1.0_#00000000", {FIXED: fixed(8, x3705=1), **text("3707", "Servatius Verstopt.txt"), "__substg1.0_37010102": note}),
    **under("__attach_version1.0_#00000001", {FIXED: fixed(8, x3705=5), **under("__substg1.0_3701000D", inner)}),
}
mail("msg", SHORT, compound(msg), "application/vnd.ms-outlook", "casus.msg")


# A document of Word 97: one piece of text, a page of looks, names of bookmarks, properties.
def word(said, hidden, deleted, header):
    body = said.replace("\n", "\r") + hidden + deleted + "\r"
    data = (body + header + "\r").encode("utf-16-le")
    main = bytearray(1024)

    def put(at, *numbers):
        main[at:at + 4 * len(numbers)] = struct.pack(f"<{len(numbers)}I", *numbers)

    put(0, 0x00C1A5EC)
    put(0x08, 0x02000000)
    put(0x18, 1024, 1024 + len(data))
    put(0x4C, len(body), 0, len(header) + 1)
    pieces = struct.pack("<IIHIH", 0, len(data) // 2, 0, 1024, 0)
    table = b"\2" + struct.pack("<I", len(pieces)) + pieces
    put(0x1A2, 0, len(table))
    put(0xFA, len(table), 12)
    page = -(-(1024 + len(data)) // 512)
    table += struct.pack("<III", 1024, 1024 + len(data), page)
    names = struct.pack("<HHHH", 0xFFFF, 1, 0, 17) + "Willibrord_Versto".encode("utf-16-le")
    put(0x142, len(table), len(names))
    table += names
    starts = [1024 + 2 * len(said), 1024 + 2 * len(said + hidden), 1024 + 2 * len(said + hidden + deleted)]
    looks = bytearray(512)
    looks[0:12] = struct.pack("<III", *starts)
    looks[12:14], looks[511] = bytes([200, 210]), 2
    looks[400:404], looks[420:424] = b"\3\x3c\x08\1", b"\3\0\x08\1"
    main += data + bytes(page * 512 - 1024 - len(data)) + looks + bytes(4096)
    summary = bytes(28) + struct.pack("<II", 30, 16) + b"Xaverius Versto\0"
    return compound({"WordDocument": bytes(main), "1Table": table, "\5SummaryInformation": summary})


old = word(CASE, "Theodorus Verstopt", "Ubaldus Verstopt", "Dossier van haar zoon Wolfram Tweeling")
mail("doc", SHORT, old, "application/msword", "Quirina Tweeling.doc")

# What nobody here reads.
mail("ppt", CASE, compound({"PowerPoint Document": b"x" * 5000}), "application/vnd.ms-powerpoint", "Quirina Tweeling.ppt")
mail("locked", CASE, compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 100}), "application/octet-stream", "casus.docx")
