"""Money in and money out outside of a meeting, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from finance.ledger.commands import EntryDraft, ReplaceEntry
from finance.rules.plain import Way
from sr_board.base.results import Done
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.asked_twice import AskedTwice
from ui.money.ledger.presenter import (
    BOX,
    PAPER,
    Books,
    LedgerPresenter,
    MoneyTyped,
    account_choices,
    fund_choices,
    member_choices,
    pocket_choices,
    resolution_choices,
)
from ui.picture_choice import PictureChoice, read_picture
from ui.two_persons import TwoPersonForm

__all__ = ["MoneyForm", "MoneyInPage", "MoneyOutPage"]

_SAVINGS = ("2010", "2020", "2030")


class MoneyForm(TwoPersonForm):
    """Fields that money in and money out share."""

    way = Way.IN
    wish: MoneyTyped

    def __init__(
        self, desk: Desk, presenter: LedgerPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter.signing, title, guidance, verb)
        self.presenter = presenter
        self.asked = AskedTwice(self.notices)
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on_date")
        out = self.way is Way.OUT
        self.pocket = ChoiceField(
            (lambda: say("Taken out of")) if out else (lambda: say("Into")), key="pocket"
        )
        self.account = ChoiceField(lambda: say("What for"), key="account")
        self.fund = ChoiceField(lambda: say("Fund"), key="fund")
        self.narration = LineField(lambda: say("In a few words"), key="narration", most=200)
        self.pictures = PictureChoice(lambda: say("Picture of the bill"))

    @property
    def group_id(self) -> str:
        """The group whose money it is."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    def load(self, **place: Any) -> Books:
        return self.presenter.books(str(place.get("group", "")))

    def fill(self, found: Books) -> None:
        self.found = found
        self.asked.clear()
        settings = found.settings
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(settings))
        self.pocket.set_value(BOX)
        self.account.set_choices(account_choices(settings, self.way))
        funds = fund_choices(settings)
        self.fund.set_choices(funds)
        self.fund.set_value("general")
        self.fund.setVisible(len(funds) > 1)
        self.narration.set_value("")
        self.pictures.clear()

    def _ready(self) -> bool:
        """Whether amount, day and purpose are there; says what is missing."""
        if not self.amount.amount():
            self.form.set_error("amount", lambda: say("Write the amount, for example 1500."))
            return False
        if self.on.day() is None:
            self.form.set_error("on_date", lambda: say("Write the day, for example 24/11/2026."))
            return False
        if not self.account.value():
            self.form.set_error("account", lambda: say("Choose what it is for."))
            return False
        return True

    def sure(self) -> bool:
        """Whether an unusual amount or a case number in the words was asked about before."""
        wish = self.wish
        usual = self.found.usual(self.way, wish.account)
        return self.asked.sure(wish.amount, usual, wish.narration, wish.account)

    def typed(self, **more: Any) -> MoneyTyped:
        """What the fields hold."""
        on = self.on.day()
        assert on is not None
        return MoneyTyped(
            self.group_id,
            self.way,
            on,
            self.amount.amount() or 0,
            str(self.pocket.value() or BOX),
            str(self.account.value() or ""),
            fund=str(self.fund.value() or "general"),
            narration=self.narration.value(),
            **more,
        )

    def _drafted(self) -> EntryDraft:
        """The draft with its picture (read off the screen)."""
        picture = read_picture(self.pictures.picture)
        return replace(self.wish, pictures=() if picture is None else (picture,)).draft()

    def act(self) -> Done:
        return self.presenter.desk.entries.post(self._drafted(), self.second)

    def done(self, done: Done) -> None:
        self.desk.go("money-voucher", id=done.id, group=self.group_id)


class MoneyInPage(MoneyForm):
    """Money came outside of a meeting: one person writes it down."""

    way = Way.IN

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Money in"),
            lambda: say("What is collected at a meeting stands on the meeting's sheet, not here."),
            lambda: say("Record it"),
        )
        self.member = ChoiceField(lambda: say("From whom"), key="member_id")
        self.form.add(self.amount, self.on)
        self.form.add(self.account, self.member)
        self.form.add(self.pocket, self.fund)
        self.form.add(self.narration)
        self.form.add_widget(self.pictures)
        self.finish()

    def fill(self, found: Books) -> None:
        super().fill(found)
        self.member.set_choices(
            member_choices(found.settings, lambda: say("somebody else, see below"))
        )
        self.member.set_value("")

    def needs_two(self) -> bool:
        return False

    def wishes(self) -> bool:
        if not self._ready():
            return False
        member = str(self.member.value() or "")
        if self.account.value() in _SAVINGS and not member:
            self.form.set_error("member_id", lambda: say("Savings always belong to a member."))
            return False
        self.wish = self.typed(member_id=member)
        return self.sure()


