"""Through the window: template, questions, words, sent round, the meeting, in force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from governance.constitution.commands import SetGroupState
from sr_board import i18n
from sr_board.access.roles import Role
from sr_board.papers import page_texts
from tests.ui.constitution.conftest import Open, RuledCollective
from ui.constitution.papers import papers
from ui.constitution.rule_page import RulePage
from ui.labels import Label
from ui.main_window import MainWindow
from ui.papers.kinds import PaperAsked
from ui.pictograms import PictureView


def words_on(window: MainWindow, key: str) -> str:
    """Everything that the labels of a page say."""
    QTest.qWait(1)  # what was taken out goes, what was put in shows
    page = window.page(key)
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisibleTo(page))


def test_from_the_template_to_rules_in_force(window: Open, collective: RuledCollective) -> None:
    made = window()
    made.show_page("constitution")
    assert "No rules of our own are in force." in words_on(made, "constitution")
    made.page("constitution").main.click()
    start = made.page("constitution-start")
    assert start.board.value() == "shg"
    start.place.set_value("Kalighat")
    start.foot.main.click()
    wizard = made.page("constitution-wizard")
    assert wizard.wizard.asked.question.value == "who_can_join"
    wizard.step(1)
    wizard.step(1)
    QTest.keyClick(wizard, Qt.Key.Key_4)
    assert wizard.wizard.asked.chosen == 3
    assert "3 of every 4" in words_on(made, "constitution-wizard")
    for _ in wizard.wizard.questions:
        wizard.foot.main.click()
        if made.here != "constitution-wizard":
            break
    articles = made.page("constitution-articles")
    assert "3 of every 4" in words_on(made, "constitution-articles")
    assert "Kalighat" in words_on(made, "constitution-articles")
    articles.foot.main.click()
    adopt = made.page("constitution-adopt")
    assert not adopt.main.isEnabled()
    adopt.send.click()
    assert adopt.shown.view.version.status == "circulated"
    collective.book.clock.tick(30 * 86_400)
    collective.resolved()
    made.show_page("constitution-adopt", id=adopt.shown.view.id)
    adopt.main.click()
    said = words_on(made, "constitution")
    assert "Version 1 is in force" in said
    assert "BKL/2026/001" in said
    assert "14 for, 1 against." in said


def test_words_by_hand_show_where_text_and_rule_part(
    window: Open, collective: RuledCollective
) -> None:
    draft = collective.drafted()
    made = window()
    made.show_page("constitution-articles", id=draft)
    page = made.page("constitution-articles")
    no = page.view.rule("handover.days").article_no
    page.change_words(no, "en")
    form = made.page("constitution-article")
    sentence = "Papers and money are handed over within 7 days."
    assert sentence in form.text.value()
    form.text.set_value(form.text.value().replace(sentence, "All is handed over within 3 days."))
    form.foot.main.click()
    said = words_on(made, "constitution-articles")
    assert "In 1 place text and rule do not say the same." in said
    assert "the article names 3, the rule says 7" in said
    page.mark(["handover.days"])
    assert "In 1 place" not in words_on(made, "constitution-articles")
    assert "text and rule mean the same" in words_on(made, "constitution-articles")


def typed(page: RulePage, text: str) -> None:
    """Type into the box of the days."""
    line = page.fields.form.fields["handover.days"].line
    line.selectAll()
    QTest.keyClicks(line, text)


def test_a_rule_is_typed_and_its_sentence_follows(
    window: Open, collective: RuledCollective
) -> None:
    draft = collective.drafted()
    made = window()
    made.show_page("constitution-rule", id=draft, rule="handover.days")
    page = made.page("constitution-rule")
    typed(page, "12")
    assert "within 12 days" in page.sentence.text()
    page.foot.main.click()
    assert "within 12 days" in words_on(made, "constitution-articles")
    made.show_page("constitution-rule", id=draft, rule="handover.days")
    typed(page, "999999")
    assert "cannot be meant" in page.sentence.text()
    page.foot.main.click()
    assert made.here == "constitution-rule"


def test_versions_are_compared_word_by_word(window: Open, collective: RuledCollective) -> None:
    from governance.constitution.commands import NextVersion, SetRule

    collective.adopted()
    book = collective.work_with_rules().rulebook
    draft = book.drafts.next_version(NextVersion(collective.group)).id
    book.drafts.set_rule(SetRule(draft, "handover.days", 10))
    made = window()
    made.show_page("constitution-history", group=collective.group)
    said = words_on(made, "constitution-history")
    assert "Before: Papers and money are handed over within 7 days." in said
    assert "Now: Papers and money are handed over within 10 days." in said
    page = made.page("constitution-history")
    page.after.set_value(page.before.value())
    page.compare()
    assert "The two versions say the same." in words_on(made, "constitution-history")


def test_the_law_of_a_state_is_chosen_and_read(window: Open, collective: RuledCollective) -> None:
    made = window(Role.ADMINISTRATOR)
    made.show_page("laws", group=collective.group)
    page = made.page("laws")
    page.state.set_value("west_bengal")
    page._choose_state()
    said = words_on(made, "laws")
    assert "Three fourths" in said
    assert "Ask the district legal services authority before you rely on this." in said
    made.show_page("law", id="west_bengal.amend")
    form = made.page("law")
    form.source.set_value("The Act itself, read at the district office.")
    assert form.day.day() is None, "nobody has looked it up today"
    form.foot.main.click()
    assert "read at the district office" not in words_on(made, "laws")
    form.day.set_day(collective.book.clock.today())
    form.foot.main.click()
    assert "read at the district office" in words_on(made, "laws")


def test_a_line_with_a_figure_is_held_against_rules(
    window: Open, collective: RuledCollective
) -> None:
    draft = collective.drafted()
    made = window(Role.ADMINISTRATOR)
    made.show_page("law", id="", state="assam")
    form = made.page("law")
    form.subject.set_value("any")
    form.source.set_value("District office")
    form.day.set_day(collective.book.clock.today())
    assert form.place_of_figure.isHidden()
    form.which.set_value("handover.days")
    form._choose()
    (field,) = form.figure.form.fields.values()
    field.set_value("3")
    form._say()
    assert "3 days" in form.sentence.text()
    form.foot.main.click()
    work = collective.work_with_rules()
    work.rulebook.laws.set_state(SetGroupState(collective.group, "assam"))
    (rule,) = work.rulebook.reading.whole(draft).below_floor
    assert (rule.key, rule.floor.floor) == ("handover.days", 3)
    line = next(row for row in work.rulebook.choosing.laws() if not row.shipped)
    made.show_page("law", id=line.id)
    form = made.page("law")
    assert form.day.day() == line.checked_on
    assert form.which.value() == "handover.days"
    office = next(key for key in form._figures if key.startswith("office.*."))
    form.which.set_value(office)
    form._choose()
    form.foot.main.click()
    changed = next(row for row in work.rulebook.choosing.laws() if row.id == line.id)
    assert changed.key == office


def test_articles_are_put_in_another_order(window: Open, collective: RuledCollective) -> None:
    draft = collective.drafted()
    made = window(Role.SECRETARY)
    made.show_page("constitution-articles", id=draft)
    page = made.page("constitution-articles")
    first, second = (article.heading("en") for article in page.view.articles[:2])
    page.move_article(1, 1)
    assert [a.heading("en") for a in page.view.articles[:2]] == [second, first]


def test_who_may_only_read_sees_no_way_to_write(window: Open, collective: RuledCollective) -> None:
    collective.adopted()
    made = window(Role.TREASURER)
    made.show_page("constitution")
    page = made.page("constitution")
    assert "Version 1 is in force" in words_on(made, "constitution")
    assert page.foot.main is None
    whole = page.shown.whole
    made.show_page("constitution-articles", id=whole.id)
    assert not made.page("constitution-articles").writes


def test_the_questions_and_the_one_page_show_what_the_rules_say_as_pictures(
    window: Open, collective: RuledCollective
) -> None:
    draft = collective.drafted()
    made = window()
    made.show_page("constitution")
    QTest.qWait(1)
    shown = [view.accessibleName() for view in made.page("constitution").findChildren(PictureView)]
    assert "At the group's sitting, at least 2 of every 3 members must be present." in " ".join(
        shown
    )
    made.show_page("constitution-wizard", id=draft, question="bank")
    wizard = made.page("constitution-wizard")
    before = wizard.wizard.picture
    wizard.answers[-1].click()
    assert wizard.wizard.picture != before


def test_a_template_can_be_looked_at_before_anything_is_written(
    collective: RuledCollective,
) -> None:
    work = collective.work_with_rules()
    kind = next(each for each in papers(work) if each.key == "template")
    drawn = kind.make(PaperAsked("template", "coop", "en", False, False), i18n.translator("en"))
    assert (drawn.title, drawn.name) == ("Co-operative", "template-coop")
    assert "By-laws of our co-operative" in page_texts(drawn.pdf)[0]


def test_every_rule_is_listed_with_where_it_comes_from(
    window: Open, collective: RuledCollective
) -> None:
    collective.adopted()
    made = window(Role.TREASURER)
    made.show_page("constitution")
    page = made.page("constitution")
    before = words_on(made, "constitution")
    assert "handed over within 7 days" not in before
    page.rules.every.click()
    said = words_on(made, "constitution")
    assert "Papers and money are handed over within 7 days." in said
    assert said.count("our own rule") > before.count("our own rule")
