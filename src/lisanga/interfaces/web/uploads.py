"""A form's field for a file: it is kept as soon as it arrives, so that an error elsewhere never asks for it again."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, Signer
from django.utils.html import format_html
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


class KeptFileField(forms.FileField):
    """Gives the digest of a kept file, or an empty text. The view says first for whom (`for_`), after it has asked for
    the right to send the form."""

    widget = KeptFileWidget

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

    def clean(self, value: Any, initial: Any = None) -> str:
        if self.keeper is None:
            raise RuntimeError("say for whom a file is kept: field.for_(organisation, person)")
        organisation, person = self.keeper
        sha256 = self._digest(value, organisation, person) if isinstance(value, Sent) else ""
        if not sha256:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return ""
        file = known(organisation, [sha256]).get(sha256)
        if file is None or file.is_removed or file.kind not in self.allowed | _made(self.allowed):
            raise forms.ValidationError(_now("Ce fichier n’est plus là. Envoyez-le de nouveau."), code="gone")
        if isinstance(self.widget, KeptFileWidget):
            self.widget.kept = (file, _signer(organisation, person).sign(sha256))
        return sha256

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

    def has_changed(self, initial: Any, data: Any) -> bool:
        return isinstance(data, Sent) and bool(data.upload or data.token)


def _made(allowed: frozenset[FileKind]) -> frozenset[FileKind]:
    """Pictures of any kind are kept as JPEG."""
    return frozenset({JPEG}) if allowed & IMAGES else frozenset()


def _signer(organisation: UUID, person: UUID) -> Signer:
    """A token is good for the person who brought the file, in that organisation, and for nobody else."""
    return Signer(salt=f"kept-file.{organisation.hex}.{person.hex}")
