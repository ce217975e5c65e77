"""Pure parts: which version holds on a day, what changed, where text and rule part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.constitution.compare import changed_articles, changed_rules, word_marks
from governance.constitution.differences import (
    difference,
    in_slot,
    put_sentence,
    slot_keys,
    slot_of,
)
from governance.constitution.law_packs import STATES, SUBJECT_KINDS, SUBJECTS, shipped_laws
from governance.constitution.laws import floor_value
from governance.constitution.number_words import numbers_in
from governance.constitution.versions import (
    VersionFacts,
    VersionStatus,
    effective_to,
    in_force_on,
    status_on,
)
from governance.constitution.views import ArticleView, Mark

START = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
TEXTS = st.text(alphabet="ab \n৩", max_size=20)


@st.composite
def histories(draw: st.DrawFn) -> list[VersionFacts]:
    """Versions with random beginnings, some voided."""
    found = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        status = draw(st.sampled_from(["draft", "circulated", "adopted", "adopted"]))
        begins = draw(DAYS) if status == "adopted" else None
        void = draw(st.none() | DAYS) if begins is not None else None
        if void is not None and begins is not None:
            void = max(void, begins)
        found.append(VersionFacts(f"v{number}", number, status, begins, void))
    return found


@given(histories(), DAYS, st.randoms())
def test_one_version_holds_whatever_the_order(versions, day, random) -> None:  # type: ignore[no-untyped-def]
    held = in_force_on(versions, day)
    shuffled = list(versions)
    random.shuffle(shuffled)
    assert in_force_on(shuffled, day) == held
    fits = [v for v in versions if v.holds_on(day)]
    assert (held is None) is (not fits)
    if held is not None:
        assert held.effective_from == max(v.effective_from for v in fits)
        assert status_on(held, versions, day) is VersionStatus.ADOPTED


@given(histories())
def test_the_last_day_is_the_last_day(versions) -> None:  # type: ignore[no-untyped-def]
    for one in versions:
        last = effective_to(one, versions)
        held = [START + timedelta(days=n) for n in range(45)]
        held = [d for d in held if (now := in_force_on(versions, d)) and now.id == one.id]
        if last is not None:
            assert held[-1] == last
        elif held:
            assert held[-1] == START + timedelta(days=44)


@given(histories(), DAYS, DAYS)
def test_a_later_version_never_changes_an_earlier_day(versions, day, begins) -> None:  # type: ignore[no-untyped-def]
    later = VersionFacts("new", 99, "adopted", max(begins, day) + timedelta(days=1))
    assert in_force_on([*versions, later], day) == in_force_on(versions, day)


def test_states_of_drafts_and_replaced_versions() -> None:
    old = VersionFacts("a", 1, "adopted", START)
    new = VersionFacts("b", 2, "adopted", START + timedelta(days=5))
    draft = VersionFacts("c", 3, "circulated")
    gone = VersionFacts("d", 4, "draft", None, START)
    everything = [old, new, draft, gone]
    day = START + timedelta(days=5)
    states = [status_on(each, everything, day).value for each in everything]
    assert states == ["superseded", "adopted", "circulated", "void"]
    assert status_on(old, everything, START).value == "adopted"


@given(TEXTS, TEXTS)
def test_marks_hold_both_texts(before: str, after: str) -> None:
    marks = word_marks(before, after)
    assert "".join(mark.text for mark in marks if mark.kind != "in") == before
    assert "".join(mark.text for mark in marks if mark.kind != "out") == after


def test_words_that_changed_stand_together() -> None:
    marks = word_marks("We give 7 days notice.", "We give 21 full days notice.")
    assert [(m.kind, m.text) for m in marks if m.kind != "same"] == [
        ("out", "7"),
        ("in", "21 full"),
    ]


def article(
    no: int, heading: str, text: str = "Some words of it.", section: str = "x"
) -> ArticleView:
    """An article in English."""
    return ArticleView(no, "x", "book", {"en": heading}, {"en": text})


def test_articles_added_removed_moved_and_changed() -> None:
    before = [article(1, "Name"), article(2, "Money", "It lies in the bank."), article(3, "End")]
    after = [
        article(1, "Words", "Quite new thoughts here."),
        article(2, "Name"),
        article(3, "Our money", "It lies in the bank now."),
    ]
    found = changed_articles(before, after, "en")
    assert [(c.kind, c.no_before, c.no_after) for c in found] == [
        ("added", None, 1),
        ("moved", 1, 2),
        ("changed", 2, 3),
        ("removed", 3, None),
    ]
    assert found[2].text[-2:] == (Mark("out", "bank."), Mark("in", "bank now."))
    assert changed_articles(before, before, "en") == ()
    first_gone = changed_articles(before, before[1:], "en")
    assert first_gone[0].kind == "removed"


def test_rules_that_changed() -> None:
    found = changed_rules({"a": 1, "b": 2}, {"b": 3, "c": 4}, {"b": 7})
    assert [(c.key, c.before, c.after, c.article_no) for c in found] == [
        ("a", 1, None, None),
        ("b", 2, 3, 7),
        ("c", None, 4, None),
    ]


def test_slots_and_their_keys() -> None:
    offices = "office.chair, office.member"
    assert slot_keys(offices) == ("office.chair", "office.member")
    assert in_slot("office.member.term_months", offices)
    assert not in_slot("office.treasurer.term_months", offices)
    assert in_slot("amend", "majority.amend")
    assert in_slot("notice.shg.days", "notice.shg")
    assert slot_of("bank", ["quorum.shg", "bank"]) == "bank"
    assert slot_of("bank", []) is None


def test_numbers_in_any_script() -> None:
    assert numbers_in("7 days, ২১ দিন, 7 again") == (7, 21)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("within twenty-one days", (21,)),
        ("Ninety days, thirty hours, Forty Two weeks", (90, 30, 42)),
        ("two thirds of those present, no one else", (2, 3)),
        ("one third of the members", (1, 3)),
        ("after fourteen (14) days", (14,)),
        ("একুশ দিন আগে, পনেরো দিনের মধ্যে", (21, 15)),
        ("দুই-তৃতীয়াংশ সদস্য, তিন-চতুর্থাংশ ভোট", (2, 3, 4)),
        ("নয়জন সদস্য", (9,)),
        ("এটি নিয়ম নয়। একজন থাকবেন।", ()),
        ("পাঁচটি আসন, বারো মাস", (5, 12)),
        ("twenty trees", (20,)),
    ],
)
def test_numbers_in_words(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text) == numbers


def test_a_one_in_words_counts_only_where_it_is_looked_for() -> None:
    assert numbers_in("one month", ones=True) == (1,)
    assert numbers_in("one month") == ()
    assert numbers_in("two months", words=False) == ()


@given(st.integers(2, 99))
def test_every_number_in_english_words_is_read(number: int) -> None:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        words = ones[number]
    else:
        words = tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    assert numbers_in(f"We wait {words} days.") == (number,)


def test_words_are_held_against_the_rule() -> None:
    own = "Members are told 14 days before."
    same = difference("notice.shg", 1, "en", "Fourteen days before, all are told.", [], own)
    assert same is not None
    assert (same.named, same.missing) == ((), ())
    other = difference("notice.shg", 1, "en", "Twenty-one days before, all are told.", [], own)
    assert other is not None
    assert (other.named, other.missing) == ((21,), (14,))


def test_where_text_and_rule_part() -> None:
    own, other = "At least 10 must come.", "We meet every 2 weeks."
    text = f"Some words.\n{other}\nAt least  10 must come."
    assert difference("quorum.shg", 4, "en", text, [other], own) is None
    changed = text.replace("10", "12")
    found = difference("quorum.shg", 4, "en", changed, [other], own)
    assert found is not None
    assert (found.named, found.missing, found.article_no) == ((12,), (10,), 4)


@given(TEXTS)
def test_putting_a_sentence_in_and_taking_it_out_again(text: str) -> None:
    text = text.strip()
    sentence = "Ten must come."
    added = put_sentence(text, "", sentence)
    assert added.split("\n")[-1] == sentence
    assert put_sentence(added, sentence, "") == text
    assert put_sentence(text, "Nowhere to be found.", sentence) == text
    assert put_sentence(added, sentence, "Nine must come.").endswith("Nine must come.")


@pytest.mark.parametrize("law", shipped_laws(), ids=lambda law: law.id)
def test_every_shipped_line_can_be_used(law) -> None:  # type: ignore[no-untyped-def]
    assert law.state in STATES
    assert law.subject in SUBJECTS
    assert set(SUBJECT_KINDS) == set(SUBJECTS)
    assert set(law.source) == {"en", "bn"} == set(law.note)
    assert law.id.startswith(law.state)
    assert (law.floor is None) is (not law.key)
    if law.key:
        assert floor_value(law.key, law.floor) is not None
    assert law.said(law.source, "hi") == law.source["en"]
