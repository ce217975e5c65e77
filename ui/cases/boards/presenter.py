"""What the pages of files between boards show and do, off the screen. No Qt."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from sr_board.base.errors import EnvironmentFault, InputInvalid
from sr_board.base.results import Done
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.transfer.service_known_boards import OtherBoard
from sr_board.cases.transfer.service_receiving import Looked, OwnKey
from sr_board.cases.transfer.service_transfer import SealForBoard, TransferPicture
from ui.cases.files.presenter import FilesPresenter

__all__ = ["BoardsPresenter", "ToSend"]

_KEY_MOST = 64 * 1024
_FILE_MOST = 256 * 1024 * 1024


@dataclass(frozen=True)
class ToSend:
    """A file, and what would go along."""

    view: CaseView
    picture: TransferPicture

    @property
    def summary(self) -> object:
        """The file in one line, for its clock."""
        return self.view.summary


class BoardsPresenter(FilesPresenter):
    """Reads, and runs what is done."""

    @property
    def officer(self) -> bool:
        """Whether she is chair or secretary of the board in her term."""
        station = self.desk.board.station()
        return station.chair or station.secretary

    def to_send(self, case_id: str) -> ToSend:
        """A file, and what would go along."""
        return ToSend(self.whole(case_id), self.desk.transfer.picture(case_id))

    def own_key(self) -> OwnKey | None:
        """The key of this board; None for everybody but its officers, and before one was made."""
        return self.desk.receiving.own_key() if self.officer else None

    def key_text(self, path: Path) -> str:
        """The text of a file with another board's key. Raises "file-not-read"."""
        try:
            with path.open("rb") as file:
                return file.read(_KEY_MOST).decode("utf-8", "replace")
        except OSError as error:
            raise EnvironmentFault("file-not-read") from error

    def seal_to(self, path: Path, command: SealForBoard) -> Done:
        """Seal the file and write it where the person chose."""
        made = self.desk.transfer.seal(command)
        _write(path, made.content)
        return made.done

    def known(self) -> tuple[OtherBoard, ...]:
        """Boards whose key was compared; for everybody but the officers none."""
        return self.desk.other_boards.known() if self.officer else ()

    def look_at(self, path: Path) -> tuple[bytes, Looked]:
        """A sealed file and what it says of itself. Raises "file-too-big", "file-not-read"."""
        try:
            if path.stat().st_size > _FILE_MOST:
                raise InputInvalid("file-too-big", field="file", most=_FILE_MOST // 1024 // 1024)
            content = path.read_bytes()
        except OSError as error:
            raise EnvironmentFault("file-not-read") from error
        return content, self.desk.receiving.look_at(content)

    def save_key(self, path: Path, text: str) -> None:
        """Write the board's key line into a text file; it is no secret."""
        _write(path, text.encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file the person chose. Raises "file-disk-full", "file-not-written"."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise EnvironmentFault("file-disk-full" if full else "file-not-written") from error
