# Mails with office documents and archives made by libraries of another make: python-docx, openpyxl, odfpy, Python's own
# zipfile, tarfile and gzip. Every name is invented; who is called Verstopt is hidden somewhere.
import datetime, gzip, io, sys, tarfile, zipfile
from email.message import EmailMessage
import docx, openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from odf import dc, draw, meta, office, style, table, text
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet, OpenDocumentText
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image, ImageDraw

folder, sender, intake = sys.argv[1:4]
BODY = """Mevrouw Quirina Tweeling uit Catsop woont alleen en komt nauwelijks buiten.

Doel: zij heeft weer aanspraak. De gegevens delen we om de hulp af te stemmen.
Vraag: wie kent een vrijwilliger?
"""


def mail(name, data, kind, file, body=BODY):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = sender, intake, "Casus uit Catsop"
    m["Message-ID"] = f"<{name}@mee.example>"
    m.set_content(body)
    m.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=file)
    with open(f"{folder}/{name}.eml", "wb") as out:
        out.write(m.as_bytes().replace(b"\r\n", b"\n"))


def saved(thing):
    out = io.BytesIO()
    thing.save(out)
    return out.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def element(xml):
    return parse_xml(xml.replace("XMLNS", nsdecls("w"), 1))


# The whole case stands in the document.
d = docx.Document()
d.add_heading("Casus", 1)
p = d.add_paragraph("Mevrouw Quirina ")
p.add_run("Twee").bold = True
p.add_run("ling uit Catsop woont alleen. Haar zoon Wolfram ziet zij zelden.")
t = d.add_table(2, 2)
for row, cells in zip(t.rows, [("Doel", "zij heeft weer aanspraak"), ("Vraag", "wie kent een vrijwilliger voor mevrouw Tweeling?")]):
    row.cells[0].text, row.cells[1].text = cells
d.core_properties.author = "Odilia Schrijfster"
mail("case", saved(d), WORD, "Quirina Tweeling.docx", "Hoi, zie bijlage.\n\nGroet\n")

# What a reader of the document does not see, and what lies around it.
d = docx.Document()
d.add_paragraph("De situatie is besproken, de wandelgroep helpt.")
p = d.add_paragraph("Weg: ")
p.add_run("Balthasar Verstopt").font.hidden = True
p = d.add_paragraph("Wit: ")
p.add_run("Crispijn Verstopt").font.color.rgb = RGBColor(255, 255, 255)
p = d.add_paragraph("Klein: ")
p.add_run("Desideria Verstopt").font.size = Pt(1)
p = d.add_paragraph("Gewist: ")
p._p.append(element('<w:del XMLNS w:id="1" w:author="Evarist Verstopt"><w:r><w:delText>Florentina Verstopt</w:delText></w:r></w:del>'))
d.sections[0].header.paragraphs[0].text = "Kop: overleg"
d.sections[0].footer.paragraphs[0].text = "Voet: vertrouwelijk"
d.core_properties.author, d.core_properties.comments = "Odilia Schrijfster", "Voor Gerlacus Verstopt"
d.core_properties.last_modified_by = "Hubertina Verstopt"
style_ = d.styles.add_style("Stijl van Isidorus Verstopt", 1)
p = d.add_paragraph()
p._p.append(element('<w:r XMLNS><w:fldChar w:fldCharType="begin"/></w:r>'))
p._p.append(element('<w:r XMLNS><w:instrText> HYPERLINK "mailto:jodocus.verstopt@prive.example" </w:instrText></w:r>'))
p._p.append(element('<w:r XMLNS><w:fldChar w:fldCharType="separate"/></w:r>'))
p._p.append(element('<w:r XMLNS><w:t>mail</w:t></w:r>'))
p._p.append(element('<w:r XMLNS><w:fldChar w:fldCharType="end"/></w:r>'))
mail("hidden-docx", saved(d), WORD, "verslag.docx")


