"""Minutes of four pages in Bengali, once everything is warm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from governance.papers import minutes_pdf
from sr_board.cli.demo_folder import DemoFolder
from sr_board.cli.demo_story import Story
from sr_board.cli.minutes import letterhead
from sr_board.composition import open_workplace
from sr_board.i18n import translator
from sr_board.papers import page_count
from sr_board.sample import load_sample
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import look_at
from tests.bench.table import Figure, median_ms, watch

__all__ = ["figures"]

PAGES = 4


def figures(root: Path) -> Iterator[Figure]:
    """The demo itself (with cheap keys), then its minutes made longer and printed."""
    sample = load_sample("bn")
    folder = DemoFolder(root / "demo")
    folder.papers.mkdir(parents=True)
    with watch() as story:
        Story(folder, sample, lambda _step, _words: None, kdf=KdfParameters.for_tests()).run()
    slot = look_at(folder.vault).slots[0].slot_id
    place = open_workplace(folder.vault, slot, sample.users[0].passphrase, read_only=True)
    meeting = next(row for row in place.meetings.page().rows if row.status == "minuted")
    view, tr = place.meetings.whole(meeting.id), translator("bn", True)
    head = letterhead(place, view)
    items = view.record.items
    while page_count(minutes_pdf(view, tr, head)) < PAGES:
        more = tuple(
            replace(item, no=len(view.record.items) + n) for n, item in enumerate(items, 1)
        )
        longer = (*view.record.items, *more[:1])
        view = replace(view, record=replace(view.record, items=longer))
    turn = count()

    def print_other_words() -> bytes:  # nothing of the text may come from an earlier run
        number = next(turn)
        items = tuple(
            replace(
                item, text=" ".join(f"{word}{tr.digits(str(number))}" for word in item.text.split())
            )
            for item in view.record.items
        )
        return minutes_pdf(replace(view, record=replace(view.record, items=items)), tr, head)

    middle, worst = median_ms(print_other_words, 7)
    place.close()
    yield Figure(
        f"minutes of {PAGES} pages in Bengali, warm",
        f"{middle / 1000:.2f} s (worst {worst / 1000:.2f} s)",
        "0.4 s",
        middle < 400,
    )
    yield Figure("the demo without its real keys", f"{story.seconds:.1f} s")
