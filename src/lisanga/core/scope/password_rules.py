"""What no password may be, in words of ours."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lisanga.core.scope.models import Person


class NotOneself(UserAttributeSimilarityValidator):
    """Neither one's name nor one's e-mail or phone, nor nearly."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email", "phone"))

    def validate(self, password: str, user: Person | None = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(_("Ce mot de passe ressemble trop à votre nom ou à votre adresse.")) from None

    def get_help_text(self) -> str:
        return _("Ni votre nom, ni votre adresse, ni votre numéro de téléphone.")
