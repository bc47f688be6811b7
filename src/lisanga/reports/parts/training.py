"""What was taught in the period, to whom, and what it changed: counts of distinct people, gains from their sums."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.places.gazetteer import province as province_of
from lisanga.domains.training.queries.evaluation import Learning
from lisanga.domains.training.queries.period import (
    Papers,
    PeopleLine,
    PeriodSession,
    learning_of_period,
    papers_of_period,
    people_of_period,
)
from lisanga.domains.training.rules import AGE_CLASSES
from lisanga.reports.parts.shape import Column, Figure, Part, Row, Table, column_sum
from lisanga.reports.parts.sources import Sources

Key = Callable[[PeopleLine], tuple[str, str]]  # (key that stays, words)


def training(sources: Sources, part: Part) -> Part:
    """Four statements; the sessions were read for the activities too."""
    asked = (sources.scope, sources.about.agreement, *sources.days)
    people, learnt, papers = people_of_period(*asked), learning_of_period(*asked), papers_of_period(*asked)
    if not sources.sessions and not people:
        return msgspec.structs.replace(
            part, sentences=(_("Aucune séance n’était prévue ni n’a été tenue sur la période."),)
        )
    figures = (*_counted(sources, people, papers), *_gained(learnt))
    tables = (_sessions(sources), _ages(people), *_groups(sources, people), *(_tests(learnt),) * bool(learnt.people))
    return msgspec.structs.replace(part, figures=figures, tables=tables)


def _counted(sources: Sources, people: Sequence[PeopleLine], papers: Papers) -> tuple[Figure, ...]:
    held = [one for one in sources.sessions if one.held_on and sources.holds(one.held_on)]
    planned = sum(sources.holds(one.planned_on) for one in sources.sessions)
    everybody = sum(line.count for line in people)
    women = sum(line.count for line in people if line.sex == "F")
    told = _("%(share)s de femmes") % {"share": french.percentage(women, everybody)} if everybody else ""
    return (
        Figure(
            key="held",
            label=_("Séances tenues"),
            value=len(held),
            note=_("%(count)s prévues") % {"count": french.number(planned)},
            opens="table:training.sessions",
        ),
        Figure(key="people", label=_("Personnes formées"), value=everybody, note=told, opens="table:training.people"),
        Figure(
            key="hours",
            label=_("Heures données"),
            value=sum(one.hours for one in held),
            opens="table:training.sessions",
        ),
        Figure(
            key="certificates",
            label=_("Certificats remis"),
            value=papers.certificates,
            opens="table:training.sessions",
        ),
        Figure(
            key="trainers", label=_("Formateurs certifiés"), value=papers.trainers, opens="trainers:"
        ),
    )  # fmt: skip


def _gained(learnt: Learning) -> tuple[Figure, ...]:
    if learnt.gain is None:
        return ()
    note = _("%(count)s avec les deux tests") % {"count": french.plural(learnt.people, _("personne"), _("personnes"))}
    return (
        Figure(
            key="gain",
            label=_("Gain aux tests"),
            value=learnt.gain,
            unit="rate",
            note=note,
            opens="table:training.tests",
        ),
    )


def _sessions(sources: Sources) -> Table:
    rows = tuple(_session(sources, one) for one in sources.sessions)
    totals = [column_sum(rows, index) for index in (4, 5, 6)]
    return Table(
        key="sessions",
        title=_("Séances de la période"),
        columns=(
            Column("title", _("Séance")),
            Column("place", _("Lieu")),
            Column("planned", _("Prévue le"), "date"),
            Column("held", _("Tenue le"), "date"),
            Column("hours", _("Heures données"), "count"),
            Column("target", _("Places prévues"), "count"),
            Column("came", _("Présents"), "count"),
        ),
        rows=rows,
        total=(_("Ensemble"), "", "", "", *totals) if rows else None,
        empty=_("Aucune séance n’était prévue sur la période."),
        note=_(
            "Une personne présente à deux séances y compte deux fois ; les personnes formées sont comptées une fois."
        ),
    )


def _session(sources: Sources, one: PeriodSession) -> Row:
    held = one.held_on is not None and sources.holds(one.held_on)
    cells = (
        _("N° %(number)s : %(title)s") % {"number": one.number, "title": one.title},
        one.place,
        one.planned_on.isoformat(),
        one.held_on.isoformat() if one.held_on else None,
        one.hours if held else 0,
        one.target,
        one.came if held else 0,
    )
    return Row(str(one.number), cells, f"session:{one.number}")


def _ages(people: Sequence[PeopleLine]) -> Table:
    order = [*AGE_CLASSES, ""]

    def words(age: str) -> str:
        if not age:
            return _("Âge inconnu")
        if age.endswith("+"):
            return _("%(age)s ans et plus") % {"age": age[:-1]}
        return _("%(first)s à %(last)s ans") % dict(zip(("first", "last"), age.split("-"), strict=True))

    table = _by("people", _("Personnes formées, par âge et par sexe"), _("Âge"), people, lambda line: (
        line.age_class or "unknown", words(line.age_class)
    ))  # fmt: skip
    ordered = sorted(table.rows, key=lambda row: order.index("" if row.key == "unknown" else row.key))
    note = _("Chaque personne est comptée une fois, avec son âge et sa zone à sa dernière séance de la période.")
    return msgspec.structs.replace(table, rows=tuple(ordered), note=note)


def _groups(sources: Sources, people: Sequence[PeopleLine]) -> tuple[Table, Table]:
    """By province, and by what they belong to; those of a cooperative of this partner by its name."""
    known = {row.organisation: (row.code, row.name) for row in sources.facts.rows}

    def belongs(line: PeopleLine) -> tuple[str, str]:
        if line.belongs_to == sources.about.partner:
            return "=partner", sources.facts.partner.name
        if line.belongs_to is None:
            return "=none", _("Sans coopérative encore")
        return known.get(line.belongs_to, ("=other", _("Autres organisations")))

    def zone(line: PeopleLine) -> tuple[str, str]:
        found = province_of(line.province)
        return line.province or "unknown", found.name if found else line.province or _("Zone inconnue")

    origins = _by("origins", _("D’où viennent les personnes formées"), _("Organisation"), people, belongs)
    rows = [
        row if row.key.startswith("=") else msgspec.structs.replace(row, opens=f"cooperative:{row.key}")
        for row in origins.rows
    ]
    zones = _by("zones", _("Personnes formées, par province"), _("Province"), people, zone)
    return zones, msgspec.structs.replace(origins, rows=tuple(rows))


def _by(key: str, title: str, head: str, people: Iterable[PeopleLine], named: Key) -> Table:
    """Women, men and all of them for each group, by name."""
    sums: dict[tuple[str, str], list[int]] = {}
    for line in people:
        own = sums.setdefault(named(line), [0, 0, 0])
        own[0 if line.sex == "F" else 1 if line.sex == "M" else 2] += line.count
    unknown = any(counts[2] for counts in sums.values())
    shown = (0, 1, 2) if unknown else (0, 1)
    heads = (("women", _("Femmes")), ("men", _("Hommes")), ("unsaid", _("Non précisé")))
    ordered = sorted(sums.items(), key=lambda pair: (pair[0][0].startswith("="), pair[0][1]))
    rows = tuple(
        Row(code, (words, *(counts[index] for index in shown), sum(counts))) for (code, words), counts in ordered
    )
    totals = [column_sum(rows, index + 1) for index in range(len(shown) + 1)]
    columns = (Column("name", head), *(Column(*heads[index], "count") for index in shown))
    return Table(
        key=key,
        title=title,
        columns=(*columns, Column("all", _("Ensemble"), "count")),
        rows=rows,
        total=(_("Ensemble"), *totals) if rows else None,
        empty=_("Personne n’est encore venu à une séance de la période."),
    )


def _tests(learnt: Learning) -> Table:
    return Table(
        key="tests",
        title=_("Tests avant et après"),
        columns=(
            Column("name", _("Groupe")),
            Column("people", _("Personnes avec les deux tests"), "count"),
            Column("before", _("Avant"), "rate"),
            Column("after", _("Après"), "rate"),
            Column("gain", _("Gain normalisé"), "rate"),
        ),
        rows=(
            Row(
                "all",
                (_("Séances de la période"), learnt.people, learnt.before, learnt.after, learnt.gain),
                "table:training.sessions",
            ),
        ),
        note=_("Gain normalisé : (après − avant) ÷ (100 − avant), des sommes de toutes les personnes."),
    )
