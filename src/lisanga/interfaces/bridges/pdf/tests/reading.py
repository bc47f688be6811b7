"""Reads a PDF as a person would: its pages as plain text."""

import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """The text of each page, spaces of all widths made plain."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(" ".join(text.get_text_range().split()))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def size(pdf: bytes) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(0)
        return round(width * 25.4 / 72), round(height * 25.4 / 72)
    finally:
        document.close()
