"""The sheet and its second person: she confirms exactly the payments that were shown to her."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from finance.sheet.content import PaymentContent
from sr_board.vault.users import SecondSigner
from ui.desk import Desk
from ui.live import say
from ui.money.sheet.frame import SheetFrame
from ui.money.sheet.presenter import SheetPresenter
from ui.money.sheet.sitting import STEPS
from ui.money.sheet.words import money
from ui.notices import Notice
from ui.second_person import Other

__all__ = ["SigningSheet"]


class SigningSheet(SheetFrame):
    """What the page of the sheet asks of a second person."""

    def __init__(self, desk: Desk, presenter: SheetPresenter) -> None:
        super().__init__(desk)
        self.presenter = presenter
        self._signer: SecondSigner | None = None
        self._signed_for: tuple[PaymentContent, ...] = ()

    def _show_step(self, *, focus: bool = True) -> None:
        """Show where the meeting stands."""
        raise NotImplementedError

    def _check_payment(self, payment: PaymentContent) -> None:
        if self.sitting is not None:
            self.presenter.check(self.sitting.view, self.sitting.content, payment)

    def _confirmed(self) -> bool:
        sitting = self.sitting
        return (
            sitting is not None
            and self._signer is not None
            and self._signed_for == sitting.content.payments
        )

    def _with_second(self, then: Callable[[], object]) -> None:
        """Go on when the second person has confirmed exactly these payments."""
        sitting = self.sitting
        if sitting is None:
            return
        if not sitting.content.payments or self._confirmed():
            then()
            return
        payments = sitting.content.payments

        def what() -> str:
            parts = [
                f"{sitting.name(p.payee_id) or p.payee or say('Payment')} {money(p.amount)}"
                for p in payments
            ]
            return say("Paid out of the box: {list}", list=", ".join(parts))

        def proved(signer: SecondSigner) -> None:
            if signer.slot_id in receivers:
                self._ask_why(receivers[signer.slot_id])
                return
            self._signer, self._signed_for = signer, payments
            self.payments.again()
            then()

        receivers: dict[str, PaymentContent] = {}
        content = sitting.content

        def known() -> Sequence[Other]:
            receivers.update(self.presenter.receivers(content))
            return self.presenter.others()

        self.read(known, lambda others: self.panel.ask(what, others, self.presenter.prove, proved))

    def _ask_why(self, payment: PaymentContent) -> None:
        """She confirms what she receives: another person does, or the reason is written."""
        sitting = self.sitting
        if sitting is None:
            return
        name = sitting.name(payment.payee_id)
        if self.step != "payments":
            sitting.go(STEPS.index("payments"))
            self._show_step(focus=False)
        self.notices.show_notice(
            Notice(
                "guard",
                lambda: say("{name} receives this money, so another confirms it.", name=name),
                lambda: say("Go on and choose another picture, or write why only she can."),
            ),
            "payee",
        )
        self.payments.ask_why(payment)
