"""What lies in a file and where it can go from here: rows for its page, each with its place."""

from __future__ import annotations

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.keeping.records_clock import BackdatedEntry
from sr_board.cases.transfer.records_transfer import TransferSent
from sr_board.cases.vocabulary import ADULT_STATES, AgeStanding, CaseState, SubjectKind, Track
from ui.live import Text, say, say_n

__all__ = ["Line", "content_rows", "move_rows"]

Line = tuple[Text, Text, str, str]
"""Fact, soft line, icon, key of the place."""

_S = CaseState
_ENDED = frozenset({_S.TRANSFERRED, _S.MERGED, _S.LOST_CONTACT, _S.CLOSED})


def content_rows(view: CaseView) -> list[Line]:
    """What lies in the file beside its steps."""
    rows: list[Line] = [
        (
            lambda: say("What she agrees to"),
            lambda: say("Asked purpose by purpose; taken back at any time."),
            "signature",
            "cases-consent",
        ),
        (lambda: say("Plan and follow-ups"), lambda: _waiting(view), "list", "cases-plan"),
        (
            lambda: say("Letters to services"),
            lambda: say("In her own name, with only what she agreed to tell."),
            "mail",
            "cases-letters",
        ),
        (
            lambda: say("What was told outside"),
            lambda: say("Tellings and requests, each with its ground."),
            "eye-off",
            "cases-told",
        ),
        (lambda: say("Kept papers"), lambda: _papers(view), "files", "cases-kept-papers"),
        (
            lambda: say("Papers of this file"),
            lambda: say("Reports, letters, forms: with lines for handwriting, or locked."),
            "printer",
            "cases-papers",
        ),
    ]
    return [*rows, *(_identity_rows() if view.may_identity else [])]


def _identity_rows() -> list[Line]:
    """For those who hold the identity's key."""
    return [
        (
            lambda: say("How she may be reached"),
            lambda: say("Her own rule; it holds for everybody."),
            "phone",
            "cases-reach",
        ),
        (
            lambda: say("Who she is"),
            lambda: say("Sealed apart. The team sees who opened it."),
            "key",
            "cases-who",
        ),
        (
            lambda: say("Her own file, read aloud"),
            lambda: say("She may hear or have all that stands here."),
            "volume",
            "cases-own-file",
        ),
    ]


def _papers(view: CaseView) -> str:
    count = view.summary.papers
    if not count:
        return say("Scans of certificates, orders, receipts, letters, consents.")
    return say_n("{n} paper is kept", "{n} papers are kept", count)


def _waiting(view: CaseView) -> str:
    count = len(view.summary.tasks)
    if not count:
        return say("Steps, tasks, and how she is.")
    return say_n("{n} task waits", "{n} tasks wait", count)


def move_rows(view: CaseView) -> list[Line]:
    """What can be done with the file as it stands. Going on the child track stands in the foot."""
    rows = [*_dangers(view), *_late(view), *_concerns(view), *_answers(view), *_adult(view)]
    if view.head.track is Track.CHILD and view.head.state not in _ENDED:
        rows += _by_order(view)
    return [*rows, *_ends(view)]


def _dangers(view: CaseView) -> list[Line]:
    if view.head.state in _ENDED:
        return []
    rows: list[Line] = [
        (
            lambda: say("A danger"),
            lambda: say("Note it at once; the risk follows."),
            "alert-triangle",
            "cases-danger",
        )
    ]
    if view.summary.flags:
        rows.append(
            (
                lambda: say("A danger is over"),
                lambda: say("With the reason."),
                "circle-check",
                "cases-danger-over",
            )
        )
    rows.append(
        (
            lambda: say("How near is harm"),
            lambda: say("High until somebody has looked."),
            "eye",
            "cases-risk",
        )
    )
    return rows


def _late(view: CaseView) -> list[Line]:
    if all(one.confirmed_at is not None for one in view.all(BackdatedEntry)):
        return []
    return [
        (
            lambda: say("Entered late"),
            lambda: say("Two of you say why; the entry stands meanwhile."),
            "history",
            "cases-backdated",
        )
    ]


def _concerns(view: CaseView) -> list[Line]:
    if all(one.moved_at is not None for one in view.all(ConcernEntered)):
        return []
    return [
        (
            lambda: say("A concern on the wrong file"),
            lambda: say("Two of you move it, with its clock, to the file it was meant for."),
            "send",
            "cases-concern-moved",
        )
    ]


