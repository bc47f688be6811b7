"""The catalogue of texts. French is the source language: a text's key is the French text itself, and the French
catalogue says which texts exist (the template of every other language). Plurals are pairs of texts."""

import ast
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation.template import templatize

# A text: singular, plural ("" when it has none), context ("" when it has none).
Text = tuple[str, str, str]
_SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}
# What Django makes of a template's texts, with Python's own spelling of strings.
_STRING = r"""u?(?P<{0}>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(
    rf"(?<![A-Za-z_])(?P<call>gettext|_|ngettext|pgettext|npgettext)\(\s*{_STRING.format('one')}"
    rf"(?:\s*,\s*{_STRING.format('two')})?(?:\s*,\s*{_STRING.format('three')})?",
    re.DOTALL,
)
_HEADER = (
    "Project-Id-Version: Lisanga\nLanguage: fr\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n > 1);\n"
)


def extracted(package: Path) -> dict[Text, list[str]]:
    """Every text with the files where it stands, sorted."""
    found: dict[Text, set[str]] = {}
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.txt")]):
        parts = path.relative_to(package).parts
        if "tests" in parts or "migrations" in parts:
            continue
        content = path.read_text("utf-8")
        texts = _of_python(content) if path.suffix == ".py" else _of_template(content)
        for text in texts:
            found.setdefault(text, set()).add("/".join(parts))
    return {text: sorted(found[text]) for text in sorted(found)}


def _of_python(content: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            strings = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            text = _text(name, strings)
            if text is not None:
                yield text


def _of_template(content: str) -> Iterator[Text]:
    if "{%" not in content and "{{" not in content:
        return
    for match in _IN_TEMPLATE.finditer(templatize(content)):
        strings = [ast.literal_eval(match[name]) for name in ("one", "two", "three") if match[name]]
        # A literal percent sign stays doubled: so does the template engine look for it.
        text = _text(match["call"], strings)
        if text is not None:
            yield text


def _text(name: str, strings: list[str]) -> Text | None:
    if name in _SINGULAR and strings:
        text: Text | None = (strings[0], "", "")
    elif name in _PLURAL and len(strings) >= 2:
        text = (strings[0], strings[1], "")
    elif name in _CONTEXT and len(strings) >= 2:
        text = (strings[1], "", strings[0])
    elif name in _CONTEXT_PLURAL and len(strings) >= 3:
        text = (strings[1], strings[2], strings[0])
    else:
        return None
    return text if text is not None and text[0] else None


def typeset(text: str) -> str:
    """French typography: no line may break before a double sign nor inside quotation marks."""
    return re.sub(r" (?=[;?!](?:\W|$))", "\u202f", re.sub(r"(?<=«) | (?=»|:(?:\W|$))", "\u00a0", text))


def written(texts: Mapping[Text, list[str]], kept: Mapping[Text, list[str]]) -> str:
    """The catalogue's source, typeset; what somebody put in another wording is kept."""
    blocks = [_block(("", "", ""), [_HEADER], [])]
    for text, places in texts.items():
        same = [typeset(form) for form in text[:2] if form]
        blocks.append(_block(text, kept.get(text) or same, places))
    return "\n".join(blocks)


def _block(text: Text, translations: list[str], places: list[str]) -> str:
    lines = [f"#: {place}" for place in places]
    if text[2]:
        lines.append(f"msgctxt {_quoted(text[2])}")
    lines.append(f"msgid {_quoted(text[0])}")
    if text[1]:
        lines.append(f"msgid_plural {_quoted(text[1])}")
        lines += [f"msgstr[{index}] {_quoted(value)}" for index, value in enumerate(translations)]
    else:
        lines.append(f"msgstr {_quoted(translations[0])}")
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        value = value.replace(plain, escaped)
    return f'"{value}"'


def read(path: Path) -> dict[Text, list[str]]:
    """Translations by text; nothing when there is no catalogue yet."""
    kept: dict[Text, list[str]] = {}
    if not path.exists():
        return kept
    for block in path.read_text("utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        for line in block.splitlines():
            if line and not line.startswith("#"):
                name, _space, value = line.partition(" ")
                fields[name] = ast.literal_eval(value)
        if fields.get("msgid"):
            text = (fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""))
            kept[text] = [value for name, value in fields.items() if name.startswith("msgstr")]
    return kept


def compiled(kept: Mapping[Text, list[str]]) -> bytes:
    """The binary form that gettext reads: keys in order of their bytes, offsets in two tables."""
    rows = [(b"", _HEADER.encode())]
    for (one, many, context), translations in kept.items():
        key = f"{context}\x04{one}" if context else one
        rows.append(((f"{key}\0{many}" if many else key).encode(), "\0".join(translations).encode()))
    rows.sort()
    start = 28 + 16 * len(rows)
    keys, values = b"".join(row[0] + b"\0" for row in rows), b"".join(row[1] + b"\0" for row in rows)
    tables, offset = [], start
    for column in (0, 1):
        for row in rows:
            tables.append(struct.pack("<II", len(row[column]), offset))
            offset += len(row[column]) + 1
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, start)
    return head + b"".join(tables) + keys + values
