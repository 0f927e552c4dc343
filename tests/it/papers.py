# Mails with files made by libraries of another make: reportlab, Pillow, PyPDF2. Every name is invented.
import io, math, subprocess, sys
from email.message import EmailMessage
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin
from PyPDF2 import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

folder, sender, intake = sys.argv[1:4]
BODY = """Mevrouw Quirina Tweeling uit Catsop woont alleen en komt nauwelijks buiten.

Doel: zij heeft weer aanspraak. De gegevens delen we om de hulp af te stemmen.
Vraag: wie kent een vrijwilliger?
"""


def mail(name, data, kind, file):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = sender, intake, "Casus uit Catsop"
    m["Message-ID"] = f"<{name}@mee.example>"
    m.set_content(BODY)
    m.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=file)
    with open(f"{folder}/{name}.eml", "wb") as out:
        out.write(m.as_bytes().replace(b"\r\n", b"\n"))


def pdf(draw, **options):
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, **options)
    draw(page)
    page.save()
    return out.getvalue()


# A report: running text with names, over several lines.
out = io.BytesIO()
style = getSampleStyleSheet()["Normal"]
text = ("Tijdens het huisbezoek vertelde mevrouw Tweeling dat haar zoon Wolfram Tweeling zelden langskomt en dat zij de "
        "wandelgroep mist. Zij is bereikbaar op 06-12345678.")
SimpleDocTemplate(out, pagesize=A4, title="Verslag Quirina Tweeling").build([Paragraph(text, style)])
mail("report", out.getvalue(), "application/pdf", "verslag.pdf")
# The same as an owner gives it away who forbids to print: encrypted, and open to everybody.
with open(f"{folder}/verslag.pdf", "wb") as plain:
    plain.write(out.getvalue())
for name, kind in [("rc4-40", ["40"]), ("rc4-128", ["128", "--use-aes=n"]), ("aes-128", ["128", "--use-aes=y"]), ("aes-256", ["256"])]:
    done = subprocess.run(["qpdf", "--allow-weak-crypto", "--encrypt", "", "eigenaar", *kind, "--", f"{folder}/verslag.pdf", "-"],
                          check=True, stdout=subprocess.PIPE)
    mail(name, done.stdout, "application/pdf", "verslag.pdf")


# What a reader of the page does not see, and what lies around it.
def hidden(page):
    page.setAuthor("Odilia Schrijfster")
    page.drawString(72, 780, "De situatie is besproken.")
    page.setFillColorRGB(1, 1, 1)
    page.drawString(72, 740, "Wit: Balthasar Verstopt")
    page.setFillColorRGB(0, 0, 0)
    page.drawString(900, 700, "Buiten: Crispijn Verstopt")
    page.drawString(72, 660, "Onder: Desideria Verstopt")
    page.rect(60, 650, 300, 30, fill=1, stroke=0)
    line = page.beginText(72, 620)
    line.setTextRenderMode(3)
    line.textLine("Onzichtbaar: Evarist Verstopt")
    page.drawText(line)
    page.textAnnotation("Notitie: Florentina Verstopt", (100, 100, 120, 120))


writer = PdfWriter()
writer.append_pages_from_reader(PdfReader(io.BytesIO(pdf(hidden))))
writer.add_attachment("Gerlacus Verstopt.txt", b"Bijlage: Gerlacus Verstopt")
out = io.BytesIO()
writer.write(out)
# A later revision takes a page's words away; the earlier ones are still in the file.
whole = pdf(lambda page: page.drawString(72, 780, "Eerder: Hubertina Verstopt"), pageCompression=0)
number = whole.split(b"/Contents ")[1].split(b" ")[0]
later = b"BT /F1 12 Tf 72 780 Td (Nu staat er niets.) Tj ET"
whole += b"\n%s 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\ntrailer\n<<>>\n%%%%EOF\n" % (number, len(later), later)
mail("hidden", out.getvalue(), "application/pdf", "notitie.pdf")
mail("revised", whole, "application/pdf", "herzien.pdf")

writer = PdfWriter()
writer.append_pages_from_reader(PdfReader(io.BytesIO(pdf(lambda page: page.drawString(72, 780, "Geheim")))))
writer.encrypt("geheim")
out = io.BytesIO()
writer.write(out)
mail("locked", out.getvalue(), "application/pdf", "op-slot.pdf")


# A scanned form, signed by hand or not; and a photo of a note.
def scan(lines, signed):
    picture = Image.new("L", (1240, 1754), 245)
    draw = ImageDraw.Draw(picture)
    try:
        font = ImageFont.truetype("DejaVuSans.ttf", 32)
    except OSError:
        small = Image.new("L", (620, 877), 245)
        for nth, line in enumerate(lines):
            ImageDraw.Draw(small).text((60, 60 + nth * 32), line, fill=10)
        return small.resize((1860, 2631), Image.BICUBIC)
    for nth, line in enumerate(lines):
        draw.text((120, 110 + nth * 65), line, font=font, fill=15)
    if signed:
        bottom = 110 + len(lines) * 65 - 45
        draw.line([(480 + n * 3, bottom + 28 * math.sin(n / 4) * math.cos(n / 11)) for n in range(90)], fill=30, width=4)
    return picture


form = ["Toestemmingsverklaring gegevensdeling", "", "Naam: Quirina Tweeling", "Geboortedatum: 3-3-1981", "",
        "Ondergetekende geeft hierbij toestemming aan het dorpsteam.", "", "Datum: 2-11-2026", "Plaats: Stein", "Handtekening:"]
for name, signed in [("signed", True), ("blank", False)]:
    out = io.BytesIO()
    scan(form, signed).save(out, "PDF")
    mail(name, out.getvalue(), "application/pdf", "formulier.pdf")
out = io.BytesIO()
scan(form, True).save(out, "GIF")
mail("signed-gif", out.getvalue(), "image/gif", "formulier.gif")
info = PngImagePlugin.PngInfo()
info.add_text("Author", "Isidorus Verstopt")
out = io.BytesIO()
scan(["Afspraken van vandaag", "Mevrouw Tweeling belt haar zoon Wolfram."], False).save(out, "PNG", pnginfo=info)
mail("photo", out.getvalue(), "image/png", "foto.png")
