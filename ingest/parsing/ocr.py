"""Character recognition of page images, by tesseract where it is installed with French."""

import ctypes
import shutil
import subprocess
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

_DPI = 200
_LONGEST = 4_000
"""Pixels of the longer side of the image given to tesseract."""
_LARGEST_IMAGE = 80_000_000
"""Pixels that an image on the page may claim before we refuse to decode it."""

MISSING = "tesseract-ocr-fra n’est pas installé"
NOTHING_READ = "la reconnaissance n’y a trouvé aucun mot"


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Whether tesseract and its French data are there."""
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S607
    return "fra" in listed.stdout.split()


def reason() -> str:
    """Why a picture of text was left unread."""
    return NOTHING_READ if is_available() else MISSING


def recognise_page(page: pypdfium2.PdfPage, seconds: float) -> str:
    """The words seen on a page, paragraphs between blank lines; empty when there are none or time is up."""
    if _claims_too_much(page):
        return ""
    image = _render(page)
    command = ["tesseract", "-", "-", "-l", "fra", "--dpi", str(_DPI), "--psm", "3"]
    try:
        done = subprocess.run(command, input=image, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


def _render(page: pypdfium2.PdfPage) -> bytes:
    """The page in grey as a portable grey map, the simplest format that tesseract reads."""
    width, height = page.get_size()
    scale = min(_DPI / 72, _LONGEST / max(width, height, 1))
    bitmap = page.render(scale=scale, grayscale=True)
    rows, stride = bytes(bitmap.buffer), bitmap.stride
    pixels = b"".join(rows[start : start + bitmap.width] for start in range(0, stride * bitmap.height, stride))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + pixels


def _claims_too_much(page: pypdfium2.PdfPage) -> bool:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        known = pdfium.FPDFImageObj_GetImagePixelSize(image.raw, ctypes.byref(width), ctypes.byref(height))
        if known and width.value * height.value > _LARGEST_IMAGE:
            return True
    return False
