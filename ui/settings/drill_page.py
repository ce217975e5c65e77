"""Looking into a backup: the restore drill, and putting it back with two persons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from governance.views import MeetingRow
from governance.words import MEETING_TYPES, MINUTES_STATES
from sr_board import i18n
from sr_board.audit.safekeeping import BackupRow
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.vault.users import SecondSigner
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields_secret import PassphraseField
from ui.form import Form
from ui.labels import Label, second
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.second_person import Other, SecondPersonPanel
from ui.settings.back import back_button
from ui.settings.drill_presenter import DrillPresenter, Inside
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["DrillPage"]


class DrillPage(Page):
    """First the passphrase, then what is inside."""

    def __init__(self, desk: Desk, presenter: DrillPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Look into a backup"),
            lambda: say("It is opened beside the vault, to read only. The vault stays as it is."),
        )
        self.presenter = presenter
        self._row: BackupRow | None = None
        self.put(self._door())
        self.inside = self._inside()
        self.put(self.inside)
        self.panel = SecondPersonPanel(desk.jobs)
        self.put(self.panel)
        self.back_card = self._restore()
        self.put(self.back_card)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk, "settings-backup"))
        main = Button(lambda: say("Open the copy"), Kind.MAIN, key="Ctrl+Return", on=self.open)
        self.form.end_at(self.foot.set_main(main))

    def _door(self) -> Card:
        card = Card()
        self.door = card
        self.made = Label("", "strong", wrap=True)
        card.add(self.made)
        self.form = Form()
        self.passphrase = PassphraseField(
            lambda: say("Your passphrase"),
            key="passphrase",
            help=lambda: say("The one you had on the day of this backup."),
        )
        self.form.add(self.passphrase)
        card.add(self.form)
        return card

    def _inside(self) -> Card:
        card = Card(lambda: say("This is inside"))
        self.code = Label("", "card")
        self.now_code = second("", wrap=True)
        self.behind = second("", wrap=True)
        card.add(second(lambda: say("Audit code. Compare it with the foot of a printed paper:")))
        card.add(self.code)
        card.add(self.now_code)
        card.add(self.behind)
        card.add_line()
        self.counts = Label("", "body", wrap=True)
        card.add(self.counts)
        self.model = PagedModel(
            [
                Column("day", lambda: say("Meeting"), _meeting),
                Column("group", lambda: say("Group"), lambda r: r.group_name, 220),
                Column("minutes", lambda: say("Minutes"), _minutes, 160),
            ]
        )
        self.table = Table(self.model, row=44)
        self.table.setMinimumHeight(theme.px(220))
        card.add(self.table)
        return card

    def _restore(self) -> Card:
        card = Card(lambda: say("Put it in the place of the vault"))
        card.add(
            Label(
                lambda: say(
                    "Only when the vault is damaged or lost. What was written after this backup is "
                    "then missing for everybody. Two persons sign, and the vault that stands here "
                    "now is kept beside it."
                ),
                "body",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        self.place_button = Button(
            lambda: say("Put this backup in place"), Kind.DANGER, on=self.ask_restore
        )
        row.addWidget(self.place_button)
        row.addStretch(1)
        card.add(row)
        return card

    # -- looking ----------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        row = place.get("row")
        if isinstance(row, BackupRow):
            self._row = row
        self.notices.clear()
        self.passphrase.clear()
        self._show_inside(False)
        made = self._row
        if made is not None:
            self.made.tell(lambda: say("Backup of {moment}", moment=_moment(made)))

    def _show_inside(self, on: bool) -> None:
        self.door.setVisible(not on)
        self.inside.setVisible(on)
        self.back_card.setVisible(on)
        if self.foot.main is not None:
            self.foot.main.setVisible(not on)

    def open(self) -> None:
        """Unpack and open the copy."""
        row, typed = self._row, self.passphrase.value()
        self.form.clear_errors()
        if row is None:
            return
        if not typed:
            self.form.show_error(InputInvalid("text-missing", field="passphrase"))
            return
        if self.foot.main is not None:
            self.foot.main.set_busy(lambda: say("Opening"))
        self.desk.jobs.run_long(
            lambda progress: self.presenter.open(row.path, typed, progress),
            self._opened,
            self._refused,
            owner=self,
            words=lambda: say("Unpacking the backup"),
            cancelled=self._idle,
        )

    def _idle(self) -> None:
        if self.foot.main is not None:
            self.foot.main.set_busy(None)

    def _refused(self, error: SRBoardError) -> None:
        self._idle()
        if not self.form.show_error(error):
            self.show_error(error)

    def _opened(self, inside: Inside) -> None:
        self._idle()
        self.passphrase.clear()
        self._show_inside(True)
        tr = i18n.current()
        self.code.tell(lambda: i18n.current().digits(inside.code))
        self.now_code.tell(
            lambda: say("The vault now: {code}", code=i18n.current().digits(inside.code_now))
        )
        self.behind.tell(lambda: _behind(inside.acts_behind))
        self.counts.tell(lambda: _counts(inside))
        self.table.setVisible(bool(inside.meetings))
        self.model.show_rows(inside.meetings or ())
        self.table.view.setAccessibleName(tr.say("Meetings in the backup"))

    # -- putting back -----------------------------------------------------------------------------

    def ask_restore(self) -> None:
        """Ask once; then a second person signs."""
        question = Irreversible(
            self,
            lambda: say("Put this backup in the place of the vault?"),
            lambda: say("The program locks afterwards. What came later stays in the kept copy."),
            keep=lambda: say("Leave the vault as it is"),
            act=lambda: say("Put it in place"),
        )
        if question.exec():
            self.read(self.presenter.others, self._ask_second)

    def _ask_second(self, others: list[Other]) -> None:
        row = self._row
        if row is None:
            return
        words = _moment(row)
        self.panel.ask(
            lambda: say("The backup of {moment} takes the place of the vault.", moment=words),
            others,
            self.presenter.prove,
            self._put_back,
        )
        self.area.ensureWidgetVisible(self.panel)

    def _put_back(self, signer: SecondSigner) -> None:
        self.place_button.setEnabled(False)
        self.desk.jobs.run(
            lambda: self.presenter.put_in_place(signer),
            lambda _r: self.desk.locking.emit(),
            self._not_put_back,
            owner=self,
            words=lambda: say("Putting the backup in place"),
        )

    def _not_put_back(self, error: SRBoardError) -> None:
        self.show_error(error)
        notice = Notice(
            "info",
            lambda: say("The vault is closed now."),
            lambda: say("Open it again with your passphrase."),
            buttons=[(lambda: say("Lock"), self.desk.locking.emit)],
        )
        self.notices.show_notice(notice, "closed")

    def leave(self) -> None:
        """The copy is removed."""
        self.panel.give_up()
        self.passphrase.clear()
        self.desk.jobs.run(self.presenter.close)


def _moment(row: BackupRow) -> str:
    return i18n.current().moment(row.made_at, offset_minutes=row.offset_minutes)


def _behind(acts: int) -> str:
    if not acts:
        return say("Nothing is missing in it.")
    return say_n("{n} later change is not in it.", "{n} later changes are not in it.", acts)


def _counts(inside: Inside) -> str:
    if inside.members is None or inside.groups is None:
        return say("Members and meetings are not open to your office.")
    parts = [
        say_n("{n} member", "{n} members", inside.members),
        say_n("{n} group", "{n} groups", inside.groups),
        say_n("{n} meeting", "{n} meetings", inside.meetings_in_all),
    ]
    return i18n.current().join(parts)


def _meeting(row: MeetingRow) -> Cell:
    at = i18n.current().moment(row.planned_at, offset_minutes=row.offset_minutes, style="medium")
    return Cell(say("{kind}, {moment}", kind=say(MEETING_TYPES[row.type]), moment=at), bold=True)


def _minutes(row: MeetingRow) -> str:
    return say(MINUTES_STATES[row.minutes_state]) if row.minutes_state else "–"
