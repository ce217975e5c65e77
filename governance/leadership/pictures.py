"""Pictures of signed sheets, stamped letters and lots: kept encrypted, their digest in the row."""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from governance.attachments import SCAN_MAX_BYTES, AttachmentStore
from sr_board.base.errors import InputInvalid

__all__ = ["keep_picture"]


def keep_picture(
    session: Session, store: AttachmentStore | None, scan: bytes | None
) -> tuple[str | None, str | None]:
    """Id and SHA-256 (hex) of the picture, two times None without one.

    Raises InputInvalid "scan-too-large", "scan-no-place".
    """
    if scan is None:
        return None, None
    if store is None:
        raise InputInvalid("scan-no-place", field="scan")
    if len(scan) > SCAN_MAX_BYTES:
        raise InputInvalid("scan-too-large", field="scan", most=SCAN_MAX_BYTES // 1024**2)
    return store.put(session, scan), hashlib.sha256(scan).hexdigest()
