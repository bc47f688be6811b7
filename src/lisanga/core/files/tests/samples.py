"""Small files of every kind, made here, and the folder that tests keep them in."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
CSV = "Nom;Poids\nAwa Kisita;312\n".encode("cp1252")
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def picture(
    format: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", colour: Any = "#1F5D3A", **options: Any
) -> bytes:
    target = BytesIO()
    Image.new(mode, size, colour).save(target, format, **options)
    return target.getvalue()


def photograph() -> bytes:
    """As a telephone makes it: lying on its side, and telling where it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "Tecno Spark"
    exif[0x0112] = 6  # turned by a quarter
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "S", (5.0, 2.0, 24.0)
    return picture(size=(400, 300), exif=exif)


def archive(**members: bytes) -> bytes:
    """A zip; underscores of a name stand for slashes, `types` for the table of contents."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr({"types": "[Content_Types].xml"}.get(name, name.replace("__", "/") + ".xml"), content)
    return target.getvalue()


def workbook() -> bytes:
    return archive(types=TYPES, xl__workbook=b"<workbook/>")


def document() -> bytes:
    return archive(types=TYPES, word__document=b"<document/>")


def upload(content: bytes, name: str = "photo.jpg", declared: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, declared)


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    """A folder of the data for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"
