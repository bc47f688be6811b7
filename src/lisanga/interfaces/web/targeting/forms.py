"""Forms about shared data: the file, where its figures come from, who reads it."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.interfaces.web.documents.forms import LabelForm
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.submitting import OperationForm


class FileForm(forms.Form):
    """A file to bring."""

    table = forms.FileField(
        label=_("Le fichier (Excel .xlsx, ou CSV)"),
        help_text=_("Tel qu’il est : titres, totaux et cellules fusionnées ne gênent pas. 8 Mo, 5 000 lignes au plus."),
    )
    use_required_attribute = False


class ProvenanceForm(OperationForm):
    """Where the figures come from, and until when they may be used."""

    title = forms.CharField(label=_("Titre"), max_length=160)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("Recensement, enquête, registre, rapport… et de quelle année.")
    )
    service = forms.CharField(label=_("Service auteur"), max_length=160)
    reference_on = forms.DateField(label=_("Les chiffres datent du"), widget=day_input())
    method = forms.CharField(
        label=_("Méthode"), max_length=200, required=False, help_text=_("Comment on a compté ou mesuré.")
    )
    permitted_until = forms.DateField(
        label=_("Le programme peut s’en servir jusqu’au"),
        widget=day_input(),
        help_text=_("Ce jour compris ; ensuite il ne les lit plus."),
    )

    def clean_reference_on(self) -> date:
        day: date = self.cleaned_data["reference_on"]
        if day > clock.today():
            raise forms.ValidationError(_now("Ce jour n’est pas encore passé."))
        return day

    def clean_permitted_until(self) -> date:
        day: date = self.cleaned_data["permitted_until"]
        if day < clock.today():
            raise forms.ValidationError(_now("Ce jour est déjà passé."))
        return day


class NewDataForm(ProvenanceForm, LabelForm):
    """The first version of data: its label too."""

    field_order = ("title", "source", "service", "reference_on", "method", "permitted_until", "label", "readers")


class NewVersionForm(ProvenanceForm):
    """A newer version: the label stays as it is."""

    note = forms.CharField(label=_("Ce qui a changé"), max_length=200, required=False)


class WithdrawForm(OperationForm):
    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=400,
        help_text=_("Le programme ne lira plus ces données ; vous les gardez, avec leur histoire."),
    )
