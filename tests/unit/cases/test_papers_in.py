"""What a kept paper still tells about itself."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from sr_board.base.errors import InputInvalid
from sr_board.cases.sealing.papers_in import DOCUMENT_MOST, cleaned_document

SECRET = b"22.5726,88.3639 Zorina"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with the camera's notes."""
    image = Image.new("RGB", size, (200, 30, 30))
    notes = Image.Exif()
    notes[0x010E] = SECRET.decode()
    kept = io.BytesIO()
    image.save(kept, format=kind, exif=notes, comment=SECRET)
    return kept.getvalue()


def pdf(*, scan: bytes = b"") -> bytes:
    """A PDF with information, a script, a file inside, a filled field and, maybe, a scan."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    page = made.pages[0]
    made.docinfo["/Author"] = pikepdf.String(SECRET.decode())
    made.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('told')")
    )
    made.attachments["notes.txt"] = SECRET
    shown = made.make_stream(b"0 0 10 10 re f % typed")
    shown.Type, shown.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    shown.BBox = pikepdf.Array([0, 0, 10, 10])
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=pikepdf.Array([0, 0, 10, 10]),
        AP=pikepdf.Dictionary(N=shown),
        T=pikepdf.String(SECRET.decode()),
    )
    page.obj.Annots = pikepdf.Array([made.make_indirect(field)])
    if scan:
        image = made.make_stream(scan)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 60, 40, 8
        image.ColorSpace, image.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        image.Metadata = made.make_stream(b"<x>" + SECRET + b"</x>")
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def everything(content: bytes) -> bytes:
    """A PDF's bytes with its streams unpacked."""
    with pikepdf.open(io.BytesIO(content)) as found:
        streams = [one for one in found.objects if isinstance(one, pikepdf.Stream)]
        return content + b"".join(
            one.read_raw_bytes() if "/Width" in one else one.read_bytes() for one in streams
        )


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_keeps_its_pixels_only(kind: str) -> None:
    given = picture(kind)
    assert SECRET in given
    clean = cleaned_document(given)
    assert clean.media == "image/jpeg"
    assert SECRET not in clean.content
    with Image.open(io.BytesIO(clean.content)) as image:
        assert (image.size, dict(image.getexif())) == ((60, 40), {})


def test_a_large_picture_becomes_smaller() -> None:
    clean = cleaned_document(picture(size=(4000, 50)))
    with Image.open(io.BytesIO(clean.content)) as image:
        assert image.size == (3600, 45)


def test_a_pdf_keeps_its_pages_and_what_was_typed_on_them() -> None:
    scan = picture()
    given = pdf(scan=scan)
    assert SECRET in everything(given)
    clean = cleaned_document(given)
    assert clean.media == "application/pdf"
    told = everything(clean.content)
    for word in (SECRET, b"JavaScript", b"EmbeddedFile", b"OpenAction", b"/Annot"):
        assert word not in told, word
    assert b"% typed" in told
    with pikepdf.open(io.BytesIO(clean.content)) as found:
        kept = pikepdf.PdfImage(found.pages[0].Resources.XObject["/Scan"]).as_pil_image()
    with Image.open(io.BytesIO(scan)) as before:
        assert kept.tobytes() == before.tobytes()


def test_a_text_stays_as_it_is() -> None:
    clean = cleaned_document(b"\xef\xbb\xbfReceipt no. 12")
    assert (clean.content, clean.media) == (b"Receipt no. 12", "text/plain")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"MZ\x90\x00\xff", "case-paper-kind"),
        (b"zero\x00inside", "case-paper-kind"),
        (b"  \n", "case-paper-kind"),
        (b"%PDF-1.7 and nothing", "case-paper-broken"),
        (b"\xff\xd8\xff\xe0 and nothing", "case-paper-broken"),
        (b"\x89PNG\r\n\x1a\n", "case-paper-broken"),
        (bytes(DOCUMENT_MOST + 1), "case-paper-too-large"),
    ],
)
def test_what_is_no_paper_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        cleaned_document(content)
    assert refused.value.key == key
