"""One writer a process: what comes in while a commit runs is carried by the next one, all together."""

import gc
import logging
import os
import threading
from collections import deque
from collections.abc import Mapping, Sequence

from django.db import DatabaseError, connection, transaction

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.together import Submission, submit_together
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.callers import viewers_by
from lisanga.core.scope.devices.contacts import Contact, keep_contacts
from lisanga.core.scope.viewer import Viewer
from lisanga.interfaces.sync.checkpoints import Checkpoints

LARGEST_GROUP = 4_000  # operations: beyond, a commit would keep its first ones waiting
_PATIENCE = 0.002  # seconds that a group waits for those who were in the last one
_log = logging.getLogger(__name__)


class UnknownCaller(Exception):
    """The secret is nobody's, or no longer."""


class Request:
    """What waits for its answers: a program's own list (`secret`, `envelopes`), or the lists of the people of a
    telephone, whose `contact` is kept once all of them are committed."""

    __slots__ = ("answers", "contact", "done", "envelopes", "error", "lists", "secret")

    def __init__(
        self,
        *,
        secret: str = "",
        envelopes: Sequence[Envelope] = (),
        lists: Sequence[Submission] = (),
        contact: Contact | None = None,
    ) -> None:
        self.secret = secret
        self.envelopes = envelopes
        self.lists = lists
        self.contact = contact
        self.answers: list[Answer] = []
        self.error: Exception | None = None
        self.done = threading.Lock()
        self.done.acquire()

    @property
    def size(self) -> int:
        return len(self.envelopes) + sum(len(one.envelopes) for one in self.lists)

    def submissions(self, viewers: Mapping[str, Viewer]) -> Sequence[Submission]:
        """Nothing for a secret that is nobody's."""
        if not self.secret:
            return self.lists
        if self.secret not in viewers:
            self.error = UnknownCaller()
            return ()
        return [Submission(viewers[self.secret], self.envelopes)]

    def given(self) -> list[Answer]:
        if self.error is not None:
            raise self.error
        return self.answers


def carry_group(requests: Sequence[Request]) -> None:
    """Answers or an error for each request; never raises."""
    try:
        viewers = viewers_by({request.secret for request in requests if request.secret}, clock.today())
        lists = [request.submissions(viewers) for request in requests]
        results = iter(submit_together([one for group in lists for one in group]))
    except Exception as error:
        _log.exception("a group of operations was not carried")
        connection.close()
        for request in requests:
            request.error = error
        return
    for request, group in zip(requests, lists, strict=True):
        for _one in group:
            result = next(results)
            if isinstance(result, Exception):
                _log.error("operations were not carried", exc_info=result)
                request.error = result
            else:
                request.answers += result
    _keep_contacts(requests)


def _keep_contacts(requests: Sequence[Request]) -> None:
    """After the operations, never before: a telephone whose contact is lost sends again, and nothing is doubled."""
    contacts = [request.contact for request in requests if request.contact is not None and request.error is None]
    if not contacts:
        return
    try:
        with transaction.atomic():
            keep_contacts(contacts)
    except DatabaseError as error:
        _log.exception("contacts of telephones were not kept")
        for request in requests:
            if request.contact is not None:
                request.error = error


class Writer:
    """The thread that carries groups, with the one connection that writes. Started by the first request, so that a
    forked process has its own."""

    def __init__(self) -> None:
        self._waiting: deque[Request] = deque()
        self._arrived = threading.Condition()
        self._start = threading.Lock()
        self._process = 0
        self._checkpoints = Checkpoints()

    def carry(self, secret: str, envelopes: Sequence[Envelope]) -> list[Answer]:
        """A program's list; see `wait`."""
        return self.wait(Request(secret=secret, envelopes=envelopes))

    def wait(self, request: Request) -> list[Answer]:
        """Waits for the common commit. Within a transaction that is already open the lists belong to that one."""
        if connection.in_atomic_block:
            carry_group([request])
            return request.given()
        if self._process != os.getpid():
            self._begin()
        with self._arrived:
            self._waiting.append(request)
            self._arrived.notify()
        request.done.acquire()
        return request.given()

    def _begin(self) -> None:
        with self._start:
            if self._process == os.getpid():
                return
            self._waiting.clear()
            self._arrived = threading.Condition()
            threading.Thread(target=self._run, name="lisanga-writer", daemon=True).start()
            self._checkpoints = Checkpoints()
            self._checkpoints.start()
            self._process = os.getpid()

    def _run(self) -> None:
        # What start-up made stays for ever: the collector need not walk through it again for each group.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        last = 1
        while True:
            group = self._next_group(last)
            last = len(group)
            carry_group(group)
            self._checkpoints.want()
            for request in group:
                request.done.release()

    def _next_group(self, last: int) -> list[Request]:
        """All that wait; those answered by the last commit get a moment to come back, or each group would be half."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._waiting)
            if len(self._waiting) < last:
                self._arrived.wait_for(lambda: len(self._waiting) >= last, timeout=_PATIENCE)
            group: list[Request] = []
            size = 0
            while self._waiting and (not group or size + self._waiting[0].size <= LARGEST_GROUP):
                group.append(self._waiting.popleft())
                size += group[-1].size
        return group


WRITER = Writer()