class MoneyOutPage(MoneyForm):
    """Money goes out: for what, by which resolution, and a second person."""

    way = Way.OUT

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Money out"),
            lambda: say("Every payment rests on a resolution, and a second person confirms it."),
            lambda: say("Pay, with a second person"),
        )
        self.payee = ChoiceField(lambda: say("Who receives it"), key="payee_id")
        self.resolution = ChoiceField(lambda: say("By which resolution"), key="resolution")
        self.paper = LineField(lambda: say("Number in the paper minutes"), key="resolution_no")
        self.paper_on = DateField(lambda: say("passed on"), key="resolution_on")
        self.allowed = AmountField(
            lambda: say("Amount the resolution allows in all"),
            key="resolution_amount",
            help=lambda: say("Leave it empty when the minutes name no amount."),
            words=False,
        )
        self.reason = LineField(
            lambda: say("Why she prepares or confirms what she receives"), key="reason", most=400
        )
        self.form.add(self.amount, self.on)
        self.form.add(self.account, self.payee)
        self.form.add(self.pocket, self.fund)
        self.form.add(self.resolution, self.allowed)
        self.form.add(self.paper, self.paper_on)
        self.form.add(self.narration)
        self.form.add(self.reason)
        self.form.add_widget(self.pictures)
        self.later = self.foot.beside(Button(lambda: say("Let it wait"), on=self.wait))
        self.resolution.choice.currentIndexChanged.connect(lambda _i: self._by_resolution())
        self.payee.choice.currentIndexChanged.connect(lambda _i: self._by_payee())
        self.finish()

    def fill(self, found: Books) -> None:
        super().fill(found)
        self.payee.set_choices(
            member_choices(found.settings, lambda: say("somebody else, see below"))
        )
        self.payee.set_value("")
        self.resolution.set_choices(resolution_choices(found.resolutions))
        self.resolution.set_value(PAPER if not found.resolutions else None)
        for field in (self.paper, self.reason):
            field.set_value("")
        self.paper_on.set_day(None)
        self.allowed.set_amount(None)
        if found.before is not None:
            self._fill_before(found.before)
        self._by_resolution()
        self._by_payee()

    def load(self, **place: Any) -> Books:
        found = super().load(**place)
        entry = str(place.get("entry", ""))
        return replace(found, before=self.presenter.draft(entry)) if entry else found

    def _fill_before(self, before: EntryDraft) -> None:
        """What was sent back stands in the fields, to be changed."""
        money, other = before.lines
        self.amount.set_amount(abs(money.amount))
        self.on.set_day(before.on_date)
        self.pocket.set_value(money.bank_id or BOX)
        self.account.set_value(other.account)
        self.fund.set_value(other.fund)
        self.payee.set_value(before.payee_id or "")
        self.resolution.set_value(before.resolution_id or PAPER)
        self.paper.set_value(before.resolution_no)
        self.paper_on.set_day(before.resolution_on)
        self.allowed.set_amount(before.resolution_amount)
        self.narration.set_value(before.narration)
        self.reason.set_value(before.reason)

    def act(self) -> Done:
        if self.found.before is None:
            return super().act()
        command = ReplaceEntry(str(self.place["entry"]), self._drafted(), self.second)
        return self.presenter.desk.entries.replace(command)

    def _waits(self) -> Done:
        entries = self.presenter.desk.entries
        if self.found.before is None:
            return entries.keep_waiting(self._drafted())
        command = ReplaceEntry(str(self.place["entry"]), self._drafted(), wait=True)
        return entries.replace(command)

    def _by_resolution(self) -> None:
        """Only what the chosen resolution needs is asked."""
        chosen = self.resolution.value()
        on_paper = chosen == PAPER
        self.paper.setVisible(on_paper)
        self.paper_on.setVisible(on_paper)
        known = any(each.id == chosen and each.allowed is not None for each in self._known())
        self.allowed.setVisible(chosen is not None and not known)

    def _known(self) -> Any:
        found = getattr(self, "found", None)
        return found.resolutions if found is not None else ()

    def _by_payee(self) -> None:
        self.reason.setVisible(bool(self.payee.value()))

    def wishes(self) -> bool:
        if not self._ready():
            return False
        chosen = self.resolution.value()
        number = self.paper.value()
        if chosen is None or (chosen == PAPER and not number):
            key = "resolution" if chosen is None else "resolution_no"
            self.form.set_error(key, lambda: say("A payment needs the number of a resolution."))
            return False
        if self.allowed.is_wrong():
            self.form.set_error("resolution_amount", lambda: say("Write an amount."))
            return False
        payee = str(self.payee.value() or "")
        savings = self.account.value() in _SAVINGS
        if savings and not payee:
            self.form.set_error("payee_id", lambda: say("Savings always belong to a member."))
            return False
        self.wish = self.typed(
            payee_id=payee,
            member_id=payee if savings else "",
            resolution=str(chosen),
            resolution_no=number,
            resolution_on=self.paper_on.day(),
            resolution_amount=self.allowed.amount() if self.allowed.isVisibleTo(self) else None,
            reason=self.reason.value(),
        )
        return self.sure()

    def what_is_signed(self) -> Text:
        amount, words = self.wish.amount, self.wish.narration
        return lambda: say("{amount} goes out: {words}", amount=money(amount), words=words or "–")

    def wait(self) -> None:
        """Keep it until the second person is there."""
        self.form.clear_errors()
        self.notices.drop()
        if self.wishes():
            self.write(
                self._waits,
                self._kept_waiting,
                form=self.form,
            )

    def _kept_waiting(self, done: Done) -> None:
        self._filled = self.form.values()
        self.desk.go("money-waiting", group=self.group_id)
