"""An election of a branch committee, and a ranked one, for papers."""

from __future__ import annotations

from datetime import date

from governance.elections.paper_views import (
    BallotsPaper,
    CertificatePaper,
    CountPaper,
    CredentialPaper,
    LotPaper,
    NominationPaper,
    PaperHead,
    PosterPaper,
    PostOnPaper,
    RollOnPaper,
    RollPaper,
    RoundsPaper,
    Standing,
    TermOnPaper,
)
from governance.rules.counting.ballots import Pattern
from governance.rules.counting.contest import Contest, Method, Reserved
from governance.rules.counting.count import count

NAMES = {
    "en": ("Asha", "Bina", "Malati", "Kajal", "Farida", "Gita", "Noor", "Lakshmi"),
    "bn": ("আশা", "বীণা", "মালতী", "কাজল", "ফরিদা", "গীতা", "নূর", "লক্ষ্মী"),
}
WORDS = {
    "en": {
        "committee": "Branch committee", "chair": "Chair", "head": "Branch election 2026",
        "place": "Community room", "group": "Bakul Samiti", "body": "the central election",
        "box": "Box 1, ground floor", "people": ("Rekha", "Shanta", "Mina", "Jyoti"),
    },
    "bn": {
        "committee": "শাখা কমিটি", "chair": "সভানেত্রী", "head": "শাখা নির্বাচন ২০২৬",
        "place": "পাড়ার ঘর", "group": "বকুল সমিতি", "body": "কেন্দ্রীয় নির্বাচন",
        "box": "বাক্স ১, একতলা", "people": ("রেখা", "শান্তা", "মিনা", "জ্যোতি"),
    },
}  # fmt: skip
SYMBOLS = ("umbrella", "fish", "candle", "key", "sailboat", "drum", "kite", "sun")
PAPERS = (
    Pattern(12, (1, 2, 3)), Pattern(9, (1, 3)), Pattern(8, (2, 3, 4)), Pattern(6, (2,)),
    Pattern(11, (3, 4)), Pattern(9, (4, 5, 3)), Pattern(4, (5, 3)), Pattern(2, (5, 4)),
)  # fmt: skip


def head(code: str) -> PaperHead:
    words = WORDS[code]
    return PaperHead(str(words["head"]), date(2026, 11, 29), str(words["place"]), "812 · 4410 9327")


def committee(code: str, method: Method = Method.PLURALITY_BLOCK, many: int = 8) -> PostOnPaper:
    names = NAMES[code][:many]
    people = tuple(
        Standing(number, name, symbol, 10 + number)
        for number, (name, symbol) in enumerate(zip(names, SYMBOLS, strict=False), 1)
    )
    marks = 5 if method is Method.PLURALITY_BLOCK else None
    return PostOnPaper(str(WORDS[code]["committee"]), 5, method, people, "leaf", marks)


def chair(code: str) -> PostOnPaper:
    post = committee(code, Method.PLURALITY, 3)
    return PostOnPaper(str(WORDS[code]["chair"]), 1, Method.PLURALITY, post.candidates, "plum", 1)


def block_contest() -> Contest:
    totals = {1: 41, 2: 38, 3: 33, 4: 27, 5: 27, 6: 27, 7: 14, 8: 9}
    return Contest(
        Method.PLURALITY_BLOCK, 5, tuple(totals), totals=totals, max_marks=5, valid=58, roll=72,
        cast=61, reserved=(Reserved("trans", 1),), groups={"trans": frozenset({8})},
    )  # fmt: skip


def ranked_contest() -> Contest:
    return Contest(Method.STV, 3, (1, 2, 3, 4, 5), papers=PAPERS, roll=72)


def lot(code: str, *, drawn: bool = True) -> LotPaper:
    people = WORDS[code]["people"]
    done = {
        "order": (6, 4, 5), "drawer": people[3], "witnesses": (people[1], people[2]),
        "drawn_on": date(2026, 11, 29), "refused": (NAMES[code][4],),
    }  # fmt: skip
    return LotPaper(head(code), committee(code), (4, 5, 6), 1, 27, **(done if drawn else {}))  # type: ignore[arg-type]


def certificate(code: str) -> CertificatePaper:
    contest = block_contest()
    people = WORDS[code]["people"]
    return CertificatePaper(
        head(code), committee(code), contest, count(contest, lot=(6, 4, 5)),
        TermOnPaper(date(2026, 12, 1), date(2029, 11, 30)), 64, 3, date(2026, 12, 6),
        date(2026, 11, 29), lot(code), people[0], (people[1], people[2]), (people[3],),
    )  # fmt: skip


def ranked_certificate(code: str) -> CertificatePaper:
    contest = ranked_contest()
    post = committee(code, Method.STV, 5)
    return CertificatePaper(
        head(code), post, contest, count(contest), issued=64, unreturned=1,
        declared_on=date(2026, 11, 29), corrects="BKL/2026/E1",
    )  # fmt: skip


def rounds(code: str) -> RoundsPaper:
    contest = ranked_contest()
    return RoundsPaper(head(code), committee(code, Method.STV, 5), contest, count(contest))


def block_rounds(code: str) -> RoundsPaper:
    contest = block_contest()
    return RoundsPaper(head(code), committee(code), contest, count(contest))


def roll(code: str) -> RollPaper:
    hues = ("indigo", "marigold", "leaf", "plum", "sea", "clay")
    voters = tuple(
        RollOnPaper(n, NAMES[code][n % 8], SYMBOLS[n % 8], hues[n % 6], n % 7 != 0, struck=n == 5)
        for n in range(1, 31)
    )
    return RollPaper(head(code), voters, date(2026, 11, 20))


def ballots(code: str) -> BallotsPaper:
    return BallotsPaper(head(code), committee(code), (101, 104))


def nomination(code: str) -> NominationPaper:
    posts = (chair(code), committee(code))
    return NominationPaper(head(code), posts, date(2026, 11, 15), taken=frozenset({"fish", "sun"}))


def poster(code: str) -> PosterPaper:
    return PosterPaper(head(code), (chair(code), committee(code)))


def count_sheet(code: str, *, filled: bool = False) -> CountPaper:
    if not filled:
        return CountPaper(head(code), committee(code))
    totals = {n: 42 - 4 * n for n in range(1, 9)}
    box = str(WORDS[code]["box"])
    return CountPaper(head(code), committee(code), box, 64, 58, 2, 1, 3, totals, recount=True)


def credential(code: str) -> CredentialPaper:
    words = WORDS[code]
    return CredentialPaper(
        head(code), NAMES[code][0], 11, "feather", "sea", str(words["group"]), str(words["body"]),
        1, "D-014", apart=True,
    )  # fmt: skip