# A form with content controls, signed with a picture or not.
def form(signed):
    d = docx.Document()
    d.add_paragraph("Toestemmingsverklaring gegevensdeling")
    p = d.add_paragraph("Naam: ")
    p._p.append(element('<w:sdt XMLNS><w:sdtPr><w:alias w:val="Naam"/></w:sdtPr><w:sdtContent><w:r><w:t>Quirina Tweeling</w:t></w:r></w:sdtContent></w:sdt>'))
    for line in ["Geboortedatum: 3-3-1981", "Ondergetekende geeft hierbij toestemming aan het dorpsteam.", "Datum: 2-11-2026", "Plaats: Stein"]:
        d.add_paragraph(line)
    p = d.add_paragraph("Handtekening: ")
    if signed:
        picture = Image.new("L", (300, 80), 255)
        ImageDraw.Draw(picture).line([(10 + n * 3, 40 + (n * 7) % 30) for n in range(90)], fill=20, width=3)
        out = io.BytesIO()
        picture.save(out, "PNG")
        p.add_run().add_picture(io.BytesIO(out.getvalue()))
    return saved(d)


mail("signed-docx", form(True), WORD, "formulier.docx")
mail("blank-docx", form(False), WORD, "formulier.docx")

# A workbook.
w = openpyxl.Workbook()
s = w.active
s.title = "Overzicht"
s.append(["Naam", "BSN", "Geboren", "Telefoon", "Opmerking"])
s.append(["Quirina Tweeling", 123456782, datetime.date(1981, 3, 3), 612345678, "zij wandelt graag"])
s["D2"].number_format = "0000000000"
s["A2"].comment = Comment("Broer: Balthasar Verstopt", "Odilia Schrijfster")
s["F9"], s["G9"] = "Crispijn Verstopt", "Desideria Verstopt"
s.column_dimensions["F"].hidden = True
s["G9"].font = openpyxl.styles.Font(color="FFFFFFFF")
s["A12"] = "Evarist Verstopt"
s.row_dimensions[12].hidden = True
s.oddHeader.left.text = "Boven: overzicht"
choice = DataValidation(type="list", formula1='"Florentina Verstopt,ander"', prompt="Kies Gerlacus Verstopt", promptTitle="Kies")
choice.add("H2")
s.add_data_validation(choice)
h = w.create_sheet("Hubertina Verstopt")
h["A1"] = "Isidorus Verstopt"
h.sheet_state = "veryHidden"
try:
    w.defined_names.append(DefinedName("Jodocus_Verstopt", attr_text="Overzicht!$A$1"))
except AttributeError:
    w.defined_names["Jodocus_Verstopt"] = DefinedName("Jodocus_Verstopt", attr_text="Overzicht!$A$1")
w.properties.creator, w.properties.description = "Odilia Schrijfster", "Voor Kunigonda Verstopt"
mail("xlsx", saved(w), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "lijst.xlsx")

# OpenDocument.
o = OpenDocumentText()
unseen = style.Style(name="Weg", family="text")
unseen.addElement(style.TextProperties(display="none"))
o.automaticstyles.addElement(unseen)
o.text.addElement(text.H(outlinelevel=1, text="Verslag"))
p = text.P(text="Mevrouw Quirina ")
p.addElement(text.Span(text="Tweeling"))
p.addText(" wandelt graag.")
o.text.addElement(p)
p = text.P(text="Weg: ")
p.addElement(text.Span(stylename=unseen, text="Balthasar Verstopt"))
o.text.addElement(p)
note = office.Annotation()
note.addElement(dc.Creator(text="Odilia Schrijfster"))
note.addElement(text.P(text="Broer: Crispijn Verstopt"))
p = text.P(text="Met een opmerking.")
p.addElement(note)
o.text.addElement(p)
section = text.Section(name="Desideria Verstopt", display="none")
section.addElement(text.P(text="Evarist Verstopt"))
o.text.addElement(section)
o.meta.addElement(dc.Creator(text="Odilia Schrijfster"))
o.meta.addElement(meta.UserDefined(name="Dossier", text="Florentina Verstopt"))
mail("odt", saved(o), "application/vnd.oasis.opendocument.text", "verslag.odt")

