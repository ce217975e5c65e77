"""Scans of papers on their way in: what they are is seen from their bytes, not from a name, and
what they tell beyond the page (author, place, device, earlier versions, scripts) is left behind."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageOps

from sr_board.base.errors import InputInvalid

__all__ = ["DOCUMENT_MOST", "CleanDocument", "cleaned_document"]

DOCUMENT_MOST = 10 * 1024 * 1024
"""Most bytes of one kept paper."""
_PIXELS_MOST = 60_000_000
_SIDE_MOST = 3_600
_PAGES_MOST = 200


@dataclass(frozen=True)
class CleanDocument:
    """The cleaned bytes. `media`: application/pdf, image/jpeg or text/plain."""

    content: bytes
    media: str


def cleaned_document(content: bytes) -> CleanDocument:
    """A PDF, JPEG, PNG or plain text with nothing but its pages.

    Raises InputInvalid "case-paper-too-large", "case-paper-kind", "case-paper-broken".
    """
    if len(content) > DOCUMENT_MOST:
        raise InputInvalid("case-paper-too-large", field="attachment", most_mb=10)
    if content[:5] == b"%PDF-":
        return CleanDocument(_pdf(content), "application/pdf")
    if content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n":
        return CleanDocument(_picture(content), "image/jpeg")
    return CleanDocument(_text(content), "text/plain")


def _pdf(content: bytes) -> bytes:
    """A new PDF with copies of the pages: no information, metadata, scripts, files inside."""
    try:
        with pikepdf.open(io.BytesIO(content)) as found, pikepdf.new() as clean:
            if len(found.pages) > _PAGES_MOST:
                raise InputInvalid("case-paper-too-large", field="attachment", most_mb=10)
            found.flatten_annotations(
                "screen"
            )  # what was typed into a form stays, as part of the page
            for page in found.pages:
                for key in ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/LastModified"):
                    if key in page:
                        del page[key]
            clean.pages.extend(found.pages)
            _silence(clean)
            kept = io.BytesIO()
            clean.save(kept, deterministic_id=True)
            return kept.getvalue()
    except pikepdf.PdfError:
        raise InputInvalid("case-paper-broken", field="attachment") from None


def _silence(clean: pikepdf.Pdf) -> None:
    """What pictures inside tell of themselves: packets of metadata, and the camera's notes in a
    JPEG. The picture itself is not touched."""
    for found in clean.objects:
        if not isinstance(found, pikepdf.Stream):
            continue
        for key in ("/Metadata", "/PieceInfo", "/LastModified"):
            if key in found:
                del found[key]
        if found.get("/Filter") == pikepdf.Name.DCTDecode:
            told = found.get("/DecodeParms")
            found.write(
                _without_notes(found.read_raw_bytes()),
                filter=pikepdf.Name.DCTDecode,
                decode_parms=told if isinstance(told, pikepdf.Dictionary) else None,
            )


def _without_notes(jpeg: bytes) -> bytes:
    """A JPEG without its comments and application notes; JFIF, colour profile and Adobe's mark of
    the colours stay, as the picture looks wrong without them."""
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        mark, end = jpeg[at + 1], at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        noted = mark == 0xFE or 0xE1 <= mark <= 0xEF
        if not noted or mark == 0xEE or jpeg[at + 4 : at + 16] == b"ICC_PROFILE\x00":
            kept += jpeg[at:end]
        at = end
    return bytes(kept) + jpeg[at:]


def _picture(content: bytes) -> bytes:
    """The pixels anew as JPEG, upright, at most 3,600 pixels wide or high."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as found:
            if found.width * found.height > _PIXELS_MOST:
                raise InputInvalid("case-paper-too-large", field="attachment", most_mb=10)
            image = ImageOps.exif_transpose(found).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise InputInvalid("case-paper-broken", field="attachment") from None
    image.thumbnail((_SIDE_MOST, _SIDE_MOST))
    image.info.clear()  # or the comment of the old file would be written again
    kept = io.BytesIO()
    image.save(kept, format="JPEG", quality=85)
    return kept.getvalue()


def _text(content: bytes) -> bytes:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputInvalid("case-paper-kind", field="attachment") from None
    if "\x00" in text or not text.strip():
        raise InputInvalid("case-paper-kind", field="attachment")
    return text.encode()
