"""Our rules on one page: twelve tiles, each a picture, a large figure and one sentence.

The pictures are chosen from the values of the rules, so they can never say something else than what
is checked. Used by the paper for the wall and by the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from governance import pictograms
from governance.rules import parameter_values as pv
from governance.rules.parameters import Question, RuleSet
from sr_board.base.picture import Picture
from sr_board.i18n import Translator

__all__ = ["RuleTile", "picture_of_question", "picture_of_slot", "rule_tiles"]

Say = Callable[[str], str]
_CHANNEL_ICONS = {
    pv.Channel.WORD: "message-circle",
    pv.Channel.PAPER: "file-text",
    pv.Channel.CALL: "phone",
    pv.Channel.SMS: "message",
    pv.Channel.POSTER: "file",
    pv.Channel.DRUM: "drum",
}
_UNITS = {pv.Unit.WEEK: "week", pv.Unit.MONTH: "month", pv.Unit.YEAR: "year"}
_SLOTS = {
    Question.WHO_CAN_JOIN: "member.min_age",
    Question.HOW_OFTEN: "frequency",
    Question.HOW_MANY_PRESENT: "quorum",
    Question.NOTICE: "notice",
    Question.HOW_DECIDE: "majority.ordinary",
    Question.HOW_CHANGE: "amend",
    Question.HOW_LONG: "office",
    Question.TIMES_IN_ROW: "office",
    Question.REMOVAL: "recall",
}
_WHOLE = ("reserved",)
"""Slots of which a tile takes every sentence."""
_SENTENCE_END = re.compile(r"(?<=[.।])\s")
_BODY_FIRST = ("shg", "board", "general", "committee")


@dataclass(frozen=True)
class RuleTile:
    """One tile. `slot`: the rules behind it; `figure`: large, may be empty; `article`: where they
    stand, None for what holds without a rule."""

    slot: str
    picture: Picture
    figure: str
    sentence: str
    article: int | None = None


def rule_tiles(rules: RuleSet, tr: Translator, sentence: Say) -> tuple[RuleTile, ...]:
    """The tiles in the order of the questions; twelve, fewer where a group has no such rule.

    `sentence` gives the words of a slot, of which a tile takes the first for each rule; a tile
    without words is left out.
    """

    def brief(slot: str) -> str:
        if slot in _WHOLE:
            return sentence(slot)
        return " ".join(_first_sentence(sentence(part.strip())) for part in slot.split(","))

    made = [
        *_joining(rules, tr, brief),
        *_meeting(rules, tr, brief),
        *_deciding(rules, tr, brief),
        *_leading(rules, tr, brief),
        *_keeping(rules, tr, brief),
    ]
    return tuple(tile for tile in made if tile.sentence)[:12]


def _first_sentence(words: str) -> str:
    return _SENTENCE_END.split(words, maxsplit=1)[0]


def _tile(rules: RuleSet, slot: str, picture: Picture, figure: str, sentence: str) -> RuleTile:
    first = slot.partition(",")[0].strip()
    return RuleTile(slot, picture, figure, sentence, rules.article_of(first))


def _share(num: int, den: int, tr: Translator) -> str:
    return tr.digits(f"{num}/{den}")


def _first_type(rules: RuleSet, family: str) -> str:
    """The kind of meeting that matters most to the members of this group."""
    written = [key.split(".")[1] for key in rules.entries if key.startswith(f"{family}.")]
    return next((each for each in _BODY_FIRST if each in written), "general")


def _joining(rules: RuleSet, tr: Translator, sentence: Say) -> Iterator[RuleTile]:
    age = tr.digits(str(rules.min_age))
    slot = "member.min_age"
    yield _tile(rules, slot, pictograms.of_age(age), age, sentence(slot))
    free = tr.say(
        "Everybody is here of her own will. She may leave and need not say why. No debt holds her."
    )
    yield RuleTile("", pictograms.free_to_leave(), "", free)


def _meeting(rules: RuleSet, tr: Translator, sentence: Say) -> Iterator[RuleTile]:
    kind = _first_type(rules, "frequency")
    frequency = rules.frequency(kind)
    if frequency is not None:
        slot = f"frequency.{kind}"
        picture = pictograms.rhythm(frequency.every, _UNITS[frequency.unit])
        yield _tile(rules, slot, picture, tr.digits(str(frequency.every)), sentence(slot))
    yield _notice(rules, tr, sentence)
    kind = _first_type(rules, "quorum")
    slot = f"quorum.{kind}"
    picture, figure = _quorum(rules.quorum(kind), tr)
    yield _tile(rules, slot, picture, figure, sentence(slot))


def _notice(rules: RuleSet, tr: Translator, sentence: Say) -> RuleTile:
    kind = "board" if "notice.board.hours" in rules.entries else "special"
    notice = rules.notice(kind)
    head = f"notice.{kind}"
    if notice.hours is not None:
        shown = tr.digits(str(notice.hours))
        picture = pictograms.told_before(0, notice.hours, shown)
        return _tile(rules, f"{head}.hours", picture, shown, sentence(f"{head}.hours"))
    days = notice.days or 0
    slot = f"{head}.days, {head}.counting"
    shown = tr.digits(str(days))
    return _tile(rules, slot, pictograms.told_before(days), shown, sentence(slot))


def _quorum(quorum: pv.Quorum, tr: Translator) -> tuple[Picture, str]:
    if quorum.kind is pv.QuorumKind.MORE_THAN_HALF:
        return pictograms.people(1, 2, more=True), tr.digits("> 1/2")
    if quorum.kind is pv.QuorumKind.NUMBER:
        most = max(quorum.number, min(12, quorum.number + 2))
        return pictograms.people(quorum.number, most), tr.digits(str(quorum.number))
    return pictograms.people(quorum.num, quorum.den), _share(quorum.num, quorum.den, tr)


def _deciding(rules: RuleSet, tr: Translator, sentence: Say) -> Iterator[RuleTile]:
    slot = "majority.ordinary"
    majority = rules.majority("ordinary")
    picture = pictograms.hands(majority.num, majority.den, more=majority.strict)
    figure = _share(majority.num, majority.den, tr)
    yield _tile(rules, slot, picture, f"> {figure}" if majority.strict else figure, sentence(slot))


def _leading(rules: RuleSet, tr: Translator, sentence: Say) -> Iterator[RuleTile]:
    if rules.office_ids:
        yield _term(rules, tr, sentence)
    if rules.rotation.mode is pv.RotationMode.ROTA:
        yield _tile(rules, "rotation", pictograms.turns(), "", sentence("rotation"))
    else:
        slot = "election.method"
        yield _tile(rules, slot, pictograms.ballot(), "", sentence(slot))
    kept = sum(each.min for each in rules.reserved)
    if kept:
        picture = pictograms.kept_seats(kept)
        yield _tile(rules, "reserved", picture, tr.digits(str(kept)), sentence("reserved"))
    if "board_composition" in rules.entries:
        share = rules.board_composition.community_share_min
        picture = pictograms.people(share.num, share.den)
        figure = _share(share.num, share.den, tr)
        yield _tile(rules, "board_composition", picture, figure, sentence("board_composition"))


def _term(rules: RuleSet, tr: Translator, sentence: Say) -> RuleTile:
    """How long leaders serve; in words for all of them where the same holds for all."""
    offices = [rules.office(each) for each in rules.office_ids]
    first = offices[0]
    head = f"office.{first.id}"
    slot = f"{head}.term_months, {head}.max_consecutive"
    years, rest = divmod(first.term_months, 12)
    alike = {(each.term_months, each.max_consecutive) for each in offices}
    if len(alike) > 1 or rest:
        words = sentence(slot)
    else:
        words = " ".join(
            (
                tr.say_n("A leader serves {n} year.", "A leader serves {n} years.", years),
                tr.say_n(
                    "Not more than {n} term in a row.",
                    "Not more than {n} terms in a row.",
                    first.max_consecutive,
                ),
            )
        )
    figure = tr.digits(str(first.term_months if rest else years))
    picture = pictograms.chair_with_years(first.term_months, first.max_consecutive)
    return _tile(rules, slot, picture, figure, words)


def _keeping(rules: RuleSet, tr: Translator, sentence: Say) -> Iterator[RuleTile]:
    if "bank" in rules.entries:
        bank = rules.bank
        picture = pictograms.keys_together(bank.k, bank.n)
        yield _tile(rules, "bank", picture, _share(bank.k, bank.n, tr), sentence("bank"))
    petition = rules.recall.petition
    picture = pictograms.recall(petition.num, petition.den)
    yield _tile(
        rules, "recall", picture, _share(petition.num, petition.den, tr), sentence("recall")
    )
    majority = rules.amend.majority
    picture = pictograms.rules_change(majority.num, majority.den)
    own = rules.amend.by is pv.AmendedBy.OWN
    figure = _share(majority.num, majority.den, tr) if own else ""
    yield _tile(rules, "amend", picture, figure, sentence("amend"))
    listed = tr.say("The list of our names stays with us.")
    yield RuleTile("", pictograms.secret_list(), "", listed)


def picture_of_question(question: Question, rules: RuleSet, tr: Translator) -> Picture:
    """The picture beside one of the fifteen questions, drawn from what the rules say now."""
    pictures: dict[Question, Callable[[], Picture]] = {
        Question.HOW_TOLD: lambda: pictograms.channels(_channel_icons(rules)),
        Question.WHICH_LEADERS: lambda: pictograms.kept_seats(
            sum(rules.office(each).seats for each in rules.office_ids) or 1, 1
        ),
        Question.HOW_CHOSEN: pictograms.turns,
        Question.HOW_VOTE: pictograms.ballot,
        Question.KEPT_SEATS: lambda: pictograms.kept_seats(
            sum(each.min for each in rules.reserved), 6
        ),
        Question.BANK: lambda: pictograms.keys_together(rules.bank.k, rules.bank.n),
    }
    if question in pictures:
        return pictures[question]()
    found = picture_of_slot(_SLOTS[question], rules, tr)
    return found or pictograms.calendar(tr.digits("1"))


def _channel_icons(rules: RuleSet) -> list[str]:
    notice = rules.notice(_first_type(rules, "notice"))
    return [_CHANNEL_ICONS[each] for each in notice.channels]


def picture_of_slot(slot: str, rules: RuleSet, tr: Translator) -> Picture | None:
    """The picture of the first rule in a slot that has one, for the article in the booklet."""
    tiles = {tile.slot.partition(",")[0].strip(): tile for tile in _all(rules, tr)}
    for part in (each.strip() for each in slot.split(",")):
        for key, tile in tiles.items():
            if key and (key == part or key.startswith(f"{part}.")):
                return tile.picture
    return None


def _all(rules: RuleSet, tr: Translator) -> tuple[RuleTile, ...]:
    return rule_tiles(rules, tr, lambda slot: slot)
