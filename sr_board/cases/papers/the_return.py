"""The return of the board on paper and as a table for a spreadsheet: as it was released."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sr_board.cases.files.records_consent import Released
from sr_board.cases.rules.returns import COLUMNS, FOUND, OUTCOMES, TIMELINESS, columns_of
from sr_board.cases.rules.suppression import SMALL
from sr_board.cases.rules.year_tables import NUMBER, SHARE
from sr_board.cases.words.figures import (
    TABLE_DEFINITIONS,
    TABLE_WORDS,
    column_words,
    row_words,
    shown_words,
)
from sr_board.cases.words.law import COLUMN_WORDS, DEFINITIONS, period_title
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["return_pdf", "return_table"]


def return_pdf(one: Released, tr: Translator, letterhead: Letterhead, *, code: str = "") -> bytes:
    """The de-identified return as it was released: what stood in it then, not what is true now."""
    paper = Paper(
        tr,
        title=tr.say("Return of the board"),
        subtitle=tr.say(
            "{period}. Law pack {pack}, definitions {version}.",
            period=period_title(one.period, tr),
            pack=one.pack,
            version=tr.digits(one.definitions or "1"),
        ),
        letterhead=letterhead,
        code=code,
    )
    cells = _cells(one, tr)
    outcomes = [name for name in cells if name in OUTCOMES]
    late = [name for name in cells if name in TIMELINESS]
    found = [name for name in cells if name in ("followed_up", *FOUND)]
    later = {*outcomes, *late, *found}
    paper.table(
        [Column(tr.say("What is counted"), share=5), Column(tr.say("Number"), "right")],
        [[tr.say(COLUMN_WORDS[name]), cells[name]] for name in cells if name not in later],
    )
    numbers = {name: cells[name] for name in outcomes}
    _more(paper, tr.say("How it went"), tr.say("Outcome"), numbers)
    _more(paper, tr.say("Follow-ups"), tr.say("Last follow-up"), {n: cells[n] for n in found})
    paper.heading(tr.say("Shares and times"))
    paper.facts([*_shares(one, tr), *((tr.say(COLUMN_WORDS[name]), cells[name]) for name in late)])
    _check_line(paper, one, tr)
    if one.broken_since is not None:
        since = tr.date(one.broken_since, "long")
        paper.second(tr.say("Composition not met since {date}.", date=since))
    for key, told in one.tables:
        with paper.together():
            _year_table(paper, key, told, tr)
    paper.heading(tr.say("What the words mean"))
    sentences = (*DEFINITIONS, *TABLE_DEFINITIONS) if one.tables else DEFINITIONS
    paper.numbered([tr.say(words) for words in sentences])
    with paper.together():
        paper.signatures([Signature("", tr.say("Chair")), Signature("", tr.say("Secretary"))])
    return paper.pdf()


def _more(paper: Paper, title: str, head: str, cells: Mapping[str, str]) -> None:
    """Further columns of the return under a heading of their own; nothing without any."""
    if not cells:
        return
    paper.heading(title)
    paper.table(
        [Column(head, share=5), Column(paper.tr.say("Number"), "right")],
        [[paper.tr.say(COLUMN_WORDS[name]), cell] for name, cell in cells.items()],
    )


def _check_line(paper: Paper, one: Released, tr: Translator) -> None:
    """The check of the return: the findings add up to the files screened, where all are told."""
    numbers = dict(zip(one.columns, one.numbers, strict=True))
    if "screened" not in numbers:
        return
    if all(name in numbers for name in COLUMNS):
        total = sum(numbers[name] for name in COLUMNS)
        paper.second(
            tr.say(
                "Check: child by order + presumed child + unwilling + not clear + willing + not "
                "for the board + open = {sum}; screened = {screened}.",
                sum=tr.integer(total),
                screened=tr.integer(numbers["screened"]),
            )
        )
    else:
        paper.second(
            tr.say(
                "Check: the findings add up to the {screened} screened; some are not told here.",
                screened=tr.integer(numbers["screened"]),
            )
        )


def _year_table(
    paper: Paper, key: str, told: Sequence[tuple[str, str, str]], tr: Translator
) -> None:
    """One table of a year as it was released."""
    title, head = TABLE_WORDS[key]
    paper.heading(tr.say(title))
    if not told:
        paper.line(tr.say("Withheld: a small number would show, or nothing was counted."))
        return
    columns = list(dict.fromkeys(column for _, column, _ in told if column != SHARE))
    rows: dict[str, dict[str, str]] = {}
    for row, column, text in told:
        rows.setdefault(row, {})[NUMBER if column == SHARE else column] = shown_words(text, tr)
    wide = 3 if len(columns) == 1 else 1.6
    paper.table(
        [
            Column(tr.say(head), share=wide),
            *(Column(column_words(name, tr), "right", share=1) for name in columns),
        ],
        [
            [row_words(key, row, tr), *(cells.get(name, "") for name in columns)]
            for row, cells in rows.items()
        ],
    )


def return_table(one: Released, tr: Translator) -> tuple[list[str], list[list[str | int]]]:
    """Head and rows of a release for a spreadsheet: table, what, column, number."""
    rows: list[list[str | int]] = []
    whole = tr.say("Return of the board")
    numbers = dict(zip(one.columns, one.numbers, strict=True))
    cells = _cells(one, tr)
    number = tr.say("Number")
    for name, text in cells.items():
        rows.append([whole, tr.say(COLUMN_WORDS[name]), number, numbers.get(name, text)])
    rows += [[whole, word, tr.say("Share or time"), text] for word, text in _shares(one, tr)]
    for key, told in one.tables:
        title = tr.say(TABLE_WORDS[key][0])
        for row, column, shown in told:
            value = int(shown) if shown.isdecimal() else shown_words(shown, tr)
            rows.append([title, row_words(key, row, tr), column_words(column, tr), value])
    sentences = (*DEFINITIONS, *TABLE_DEFINITIONS) if one.tables else DEFINITIONS
    rows += [[tr.say("What the words mean"), tr.say(words), "", ""] for words in sentences]
    head = [tr.say("Table"), tr.say("What is counted"), tr.say("Column"), number]
    return head, rows


def _cells(one: Released, tr: Translator) -> dict[str, str]:
    """What stood in each column, in the order of the paper."""
    numbers = dict(zip(one.columns, one.numbers, strict=True))
    found: dict[str, str] = {}
    for name in columns_of(one.period):
        if name in numbers:
            found[name] = tr.integer(numbers[name])
        else:
            found[name] = tr.digits(SMALL) if name in one.small else tr.say("hidden")
    return found


def _shares(one: Released, tr: Translator) -> list[tuple[str, str]]:
    words = (
        tr.say("Minors, % of screened"),
        tr.say("Adults unwilling, % of screened"),
        tr.say("Reports in time, %"),
        tr.say("Hours to the report, half of them"),
        tr.say("Hours to the report, ninety of a hundred"),
        tr.say("Hours to the first contact, half of them"),
        tr.say("Hours to the first contact, ninety of a hundred"),
    )
    return [(word, tr.digits(share)) for word, share in zip(words, one.shares, strict=False)]
