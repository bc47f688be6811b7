"""Documents that a word processor opens: well-formed files, escaped words, headings and tables that are real."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
import segno

from lisanga.interfaces.bridges.documents.writer import Document

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made() -> bytes:
    document = Document("Convention & avenants", "CERPEC ASBL · Kwilu", "Version 1")
    document.title("Province <du> Kwilu", "Convention", "2026")
    document.heading("Article 1")
    document.paragraph("Premier.\nSuite.\n\nSecond.")
    document.bullets(["un", "deux"])
    document.table(("Nom", "Somme"), [("A", "1"), ("B", "2")], ("left", "right"), ("Total", "3"), (3, 1))
    png = io.BytesIO()
    segno.make("https://coop.example").save(png, kind="png")
    document.picture(png.getvalue(), 30, 'un "code"')
    document.page_break()
    return document.to_bytes()


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_of_it_is_well_formed_and_named() -> None:
    files = parts(made())
    assert next(iter(files)) == "[Content_Types].xml"
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    targets = ElementTree.fromstring(files["word/_rels/document.xml.rels"])
    assert {f"word/{relation.get('Target')}" for relation in targets} <= set(files)


def test_headings_and_tables_are_real() -> None:
    tree = ElementTree.fromstring(parts(made())["word/document.xml"])
    styles = [style.get(f"{WORD}val") for style in tree.iter(f"{WORD}pStyle")]
    assert {"Title", "Heading1", "Cell"} <= set(styles)
    table = next(tree.iter(f"{WORD}tbl"))
    assert len(list(table.iter(f"{WORD}tr"))) == 4
    widths = [int(column.get(f"{WORD}w") or 0) for column in table.iter(f"{WORD}gridCol")]
    assert widths[0] == pytest.approx(widths[1] * 3, rel=0.01)


def test_every_style_that_is_used_is_defined() -> None:
    document = Document("t")
    document.title("t")
    for level in (1, 2, 3):
        document.heading("h", level)
    document.table([""] * 9, [[str(number) for number in range(9)]])
    document.table([""] * 3, [["a", "b", "c"]])
    files = parts(document.to_bytes())
    used = {
        style.get(f"{WORD}val") for style in ElementTree.fromstring(files["word/document.xml"]).iter(f"{WORD}pStyle")
    }
    known = {
        style.get(f"{WORD}styleId") for style in ElementTree.fromstring(files["word/styles.xml"]).iter(f"{WORD}style")
    }
    assert used <= known


def test_words_are_escaped_and_controls_left_out() -> None:
    document = Document("t")
    document.paragraph("<w:p/> & \x07 \ud800 fin")
    tree = ElementTree.fromstring(parts(document.to_bytes())["word/document.xml"])
    assert [node.text for node in tree.iter(f"{WORD}t")] == ["<w:p/> &   fin"]


def test_pages_are_numbered_and_the_header_stands() -> None:
    files = parts(made())
    assert b"NUMPAGES" in files["word/footer1.xml"]
    assert "CERPEC ASBL · Kwilu" in files["word/header1.xml"].decode()


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made() == made()


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="argument 2 is"):
        Document("t").table(("a", "b"), [("1",)])
