"""What the pages of the collection sheet ask and do. No widgets; runs off the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from finance.loans.commands import AskLoan, DecideLoan, RefuseLoan
from finance.rules.loans.schedules import Row
from finance.rules.sheet import Mark
from finance.sheet.commands import (
    CloseSheet,
    CountSheet,
    DropSheet,
    OpenSheet,
    SaveSheet,
    SetSheetRules,
)
from finance.sheet.content import PaymentContent, SheetContent
from finance.sheet.paying import check_payment, received_by
from finance.sheet.views import SheetRow, SheetView
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.vault.users import SecondSigner
from ui.live import say
from ui.money.sheet.requests_step import Asked, Decided, Looked
from ui.money.sheet.work import SheetWork
from ui.second_person import Other

__all__ = ["GroupChoice", "SheetPresenter", "StartShown"]


@dataclass(frozen=True)
class GroupChoice:
    """A group with books."""

    id: str
    name: str


@dataclass(frozen=True)
class StartShown:
    """The list of sheets, and where a new one could begin."""

    groups: tuple[GroupChoice, ...]
    rows: tuple[SheetRow, ...]
    today: date


class SheetPresenter:
    """Loads and writes sheets."""

    def __init__(self, work: SheetWork) -> None:
        self._work = work

    @property
    def may_write(self) -> bool:
        """True for those who prepare sheets."""
        return self._work.who.may(Action.MONEY_PREPARE) and not self._work.vault_read_only

    def start(self) -> StartShown:
        """Groups with books, and their sheets, newest first."""
        queries = self._work.money.sheets
        groups = tuple(GroupChoice(key, name) for key, name in queries.groups())
        return StartShown(groups, queries.list(), self._work.clock.today())

    def load(self, sheet_id: str) -> SheetView:
        """One sheet."""
        return self._work.money.sheets.sheet(sheet_id)

    def open(self, group_id: str, on_date: date, *, again: bool = False) -> Done:
        """Begin the sheet of a meeting; the one that is there already comes back."""
        command = OpenSheet(group_id, on_date, again=again)
        return self._work.money.sheet_work.open(command)

    def save(self, sheet_id: str, content: SheetContent) -> Done:
        """Keep what was typed."""
        return self._work.money.sheet_work.save(SaveSheet(sheet_id, content))

    def drop(self, sheet_id: str) -> Done:
        """Throw a sheet away that was begun by mistake."""
        return self._work.money.sheet_work.drop(DropSheet(sheet_id))

    def fines(self, group_id: str) -> Mapping[Mark, int]:
        """What each mark of attendance costs."""
        return self._work.money.sheets.fines(group_id)

    def set_fines(self, command: SetSheetRules) -> Done:
        """Set them."""
        return self._work.money.sheet_work.set_rules(command)

    def count(self, sheet_id: str, content: SheetContent) -> Done:
        """The box was counted."""
        return self._work.money.sheet_work.count(CountSheet(sheet_id, content))

    def close(self, sheet_id: str, content: SheetContent, second: SecondSigner | None) -> Done:
        """Post everything and lock the meeting."""
        return self._work.money.sheet_closing.close(CloseSheet(sheet_id, content, second))

    def check(self, view: SheetView, content: SheetContent, payment: PaymentContent) -> None:
        """Whether a payment can be made; raises the error that says why not."""
        check_payment(view, content, payment)

    # -- loans asked for --------------------------------------------------------------------------

    def decide(self, view: SheetView, decided: Decided) -> Done:
        """The meeting's answer to a request."""
        lending = self._work.money.loans.lending
        if not decided.granted:
            reason = say("Not granted at this meeting.")
            return lending.refuse(RefuseLoan(decided.loan_id, view.on_date, reason))
        return lending.decide(
            DecideLoan(
                decided.loan_id,
                view.on_date,
                decided.amount,
                decided.instalments,
                decided.resolution_id,
                decided.resolution_no,
            )
        )

    def plan(self, view: SheetView, looked: Looked) -> Sequence[Row]:
        """What she would pay. Raises what the schedule refuses."""
        wish = looked.wish
        return self._work.money.loans.previews.plan(
            wish.product, wish.person_id, looked.amount, looked.instalments, view.on_date
        ).rows

    def ask(self, view: SheetView, asked: Asked) -> Done:
        """A member asks for a loan."""
        return self._work.money.loans.lending.ask(
            AskLoan(
                view.group_id,
                asked.person_id,
                asked.product_id,
                asked.amount,
                asked.instalments,
                asked.purpose,
                view.on_date,
                view.meeting_id,
            )
        )

    # -- the second person ------------------------------------------------------------------------

    def others(self) -> Sequence[Other]:
        """Who could confirm beside the signed-in person."""
        names = self._work.holders.names()
        vault = self._work.vault
        closed = {a.account_id for a in self._work.accounts.all() if a.closed_at is not None}
        return [
            Other(
                face.slot_id,
                f"{face.tile.symbol}/{face.tile.hue}",
                face.tile.number,
                names[face.slot_id].name if face.slot_id in names else "",
            )
            for face in vault.slots
            if face.slot_id != vault.slot_id and face.slot_id not in closed
        ]

    def receivers(self, content: SheetContent) -> Mapping[str, PaymentContent]:
        """Who would confirm what she receives herself, without a reason: her payment, by slot."""
        found = {
            slot: received_by(content, person.person_id)
            for slot, person in self._work.holders.names().items()
        }
        return {slot: payment for slot, payment in found.items() if payment is not None}

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves her passphrase."""
        return self._work.vault.second_signer(slot_id, passphrase)