o = OpenDocumentSpreadsheet()
off = style.Style(name="uit", family="table")
off.addElement(style.TableProperties(display="false"))
o.automaticstyles.addElement(off)
for name, look, words in [("Overzicht", None, "Quirina Tweeling wandelt graag"), ("Namen", off, "Balthasar Verstopt")]:
    t = table.Table(name=name, stylename=look) if look else table.Table(name=name)
    r = table.TableRow()
    c = table.TableCell(valuetype="string")
    c.addElement(text.P(text=words))
    r.addElement(c)
    t.addElement(r)
    o.spreadsheet.addElement(t)
mail("ods", saved(o), "application/vnd.oasis.opendocument.spreadsheet", "lijst.ods")

o = OpenDocumentPresentation()
layout = style.PageLayout(name="blad")
o.automaticstyles.addElement(layout)
master = style.MasterPage(name="meester", pagelayoutname=layout)
o.masterstyles.addElement(master)
page = draw.Page(name="Balthasar Verstopt", masterpagename=master)
frame = draw.Frame(width="10cm", height="5cm", x="1cm", y="1cm")
box = draw.TextBox()
box.addElement(text.P(text="Mevrouw Tweeling wandelt graag"))
frame.addElement(box)
page.addElement(frame)
o.presentation.addElement(page)
mail("odp", saved(o), "application/vnd.oasis.opendocument.presentation", "dias.odp")


# A presentation, by hand: Debian has no library for it.
def pptx():
    spaces = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    shape = lambda words: f'<p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="Titel 1" descr="Foto van Crispijn Verstopt"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{words[:9]}</a:t></a:r><a:r><a:t>{words[9:]}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="rId1" Type="{kind}officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f'<p:presentation {spaces}><p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{kind}slide" Target="slides/slide1.xml"/><Relationship Id="rId2" Type="{kind}slide" Target="slides/slide2.xml"/></Relationships>',
        "ppt/slides/slide1.xml": f"<p:sld {spaces}>{shape('Mevrouw Tweeling wandelt graag')}</p:sld>",
        "ppt/slides/slide2.xml": f'<p:sld {spaces} show="0">{shape("Balthasar Verstopt")}</p:sld>',
        "ppt/notesSlides/n.xml": f"<p:notes {spaces}>{shape('Notitie: bellen')}</p:notes>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Odilia Schrijfster</dc:creator></cp:coreProperties>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return out.getvalue()


mail("pptx", pptx(), "application/vnd.openxmlformats-officedocument.presentationml.presentation", "dias.pptx")

# Archives within archives.
inner = docx.Document()
inner.add_paragraph("Mevrouw Tweeling wandelt graag met Wolfram Tweeling.")
tar = io.BytesIO()
with tarfile.open(fileobj=tar, mode="w", format=tarfile.PAX_FORMAT) as archive:
    for name, data in [("stukken van het overleg " * 5 + "/Balthasar Verstopt.docx", saved(inner))]:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
out = io.BytesIO()
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("Desideria Verstopt/stukken.tar.gz", gzip.compress(tar.getvalue()))
    z.comment = b"van Evarist Verstopt"
mail("zip", out.getvalue(), "application/zip", "stukken.zip")

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Overleg mevrouw Twee
 ling wandelt graag
ORGANIZER;CN=Odilia Schrijfster:mailto:odilia@mee.example
ATTENDEE;CN=Balthasar Verstopt:mailto:b.verstopt@prive.example
END:VEVENT
END:VCALENDAR
"""
mail("ics", CALENDAR.replace("\n", "\r\n").encode(), "text/calendar", "overleg.ics")
mail("vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Quirina Tweeling\nNOTE:wandelt graag\nX-BROER:Balthasar Verstopt\nEND:VCARD\n".encode(), "text/vcard", "kaart.vcf")
mail("xml", "<?xml version='1.0'?><zaak broer='Balthasar Verstopt'><p>Mevrouw <b>Twee</b>ling wandelt graag</p><!-- Crispijn Verstopt --></zaak>".encode(), "application/xml", "zaak.xml")
