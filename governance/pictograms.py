"""Pictures of rules, for those who read pictures faster than words: counted persons, marked days,
raised hands, a chair with its years, keys that open together.

Each function builds a `Picture` from plain values; nothing here knows a rule set, a page or a
screen. What is meant is drawn in `action`, what stands beside it in `line`: five heads of which
three are dark say "three of five" without a figure. Figures come in the reader's own digits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sr_board.base.picture import (
    Arc,
    Box,
    Disc,
    Figure,
    Icon,
    Path,
    Picture,
    Shape,
    Step,
    Tone,
)

__all__ = [
    "ballot",
    "calendar",
    "chair_with_years",
    "channels",
    "free_to_leave",
    "hands",
    "kept_seats",
    "keys_together",
    "of_age",
    "people",
    "recall",
    "rhythm",
    "rules_change",
    "secret_list",
    "told_before",
    "turns",
]

W, H = 160.0, 110.0
_MOST = 12


def _person(x: float, y: float, size: float, tone: Tone, *, solid: bool = True) -> Iterator[Shape]:
    """Head and shoulders round (x, y), `size` high."""
    head = size * 0.22
    fill: Tone = tone if solid else "surface"
    width = max(1.2, size * 0.055)
    yield Disc(x, y - size * 0.26, head, fill, tone, width)
    half, top, foot = size * 0.36, y + size * 0.05, y + size * 0.48
    bend = size * 0.24
    steps: tuple[Step, ...] = (
        ("move", (x - half, foot)),
        ("curve", (x - half, top + bend * 0.4, x - half * 0.6, top, x, top)),
        ("curve", (x + half * 0.6, top, x + half, top + bend * 0.4, x + half, foot)),
        ("close", ()),
    )
    yield Path(steps, tone, fill, width)


def _rows(count: int) -> list[int]:
    """How many stand in each row, so that `count` fill a wide sheet evenly."""
    rows = 1 if count <= 5 else 2 if count <= 10 else 3
    base, more = divmod(count, rows)
    return [base + (1 if row < more else 0) for row in range(rows)]


def _reduced(num: int, den: int) -> tuple[int, int]:
    """The share in its smallest figures; a larger one is rounded to twelve, never to nothing."""
    common = math.gcd(num, den)
    num, den = num // common, den // common
    if den > _MOST:
        num, den = max(1, -(-num * _MOST // den)), _MOST
    return num, den


def _spots(count: int, top: float, bottom: float) -> Iterator[tuple[float, float, float]]:
    """Places for `count` figures: x, y and the size that fits."""
    rows = _rows(count)
    height = (bottom - top) / len(rows)
    size = min(height * 0.96, (W - 12) / max(rows) * 1.1)
    for row, across in enumerate(rows):
        step = min((W - 12) / across, size * 1.05)
        left = W / 2 - step * (across - 1) / 2
        for place in range(across):
            yield left + place * step, top + height * (row + 0.5), size


def people(num: int, den: int, *, more: bool = False) -> Picture:
    """`num` of `den` persons stand out. `more`: more than this share, shown by a plus."""
    num, den = _reduced(num, den)
    if den <= 2:
        num, den = num * 6 // den, 6
    if more:
        num = min(den, num + 1)
    shapes: list[Shape] = []
    for place, (x, y, size) in enumerate(_spots(den, 6, 104)):
        shapes += _person(x, y, size, "action" if place < num else "edge", solid=place < num)
    return Picture(W, H, tuple(shapes))


def _hand(x: float, y: float, size: float, *, raised: bool) -> Iterator[Shape]:
    """An open hand on its forearm, (x, y) in its middle; only an outline when it is not raised."""
    if raised:
        yield from _palm(x, y, size, "action", 0)
        return
    yield from _palm(x, y, size, "edge", 0)
    yield from _palm(x, y, size, "surface", max(0.7, size * 0.026))


def _palm(x: float, y: float, size: float, tone: Tone, inset: float) -> Iterator[Shape]:
    thick = size * 0.115 - 2 * inset
    for step, top in ((-0.21, -0.28), (-0.07, -0.40), (0.07, -0.38), (0.21, -0.24)):
        yield Path(
            (("move", (x + step * size, y)), ("line", (x + step * size, y + top * size))),
            tone,
            "none",
            thick,
        )
    yield Path(
        (("move", (x - 0.2 * size, y + 0.14 * size)), ("line", (x - 0.4 * size, y - 0.04 * size))),
        tone,
        "none",
        thick,
    )
    for left, top, w, h, radius in (
        (-0.265, -0.06, 0.53, 0.32, 0.14),
        (-0.16, 0.2, 0.32, 0.3, 0.05),
    ):
        yield Box(
            x + left * size + inset,
            y + top * size + inset,
            w * size - 2 * inset,
            h * size - 2 * inset,
            max(0.5, radius * size - inset),
            tone,
        )


def hands(num: int, den: int, *, more: bool = False) -> Picture:
    """`num` of `den` hands are up. `more`: more than this share."""
    num, den = _reduced(num, den)
    if den <= 2:
        num, den = num * 6 // den, 6
    if more:
        num = min(den, num + 1)
    shapes: list[Shape] = []
    for place, (x, y, size) in enumerate(_spots(den, 8, 104)):
        shapes += _hand(x, y, size * 0.94, raised=place < num)
    return Picture(W, H, tuple(shapes))


def _sheet(x: float, y: float, w: float, h: float) -> Iterator[Shape]:
    """The leaf of a calendar with its band and rings."""
    yield Box(x, y, w, h, 7, "surface", "action", 2)
    yield Path(
        (
            ("move", (x, y + 18)),
            ("line", (x, y + 7)),
            ("curve", (x, y + 3, x + 3, y, x + 7, y)),
            ("line", (x + w - 7, y)),
            ("curve", (x + w - 3, y, x + w, y + 3, x + w, y + 7)),
            ("line", (x + w, y + 18)),
            ("close", ()),
        ),
        "action",
        "action",
        2,
    )
    for share in (0.27, 0.73):
        middle = x + w * share
        yield Path((("move", (middle, y - 5)), ("line", (middle, y + 6))), "ink", "none", 3.2)


def _cells(
    x: float, y: float, across: int, count: int, step: tuple[float, float], marked: set[int]
) -> Iterator[Shape]:
    for place in range(count):
        row, column = divmod(place, across)
        on = place in marked
        yield Box(
            x + column * step[0],
            y + row * step[1],
            step[0] * 0.76,
            step[1] * 0.74,
            2,
            "action" if on else "sunk",
        )


def calendar(shown: str) -> Picture:
    """A leaf of the calendar with a large figure: so many days."""
    shapes = [*_sheet(38, 14, 84, 88), Figure(shown, 80, 67, 44, "action")]
    return Picture(W, H, tuple(shapes))


def rhythm(every: int, unit: str) -> Picture:
    """How often: every so many weeks, months or years, as marked places of a calendar."""
    if unit == "week":
        marked = {row * 7 + 2 for row in range(0, 4, max(1, every))}
        cells = _cells(26, 42, 7, 28, (15.8, 14.6), marked)
    else:
        months = every if unit == "month" else 12
        marked = set(range(0, 12, max(1, min(12, months))))
        cells = _cells(26, 42, 4, 12, (27.6, 19.4), marked)
    return Picture(W, H, (*_sheet(18, 14, 124, 90), *cells))


def told_before(days: int, hours: int | None = None, shown: str = "") -> Picture:
    """A bell, so many days in between, and the chair of the meeting. Hours become a clock."""
    shapes: list[Shape] = [Disc(22, 55, 20, "actsoft"), Icon("bell", 8, 41, 28)]
    if hours is not None:
        shapes += [Disc(80, 55, 24, "surface", "action", 2.4)]
        shapes += [Arc(80, 55, 24, 0, min(360.0, 360.0 * hours / 24), "action", 5)]
        shapes += [Figure(shown, 80, 55, 22, "action")]
    else:
        held = max(1, min(days, 28))
        across = min(7, held)  # a row is a week
        rows = -(-held // across)
        step = min(13.0, 68.0 / across)
        left, top = 80 - across * step / 2, 55 - rows * step / 2
        shapes += _cells(left, top, across, held, (step, step), set(range(held)))
    shapes += [Disc(138, 55, 20, "actsoft"), Icon("armchair", 124, 41, 28)]
    return Picture(W, H, tuple(shapes))


def _icons(names: Sequence[str], y: float, side: float) -> Iterator[Shape]:
    gap = side * 0.28
    left = W / 2 - (len(names) * side + (len(names) - 1) * gap) / 2
    for place, name in enumerate(names):
        x = left + place * (side + gap)
        yield Box(x, y, side, side, side * 0.24, "actsoft")
        yield Icon(name, x + side * 0.19, y + side * 0.19, side * 0.62)


def channels(names: Sequence[str]) -> Picture:
    """By which ways members are told; icons by name, six at most."""
    shown = list(names)[:6]
    if len(shown) <= 3:
        return Picture(W, H, tuple(_icons(shown, 34, 42)))
    half = -(-len(shown) // 2)
    return Picture(W, H, (*_icons(shown[:half], 8, 42), *_icons(shown[half:], 60, 42)))


def of_age(shown: str) -> Picture:
    """A grown woman comes in; the figure is the least age."""
    return Picture(
        W,
        H,
        (
            Box(96, 8, 54, 96, 4, "actsoft", "action", 2.4),
            Disc(104, 62, 2.4, "action"),
            *_person(36, 62, 74, "action"),
            Path((("move", (70, 62)), ("line", (87, 62))), "thread", "none", 4.4),
            Path(
                (("move", (80, 55)), ("line", (88, 62)), ("line", (80, 69))), "thread", "none", 4.4
            ),
            Figure(shown, 125, 50, 30, "action"),
        ),
    )


def free_to_leave() -> Picture:
    """An open door, a person who walks out, no one behind her."""
    leaf: tuple[Step, ...] = (
        ("move", (22, 8)),
        ("line", (52, 20)),
        ("line", (52, 104)),
        ("line", (22, 104)),
        ("close", ()),
    )
    return Picture(
        W,
        H,
        (
            Box(22, 8, 58, 96, 3, "surface", "action", 2.4),
            Path(leaf, "action", "actsoft", 2.4),
            Disc(46, 62, 2.4, "action"),
            *_person(104, 62, 74, "action"),
            Path((("move", (128, 90)), ("line", (150, 90))), "thread", "none", 4.4),
            Path(
                (("move", (143, 83)), ("line", (151, 90)), ("line", (143, 97))),
                "thread",
                "none",
                4.4,
            ),
            Icon("sun", 126, 8, 26, "thread"),
        ),
    )


def chair_with_years(months: int, in_a_row: int) -> Picture:
    """A chair in a ring of years, and below how many times in a row."""
    years = max(1, min(10, -(-months // 12)))
    gap = 9.0 if years > 1 else 0.0
    sweep = 360.0 / years
    shapes: list[Shape] = [Icon("armchair", 58, 17, 44)]
    for year in range(years):
        part = min(12, months - year * 12) / 12
        length = (sweep - gap) * max(0.15, part)
        shapes.append(Arc(80, 40, 35, year * sweep + gap / 2, length, "action", 7))
    shown = max(1, min(6, in_a_row))
    left = 80 - (shown * 20) / 2
    for place in range(shown):
        shapes.append(Icon("armchair", left + place * 20 + 1, 85, 18))
    shapes.append(
        Path(
            (("move", (left + shown * 20 + 5, 86)), ("line", (left + shown * 20 + 5, 103))),
            "thread",
            "none",
            3.4,
        )
    )
    return Picture(W, H, tuple(shapes))


def turns() -> Picture:
    """Persons in a ring; the turn goes on from one to the next."""
    shapes: list[Shape] = []
    for place in range(5):
        angle = math.radians(place * 72)
        x, y = 80 + 38 * math.sin(angle), 57 - 36 * math.cos(angle)
        shapes += _person(x, y, 27, "action" if place == 0 else "edge", solid=place == 0)
        shapes.append(Arc(80, 57, 37, place * 72 + 24, 24, "thread", 3.2))
        end = math.radians(place * 72 + 50)
        tip = (80 + 37 * math.sin(end), 57 - 37 * math.cos(end))
        for turn in (140, 220):
            away = end + math.pi / 2 + math.radians(turn)
            far = (tip[0] + 6 * math.sin(away), tip[1] - 6 * math.cos(away))
            shapes.append(Path((("move", tip), ("line", far)), "thread", "none", 3.2))
    return Picture(W, H, tuple(shapes))


def ballot(symbols: Sequence[str] = ("fish", "tree", "umbrella"), marked: int = 1) -> Picture:
    """A ballot of pictures over the slot of its box; one picture is stamped."""
    shapes: list[Shape] = [Box(28, 56, 104, 48, 6, "surface", "action", 2.4)]
    shapes += [Box(46, 62, 68, 5, 2.5, "action")]
    shapes += [Box(50, 6, 60, 58, 4, "surface", "action", 2)]
    for place, name in enumerate(list(symbols)[:3]):
        y = 10 + place * 17.0
        shapes.append(Icon(name, 57, y, 15, "action", 2))
        shapes.append(Box(84, y, 19, 15, 2.5, "surface", "edge", 1.2))
        if place == marked:
            shapes.append(Disc(93.5, y + 7.5, 5.2, "thread"))
    shapes += [Box(28, 64, 104, 40, 6, "actsoft", "action", 2.4)]
    shapes += [Icon("lock", 68, 72, 24)]
    return Picture(W, H, tuple(shapes))


def kept_seats(kept: int, of: int = 6) -> Picture:
    """A row of chairs, some of them kept: marked with the thread."""
    of = max(of, kept)
    shapes: list[Shape] = []
    for place, (x, y, size) in enumerate(_spots(min(of, _MOST), 10, 104)):
        on = place < kept
        side = size * 0.84
        if on:
            shapes.append(Disc(x, y, side * 0.62, "actsoft"))
        shapes.append(
            Icon("armchair", x - side / 2, y - side / 2, side, "action" if on else "edge")
        )
        if on:
            shapes.append(Disc(x, y + side * 0.62, side * 0.13, "thread"))
    return Picture(W, H, tuple(shapes))


def keys_together(k: int, n: int) -> Picture:
    """The bank, and the keys of those who sign: `k` of `n` open it together."""
    n = max(1, min(6, n))
    shapes: list[Shape] = [Icon("building-bank", 50, 2, 60)]
    side = min(38.0, 140.0 / n - 5)
    left = 80 - (n * (side + 5) - 5) / 2
    for place in range(n):
        x = left + place * (side + 5)
        on = place < k
        shapes.append(Disc(x + side / 2, 86, side / 2, "actsoft" if on else "sunk"))
        tone: Tone = "action" if on else "edge"
        shapes.append(Icon("key", x + side * 0.22, 86 - side * 0.28, side * 0.56, tone))
    return Picture(W, H, tuple(shapes))


def recall(num: int, den: int) -> Picture:
    """So many of the members ask with their thumbs; the leader leaves the chair."""
    num, den = _reduced(num, den)
    shapes: list[Shape] = [Icon("armchair", 24, 8, 46), Icon("door-exit", 92, 8, 46, "thread")]
    shapes.append(Path((("move", (72, 32)), ("line", (88, 32))), "thread", "none", 4))
    den = min(den, 9)
    side = min(34.0, 140.0 / den - 4)
    left = 80 - (den * (side + 4) - 4) / 2
    for place in range(den):
        x = left + place * (side + 4)
        on = place < num
        shapes.append(Box(x, 68, side, side * 1.12, 5, "actsoft" if on else "surface", "edge", 1.2))
        if on:
            shapes.append(Icon("fingerprint", x + side * 0.16, 68 + side * 0.22, side * 0.68))
    return Picture(W, H, tuple(shapes))


def rules_change(num: int, den: int) -> Picture:
    """The book of rules with a pencil, and the hands that it takes."""
    num, den = _reduced(num, den)
    shapes: list[Shape] = [Icon("book", 42, 2, 52), Icon("pencil", 92, 10, 30, "thread")]
    den, num = min(den, 8), min(num, 8)
    step = min(36.0, 148.0 / den)
    left = 80 - step * (den - 1) / 2
    for place in range(den):
        shapes += _hand(left + place * step, 82, min(step * 1.15, 40), raised=place < num)
    return Picture(W, H, tuple(shapes))


def secret_list() -> Picture:
    """A list of names under lock."""
    shapes: list[Shape] = [Box(34, 8, 66, 94, 6, "surface", "action", 2.4)]
    for row in range(5):
        y = 24 + row * 16.0
        shapes.append(Disc(46, y, 4, "action"))
        shapes.append(Path((("move", (58, y)), ("line", (88, y))), "line", "none", 4))
    shapes += [Disc(108, 78, 25, "actsoft", "surface", 3), Icon("lock", 91, 61, 34)]
    return Picture(W, H, tuple(shapes))