def _answers(view: CaseView) -> list[Line]:
    """Answers that can be changed, and a file that is not for the board."""
    rows: list[Line] = []
    if view.head.state not in (_S.NOTICED, _S.SCREENING):
        return rows
    if view.head.subject_kind is not SubjectKind.NOT_ASKED:
        rows.append(
            (
                lambda: say("Question 1"),
                lambda: say("If the answer was wrong."),
                "pencil",
                "cases-kind",
            )
        )
    adult = bool(view.ages) and view.ages[-1].standing is AgeStanding.APPEARS_ADULT
    if adult and view.head.state is _S.SCREENING:
        rows.append(
            (
                lambda: say("She is heard as an adult"),
                lambda: say("Two talks, a day apart."),
                "message",
                "cases-adult",
            )
        )
    rows.append(
        (
            lambda: say("Not for the board"),
            lambda: say("A visitor, or a resident's child without any sign of danger."),
            "door-exit",
            "cases-scope",
        )
    )
    return rows


def _adult(view: CaseView) -> list[Line]:
    state = view.head.state
    rows: list[Line] = []
    if state in (_S.ADULT_REVIEW, _S.UNCERTAIN):
        rows.append(
            (
                lambda: say("Willing, and left in peace"),
                lambda: say("When every condition holds, and the board decided."),
                "leaf",
                "cases-willing",
            )
        )
    if state in ADULT_STATES:
        rows.append(
            (
                lambda: say("A talk with her"),
                lambda: say("By two people, alone with her."),
                "message",
                "cases-talk",
            )
        )
    if state in ADULT_STATES - {_S.UNWILLING_SUPPORT}:
        rows.append(
            (
                lambda: say("She does not want this"),
                lambda: say("Her word is enough."),
                "hand-stop",
                "cases-her-word",
            )
        )
    if state is _S.UNWILLING_SUPPORT:
        rows.append(
            (
                lambda: say("She asks to be heard again"),
                lambda: say("Only on her own request."),
                "refresh",
                "cases-hear-again",
            )
        )
    return rows


def _by_order(view: CaseView) -> list[Line]:
    rows: list[Line] = [
        (
            lambda: say("The authority ordered a test"),
            lambda: say("Watch for its answer."),
            "calendar",
            "cases-test",
        )
    ]
    if view.officer:
        rows.append(
            (
                lambda: say("The authority found an adult"),
                lambda: say("Chair and secretary enter the order."),
                "gavel",
                "cases-adult-order",
            )
        )
    return rows


def _ends(view: CaseView) -> list[Line]:
    state = view.head.state
    rows: list[Line] = []
    if state in (_S.CLOSED, _S.LOST_CONTACT):
        rows.append(
            (
                lambda: say("Open the file again"),
                lambda: say("It goes on where it was."),
                "folder-open",
                "cases-reopen",
            )
        )
    if state not in _ENDED:
        rows.append(
            (
                lambda: say("Contact is lost"),
                lambda: say("Three tries by the way she allowed. Clocks go on."),
                "phone",
                "cases-lost",
            )
        )
    rows.append(
        (
            lambda: say("The same person in another file"),
            lambda: _joined(view),
            "users",
            "cases-doubles",
        )
    )
    rows += _boards(view)
    if state not in (_S.CLOSED, _S.MERGED):
        rows.append(
            (
                lambda: say("Close the file"),
                lambda: say("By the board, or chair and counsellor."),
                "archive",
                "cases-close",
            )
        )
    return rows


def _joined(view: CaseView) -> str:
    count = len(view.summary.joined)
    if not count:
        return say("Compare two files; join them by two persons.")
    return say_n("{n} file is joined with this one", "{n} files are joined with this one", count)


def _boards(view: CaseView) -> list[Line]:
    """To another board, and that it took the file."""
    if view.head.state in _ENDED:
        return []
    rows: list[Line] = [
        (
            lambda: say("To another board"),
            lambda: say("Sealed to that board's key. It stays here until that board took it."),
            "send",
            "cases-send",
        )
    ]
    if any(one.accepted_on is None for one in view.all(TransferSent)):
        rows.append(
            (
                lambda: say("The other board took it"),
                lambda: say("As it wrote on the cover sheet."),
                "check",
                "cases-send-accepted",
            )
        )
    return rows
