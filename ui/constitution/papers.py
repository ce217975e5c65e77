"""Papers of constitutions: the booklet, our rules on one page, what changes. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime, time

from governance.constitution.views import GroupRules, VersionRow
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.constitution.said import status_words
from ui.constitution.words import TEMPLATE_WORDS
from ui.constitution.work import ConstitutionWork
from ui.live import Text, say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of
from ui.shapes import State

__all__ = ["papers"]


def papers(work: ConstitutionWork) -> list[PaperKind]:
    """The kinds of papers of this area."""

    def lines() -> list[PaperLine]:
        return [line for group in work.rulebook.reading.groups() for line in _of_group(group)]

    read = Action.CONSTITUTION_READ
    return [
        PaperKind(
            "constitution",
            lambda asked, tr: _booklet(work, asked, tr),
            lines,
            right=read,
            origin="constitution-articles",
            large=True,
        ),
        PaperKind(
            "one-page",
            lambda asked, tr: _one_page(work, asked, tr),
            right=read,
            origin="constitution-articles",
            large=True,
        ),
        PaperKind(
            "comparison",
            lambda asked, tr: _comparison(work, asked, tr),
            right=read,
            origin="constitution-history",
        ),
        PaperKind(
            "template",
            lambda asked, tr: _template(work, asked, tr),
            right=read,
            origin="constitution-start",
            large=True,
        ),
    ]


def _booklet(work: ConstitutionWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.constitution.papers import constitution_pdf

    view = work.rulebook.reading.whole(asked.id, tr.code)
    pdf = constitution_pdf(view, tr, head_of(work, view.group_name), large=asked.large)
    title = say("Constitution, version {n}", n=view.version.version)
    return Drawn(title, f"constitution-{view.version.version:02d}", pdf)


def _one_page(work: ConstitutionWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.constitution.papers import one_page_pdf

    view = work.rulebook.reading.whole(asked.id, tr.code)
    pdf = one_page_pdf(view, tr, head_of(work, view.group_name), large=asked.large)
    return Drawn(say("Our rules on one page"), f"rules-{view.version.version:02d}", pdf)


def _comparison(work: ConstitutionWork, asked: PaperAsked, tr: Translator) -> Drawn:
    """`asked.id` is "before/after"."""
    from governance.constitution.papers import comparison_pdf

    before, _, after = asked.id.partition("/")
    found = work.rulebook.reading.compare(before, after, tr.code)
    name = work.rulebook.reading.whole(after, tr.code).group_name
    pdf = comparison_pdf(found, tr, head_of(work, name))
    numbers = f"{found.before.version:02d}-{found.after.version:02d}"
    return Drawn(say("What changes in our rules"), f"changes-{numbers}", pdf)


def _template(work: ConstitutionWork, asked: PaperAsked, tr: Translator) -> Drawn:
    """`asked.id` is the key of a template."""
    from governance.constitution.papers import template_pdf

    name = say(TEMPLATE_WORDS[asked.id])
    pdf = template_pdf(asked.id, tr, head_of(work, name), large=asked.large)
    return Drawn(name, f"template-{asked.id}", pdf)


def _of_group(group: GroupRules) -> list[PaperLine]:
    found = []
    for version in (group.in_force, group.draft):
        if version is not None:
            found += _of_version(group.group_name, version)
    return found


def _of_version(name: str, version: VersionRow) -> list[PaperLine]:
    day = version.adopted_on or version.circulated_on
    moment = None if day is None else datetime.combine(day, time(), UTC)
    state = (State.OK if version.in_force else State.DUE, lambda: status_words(version))

    def line(kind: str, title: Text) -> PaperLine:
        return PaperLine(kind, version.id, title, name, lambda: _day(version), state, moment)

    return [
        line("constitution", lambda: say("Constitution, version {n}", n=version.version)),
        line("one-page", lambda: say("Our rules on one page")),
    ]


def _day(version: VersionRow) -> str:
    day = version.effective_from or version.circulated_on
    return status_words(version) if day is None else i18n.current().date(day)
