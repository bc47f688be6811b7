"""Many lines stored through the door, and what statements over them cost."""

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from bench.clockwork import median_ms
from bench.envelopes import Maker
from lisanga.core.kernel import clock
from lisanga.core.ledger import queries as ledger
from lisanga.core.ledger.models import Line
from lisanga.core.ledger.verification import verify_balances, verify_ledger
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.together import Submission, submit_together
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import Scope, viewer_of

_LIST = 1_000
_TOGETHER = 4
_ALWAYS = 99_999  # a month after all others
_RAW = (
    f"SELECT organisation_id, account, currency, month, SUM(debit), SUM(credit) FROM {Line._meta.db_table} "
    "GROUP BY organisation_id, account, currency, month"
)


def count_lines() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {Line._meta.db_table}")
        return int(cursor.fetchone()[0])


def fill(grounds: Sequence[Mapping[str, Any]], lines: int, say: Callable[[str], None]) -> None:
    """Deliveries through the door until so many ledger lines are stored (two lines each)."""
    decoder = msgspec.json.Decoder(list[Envelope])
    viewers = [viewer_of(Person.objects.get(id=UUID(one["person"])), clock.today()) for one in grounds]
    makers = [Maker(one, 1_000 + number) for number, one in enumerate(grounds)]
    missing = lines - count_lines()
    for turn in count():
        if missing <= 0:
            break
        chosen = [(turn * _TOGETHER + place) % len(grounds) for place in range(_TOGETHER)]
        lists = [Submission(viewers[index], decoder.decode(makers[index].body(_LIST))) for index in chosen]
        for answers in submit_together(lists):
            if isinstance(answers, Exception):
                raise answers
            missing -= 2 * sum(answer.recorded for answer in answers)
        if turn % 25 == 0:
            say(f"encore {max(missing, 0)} lignes")
    settle()


def settle() -> None:
    """What a database does by itself in the minutes after it was filled (PostgreSQL vacuums and analyses each minute
    what was written, six seconds of one core), and the system with what it still has to write: otherwise the next
    seconds measure that, not the lines stored."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM (ANALYZE)")
            cursor.execute("CHECKPOINT")
    os.sync()


def statements(grounds: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The trial balance from kept balances, of one cooperative and over all lines; the same from the lines, by us and
    by bare SQL."""
    organisations = [UUID(one["organisation"]) for one in grounds]
    scope = Scope(rows=frozenset(organisations), aggregates=frozenset(organisations))
    return {
        "trial_balance_ms": median_ms(lambda: ledger.trial_balance(scope, organisations[0], 0, _ALWAYS)),
        "all_accounts_ms": median_ms(lambda: ledger.account_sums(scope, organisations, 0, _ALWAYS)),
        "recomputed_ms": median_ms(lambda: list(verify_balances()), 3),
        "recomputed_raw_ms": median_ms(_recomputed_by_hand, 3),
    }


def _recomputed_by_hand() -> None:
    """The two sums that are compared with the kept balances, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(_RAW)
        cursor.fetchall()
        cursor.execute(
            _RAW.replace("account, currency", "auxiliary, account, currency").replace(
                "GROUP BY", "WHERE auxiliary IS NOT NULL GROUP BY"
            )
        )
        cursor.fetchall()


def sound() -> bool:
    """Whether every chain, seal and balance fits after all that load."""
    return not list(verify_chains()) and not list(verify_ledger())
