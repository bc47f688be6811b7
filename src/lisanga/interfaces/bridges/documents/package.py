"""What surrounds the text in a DOCX file: styles, lists, header, footer, and the list of the files themselves."""

from xml.sax.saxutils import escape

from lisanga.interfaces.bridges.documents.markup import HEAD, SPACES, field, paragraph, run

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def files(title: str, body: str, header: str, footer: str, pictures: list[bytes]) -> dict[str, str | bytes]:
    """Name → content, in the order of the archive."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1360" w:right="1020" w:bottom="1250" w:left="1020" '
        'w:header="600" w:footer="560" w:gutter="0"/></w:sectPr>'
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _rels(
            [("rId1", "officeDocument", "word/document.xml")],
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>',
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels(
            [
                ("rIdS", "styles", "styles.xml"),
                ("rIdN", "numbering", "numbering.xml"),
                ("rIdH", "header", "header1.xml"),
                ("rIdF", "footer", "footer1.xml"),
                *((f"rIdP{index}", "image", f"media/{index}.png") for index in range(1, len(pictures) + 1)),
            ]
        ),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": f"{HEAD}<w:hdr {SPACES}>{paragraph(_small(header))}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {SPACES}>{_footer(footer)}</w:ftr>",
    }
    made.update({f"word/media/{index}.png": png for index, png in enumerate(pictures, 1)})
    return made


def _small(text: str) -> str:
    return run(text, colour="5C564B", half_points=16)


def _footer(text: str) -> str:
    said = _small(f"{text} · " if text else "")
    return paragraph(f"{said}{field('PAGE')}{_small(' / ')}{field('NUMPAGES')}", align="right")


def _rels(relations: list[tuple[str, str, str]], more: str = "") -> str:
    lines = [f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{to}"/>' for key, kind, to in relations]
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}{more}</Relationships>'


def _types() -> str:
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    parts |= {"header1": "header", "footer1": "footer"}
    lines = [
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in parts.items()
    ]
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{''.join(lines)}</Types>"
    )


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:creator>Lisanga</dc:creator><dc:language>fr-CD</dc:language></cp:coreProperties>"
    )


def _style(key: str, name: str, marks: str, letters: str, level: int = -1) -> str:
    outline = f'<w:outlineLvl w:val="{level}"/>' if level >= 0 else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{marks}{outline}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _heading(level: int, size: int, before: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:spacing w:before="{before}" w:after="120"/>',
        f'<w:b/><w:color w:val="1F5D3A"/><w:sz w:val="{size}"/>',
        level - 1,
    )


_STYLES = (
    f"{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="fr-FR"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    + _style("Title", "Title", '<w:spacing w:after="60"/>', '<w:b/><w:color w:val="1F5D3A"/><w:sz w:val="56"/>')
    + _heading(1, 30, 360)
    + _heading(2, 24, 240)
    + _heading(3, 22, 200)
    + _style("CellSmall", "Cell small", '<w:spacing w:before="30" w:after="30"/>', '<w:sz w:val="15"/>')
    + _style(
        "Cell", "Cell", '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>'
    )
    + '<w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D9D0BE"/>' for side in ("top", "bottom", "insideH")
    )
    + '</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style></w:styles>"
)
_NUMBERING = (
    f'{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
