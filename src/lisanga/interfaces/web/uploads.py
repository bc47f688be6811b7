"""A form's field for a file: it is kept as soon as it arrives, so that an error elsewhere never asks for it again."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, Signer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now

from lisanga.core.files.keeping import MOST, KeptFile, keep, known
from lisanga.core.files.kinds import IMAGES, JPEG, PAPERS, FileKind, UploadRefused, accept
from lisanga.core.files.pictures import SCREEN, Shrink


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with the form: a file, or the token of one that came before."""

    upload: "UploadedFile[Any] | None"
    token: str


class KeptFileWidget(forms.FileInput):
    """The file input, and beside it what is kept already."""

    kept: tuple[KeptFile, str] | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        return Sent(files.get(name), data.get(f"{name}_kept", ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_kept" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, None, attrs, renderer)
        if self.kept is None:
            return field
        file, token = self.kept
        said = _now("Fichier reçu : %(name)s. Choisissez-en un autre pour le remplacer.") % {"name": file.name}
        hidden = format_html('<input type="hidden" name="{}_kept" value="{}">', name, token)
        return format_html('{}<p class="hint">{}</p>{}', field, said, hidden)


class KeepingField(forms.FileField):
    """What fields of one file and of several share. The view says first for whom (`for_`), after it has asked for the
    right to send the form."""

    def __init__(
        self, *, allowed: Collection[FileKind] = PAPERS, most: int = MOST, shrink: Shrink = SCREEN, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.allowed, self.most, self.shrink = frozenset(allowed), most, shrink
        self.widget.attrs.setdefault("accept", accept(self.allowed))
        self.keeper: tuple[UUID, UUID] | None = None

    def for_(self, organisation: UUID, person: UUID) -> None:
        """Whose file it becomes, and who brings it."""
        self.keeper = (organisation, person)

    def _kept(self, sent: Sent) -> tuple[KeptFile, str] | None:
        """The file with the token that stands for it when the form comes again."""
        if self.keeper is None:
            raise RuntimeError("say for whom a file is kept: field.for_(organisation, person)")
        organisation, person = self.keeper
        sha256 = self._digest(sent, organisation, person)
        if not sha256:
            return None
        file = known(organisation, [sha256]).get(sha256)
        if file is None or file.is_removed or file.kind not in self.allowed | _made(self.allowed):
            raise forms.ValidationError(_now("Ce fichier n’est plus là. Envoyez-le de nouveau."), code="gone")
        return file, _signer(organisation, person).sign(sha256)

    def _digest(self, sent: Sent, organisation: UUID, person: UUID) -> str:
        if sent.upload is not None:
            try:
                return keep(organisation, person, sent.upload, self.allowed, self.most, self.shrink)
            except UploadRefused as refused:
                raise forms.ValidationError(str(refused), code="refused") from None
        if not sent.token:
            return ""
        try:
            return _signer(organisation, person).unsign(sent.token)
        except BadSignature:
            return ""


class KeptFileField(KeepingField):
    """Gives the digest of a kept file, or an empty text."""

    widget = KeptFileWidget

    def clean(self, value: Any, initial: Any = None) -> Any:
        found = self._kept(value) if isinstance(value, Sent) else None
        if found is None:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return ""
        if isinstance(self.widget, KeptFileWidget):
            self.widget.kept = found
        return found[0].sha256

    def has_changed(self, initial: Any, data: Any) -> bool:
        return isinstance(data, Sent) and bool(data.upload or data.token)


class KeptFilesWidget(forms.FileInput):
    """Several files at once, and beside the input those that are kept already."""

    allow_multiple_selected = True

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.kept: list[tuple[KeptFile, str]] = []

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Sent]:
        """Those that came before, first; a dictionary that knows one value a name gives that one."""
        tokens, uploads = (getattr(source, "getlist", None) for source in (data, files))
        kept = tokens(f"{name}_kept") if tokens else []
        new = uploads(name) if uploads else [one for one in [files.get(name)] if one]
        return [*(Sent(None, token) for token in kept), *(Sent(upload, "") for upload in new)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_kept" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, None, attrs, renderer)
        if not self.kept:
            return field
        names = ", ".join(file.name for file, _token in self.kept)
        said = _now("Reçus : %(names)s. Vous pouvez en ajouter.") % {"names": names}
        hidden = format_html_join(
            "", '<input type="hidden" name="{}_kept" value="{}">', ((name, token) for _file, token in self.kept)
        )
        return format_html('{}<p class="hint">{}</p>{}', field, said, hidden)


class KeptFilesField(KeepingField):
    """The same for several files: gives their digests. One that is refused is named, and the others are kept."""

    widget = KeptFilesWidget

    def __init__(self, *, many: int = 6, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.many = many

    def clean(self, value: Any, initial: Any = None) -> Any:
        sent = [one for one in value or [] if isinstance(one, Sent)]
        if len(sent) > self.many:
            text = _now("Envoyez %(many)s fichiers au plus à la fois.")
            raise forms.ValidationError(text % {"many": self.many}, code="many")
        kept: dict[str, tuple[KeptFile, str]] = {}
        refused: list[str] = []
        for one in sent:
            try:
                if found := self._kept(one):
                    kept[found[0].sha256] = found
            except forms.ValidationError as error:
                name = one.upload.name if one.upload is not None else ""
                refused += [f"{name} : {message}" if name else message for message in error.messages]
        assert isinstance(self.widget, KeptFilesWidget)
        self.widget.kept = list(kept.values())
        if refused:
            raise forms.ValidationError(refused, code="refused")
        if self.required and not kept:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return tuple(kept)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


def _made(allowed: frozenset[FileKind]) -> frozenset[FileKind]:
    """Pictures of any kind are kept as JPEG."""
    return frozenset({JPEG}) if allowed & IMAGES else frozenset()


def _signer(organisation: UUID, person: UUID) -> Signer:
    """A token is good for the person who brought the file, in that organisation, and for nobody else."""
    return Signer(salt=f"kept-file.{organisation.hex}.{person.hex}")
