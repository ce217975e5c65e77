"""Funds: grants received, transfers, the federation's share and dues; dated rules.

Rights: MONEY_PREPARE; dated rules also MONEY_SETTINGS. Money that leaves a fund needs a second
person and a resolution; the posting door refuses what a fund does not hold.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from finance.bank.commands import AddRule, FundTransfer, PayFederation, ReceiveDue, ReceiveGrant
from finance.bank.models import DatedRuleRow, FederationDue
from finance.bank.rule_data import TITLES
from finance.bank.writing import CHANGED, BankWork, drafted, money_line
from finance.ledger.books import books_of, fund_of
from finance.ledger.entry import MoneyEntry
from finance.ledger.posting import post
from finance.rules.dated import DatedRule, check_rule
from finance.rules.entries import EntryKind, Line
from finance.rules.funds import GRANT_OF, FundKind, transfer_legs
from governance.roll import group_of
from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.vault.users import SecondSigner

__all__ = ["FundService"]

FEDERATION_SHARE, FEDERATION_DUE, DUES_RECEIVED = "1210", "5120", "4090"


class FundService(BankWork):
    """Money kept apart, and what the group gives to its federation."""

    def receive_grant(self, command: ReceiveGrant) -> Done:
        """A grant arrives for a fund: 3040 for a revolving fund, 3050 for a VRF, else 4050.

        Returns the entry. Raises NotAllowed, NotFound "fund-unknown", InputInvalid
        "external-amount-wrong", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            fund = fund_of(uow.session, command.group_id, command.fund)
            if command.amount <= 0:
                raise InputInvalid("external-amount-wrong", field="amount")
            account = GRANT_OF.get(FundKind(fund.kind), "4050")
            lines = (
                money_line(command.amount, fund.code, command.bank_id),
                Line(account, -command.amount, fund=fund.code),
            )
            giver = clean_line(command.giver, field="giver", most=120, required=True)
            kind = EntryKind.RECEIPT
            draft = drafted(command.group_id, command.on, kind, giver, lines)
            posted = post(self._entry(uow.session), draft)
            uow.record("fund.grant", subject=f"entry/{posted.id}")
            return Done(posted.id, CHANGED, uow.commit())

    def transfer(self, command: FundTransfer, second: SecondSigner | None = None) -> Done:
        """Money goes from one fund to another; both funds balance. Returns the entry.

        Raises NotAllowed, NotFound "fund-unknown", InputInvalid "fund-transfer-amount",
        RuleBroken "fund-transfer-same", "fund-overdrawn" and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            source = fund_of(uow.session, command.group_id, command.source)
            target = fund_of(uow.session, command.group_id, command.target)
            legs = transfer_legs(
                (source.code, FundKind(source.kind)),
                (target.code, FundKind(target.kind)),
                command.amount,
                bank_id=command.bank_id,
            )
            lines = [Line(x.account, x.amount, fund=x.fund, bank_id=x.bank_id) for x in legs]
            reason = clean_text(command.reason, field="reason", most=400)
            text = reason or f"{source.name or source.code} → {target.name or target.code}"
            kind = EntryKind.PAYMENT
            draft = drafted(command.group_id, command.on, kind, text, lines, command.resolved)
            posted = post(self._entry(uow.session), draft, second=second)
            uow.record("fund.transfer", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def pay_federation(self, command: PayFederation, second: SecondSigner | None = None) -> Done:
        """Share or saving in the federation, or its dues. Returns the entry.

        Raises NotAllowed, NotFound, InputInvalid "external-amount-wrong", RuleBroken
        "account-switched-off" when the account of dues is not in use, and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            fund_of(uow.session, command.group_id, command.fund)
            if command.amount <= 0:
                raise InputInvalid("external-amount-wrong", field="amount")
            account = FEDERATION_DUE if command.due else FEDERATION_SHARE
            lines = (
                Line(account, command.amount, fund=command.fund),
                money_line(-command.amount, command.fund, command.bank_id),
            )
            text = clean_line(command.narration, field="narration", most=300)
            text = text or _federation(uow.session, command.group_id)
            kind = EntryKind.PAYMENT
            draft = drafted(command.group_id, command.on, kind, text, lines, command.resolved)
            entry = self._entry(uow.session)
            posted = post(entry, draft, second=second)
            above = group_of(uow.session, command.group_id).parent_id
            if command.due and above is not None:
                _keep_due(entry, posted.id, command.group_id, command.group_id, above, command)
            uow.record("federation.paid", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def receive_due(self, command: ReceiveDue) -> Done:
        """Dues of a member group arrive (4090). Returns the entry.

        Raises NotAllowed, NotFound, InputInvalid "external-amount-wrong", RuleBroken
        "not-a-member-group", "account-switched-off" and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            if command.amount <= 0:
                raise InputInvalid("external-amount-wrong", field="amount")
            payer = group_of(uow.session, command.payer_id)
            if payer.parent_id != command.group_id:
                raise RuleBroken("not-a-member-group")
            lines = (
                money_line(command.amount, "general", command.bank_id),
                Line(DUES_RECEIVED, -command.amount),
            )
            text = clean_line(command.narration, field="narration", most=300) or payer.name
            kind = EntryKind.RECEIPT
            entry = self._entry(uow.session)
            posted = post(entry, drafted(command.group_id, command.on, kind, text, lines))
            _keep_due(entry, posted.id, command.group_id, payer.id, command.group_id, command)
            uow.record("federation.received", subject=f"entry/{posted.id}")
            return Done(posted.id, CHANGED, uow.commit())

    def add_rule(self, command: AddRule) -> Done:
        """Write the group's own row of a dated rule. Returns its id.

        Raises NotAllowed, NotFound "books-not-opened", "dated-rule-unknown", and what
        `check_rule` raises.
        """
        if not self._who.may(Action.MONEY_PREPARE):
            require(self._who, Action.MONEY_SETTINGS)
        known = TITLES.get(command.name)
        if known is None:
            raise NotFound("dated-rule-unknown", what="rule")
        kept = check_rule(
            DatedRule(
                command.name,
                known.unit,
                clean_line(command.value, field="value", most=200),
                command.valid_from,
                command.valid_to,
                clean_text(command.source, field="source", most=400),
                own=True,
            )
        )
        with self._uow() as uow:
            entry = self._entry(uow.session)
            books_of(uow.session, command.group_id)
            row = DatedRuleRow(
                **entry.new(),
                group_id=command.group_id,
                name=kept.name,
                unit=str(kept.unit),
                value=kept.value,
                valid_from=kept.valid_from,
                valid_to=kept.valid_to,
                source=kept.source,
            )
            uow.session.add(row)
            uow.session.flush()
            uow.record("rule.dated", subject=f"dated_rule/{row.id}")
            return Done(row.id, CHANGED, uow.commit())


def _keep_due(
    entry: MoneyEntry,
    entry_id: str,
    books: str,
    payer: str,
    federation: str,
    command: PayFederation | ReceiveDue,
) -> None:
    """Remember that an entry is about dues."""
    entry.session.add(
        FederationDue(
            **entry.new(),
            group_id=books,
            payer_id=payer,
            federation_id=federation,
            entry_id=entry_id,
            on_date=command.on,
            amount=command.amount,
        )
    )


def _federation(session: Session, group_id: str) -> str:
    """The name of the group above this one, a dash where there is none."""
    parent = group_of(session, group_id).parent_id
    return "–" if parent is None else group_of(session, parent).name
