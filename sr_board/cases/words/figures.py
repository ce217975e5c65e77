"""Words for the tables of a year, by their keys, and the definitions printed under them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.keeping.origins import ORIGINS
from sr_board.cases.rules.legacy import COUNTS, TENTHS
from sr_board.cases.rules.year_tables import NUMBER, SHARE
from sr_board.cases.vocabulary import Basis
from sr_board.cases.words.files import MEANS, SOURCES
from sr_board.cases.words.law import COLUMN_WORDS, SERVICES
from sr_board.i18n import N_, Translator

__all__ = [
    "DEFINITIONS_VERSION",
    "LEGACY_WORDS",
    "TABLE_DEFINITIONS",
    "TABLE_WORDS",
    "column_words",
    "row_words",
    "shown_words",
    "tenths_words",
]

DEFINITIONS_VERSION = "2"
"""Version of the sentences under a return; kept with every release."""

TABLE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bands": (N_("Age and finding"), N_("Age at the notice")),
        "origin": (N_("Where they come from"), N_("State or country")),
        "source": (N_("Who told the board"), N_("Told by")),
        "means": (N_("What was used to bring or keep them"), N_("Reported")),
        "follow_ups": (N_("Visits and calls afterwards"), N_("What is counted")),
        "board": (N_("Work of the board"), N_("What is counted")),
        "letters": (N_("Letters to services and what became of them"), N_("Service")),
        "data": (N_("Protection of data"), N_("What is counted")),
    }
)
"""Title of each table, and the head of its first column."""
_BANDS: Mapping[str, str] = MappingProxyType(
    {
        "under_12": N_("under 12"),
        "from_12": N_("12 to 14"),
        "from_15": N_("15 to 17"),
        "from_18": N_("18 to 20"),
        "from_21": N_("21 to 24"),
        "from_25": N_("25 and more"),
        "not_known": N_("not known"),
    }
)
_ROWS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "bands": _BANDS,
        "origin": ORIGINS,
        "source": SOURCES,
        "means": MEANS,
        "letters": SERVICES,
        "follow_ups": {
            "visit_due": N_("Visits and calls due"),
            "visit_done": N_("Visits and calls made"),
        },
        "board": {
            "sittings": N_("Sittings"),
            "quorum_failures": N_("Sittings with too few to decide"),
            "recusals": N_("Recusals"),
            "emergency": N_("Acts done at once by two"),
            "ratified": N_("Of these ratified"),
            "community_share": N_("Votes from the community, %"),
        },
        "data": {
            "opening": N_("Identities opened"),
            f"told_{Basis.CONSENT}": N_("Told outside: she agreed"),
            f"told_{Basis.LAW_DUTY}": N_("Told outside: a duty by law"),
            f"told_{Basis.COURT_ORDER}": N_("Told outside: an order of a court"),
            f"told_{Basis.VITAL_INTEREST}": N_("Told outside: danger to life"),
            "withdrawn": N_("Consents taken back"),
            "erased_identities": N_("Identities erased"),
            "erased_files": N_("Files erased"),
            "breaches": N_("Breaches of data"),
        },
    }
)
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        NUMBER: N_("Number"),
        SHARE: N_("Number"),
        "sent": N_("Sent"),
        "taken": N_("Taken up"),
        "refused": N_("Refused"),
        "waiting": N_("No answer"),
        "child_by_order": N_("By order"),
        "presumed_child": N_("Presumed"),
        "unwilling": N_("Unwilling"),
        "uncertain": N_("Not clear"),
        "willing": N_("Willing"),
        "out_of_scope": N_("Not ours"),
        "open": N_("Still open"),
    }
)
TABLE_DEFINITIONS = (
    N_("Produced: children brought before the committee. In time: on or before the time by law."),
    N_(
        "Age: what the best-ranked paper said on the day of the notice; of a range, the lower end. "
        "No age of any person is told."
    ),
    N_(
        "By order and presumed: children; the others: adults; not ours: not for the board. What "
        "the last follow-up of each file found stands above; here every visit and call counts."
    ),
    N_("Where they come from: states and countries only, never a smaller place."),
    N_("Reported: persons who named it in a talk; one person may have named several."),
    N_("Visits, letters, openings and breaches: acts in the year, whenever the file was opened."),
    N_("A table with – in place of its numbers is withheld: a small number would show."),
)
"""Sentences printed under the tables of a year, after those of the return."""


LEGACY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **{key: COLUMN_WORDS[key] for key in COUNTS if key in COLUMN_WORDS},
        "helped": N_("Helped by boards, children and adults"),
        "minors_percent": N_("Minors, % of screened"),
        "unwilling_percent": N_("Adults unwilling, % of screened"),
        "mean_age": N_("Mean age in years"),
    }
)
"""What a published figure counts."""


def tenths_words(column: str, value: int, tr: Translator) -> str:
    """A published figure: a number, or tenths with one decimal."""
    if column not in TENTHS:
        return tr.integer(value)
    text = tr.digits(f"{value // 10}.{value % 10}")
    return text if column == "mean_age" else tr.say("{share} %", share=text)


def row_words(table: str, row: str, tr: Translator) -> str:
    """What a row of a table is."""
    word = _ROWS[table].get(row)
    return tr.say(word) if word is not None else tr.say("Not known")


def column_words(column: str, tr: Translator) -> str:
    """What a column of a table is."""
    word = _COLUMNS.get(column)
    return tr.say(word) if word is not None else column


def shown_words(shown: str, tr: Translator) -> str:
    """A cell as it was printed: a number, <5, hidden, or –."""
    if shown.isdecimal():
        return tr.integer(int(shown))
    return tr.say("hidden") if shown == "hidden" else tr.digits(shown)
