"""What `constitution show`, `compare` and `print` do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import group_named, opened
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say, table
from sr_board.i18n import current

if TYPE_CHECKING:
    from governance.constitution.views import ArticleChange, Comparison, Mark, RuleView, VersionRow
    from sr_board.composition import Workplace

__all__ = ["compare_versions", "print_rules", "show_rules"]


def show_rules(
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    day: datetime | None,
    as_json: bool,
) -> None:
    """The rules of a group on a day, each as a sentence."""
    from governance.rule_words import value_sentence

    tr = current()
    with opened(vault, who, passphrase_file, read_only=True) as place:
        wanted = None if day is None else day.date()
        view = place.rulebook.reading.rules_on(group_named(place, group), wanted, tr.code)
    if as_json:
        print_json(
            {
                "group": view.group_name,
                "day": view.day,
                "version": None if view.version is None else view.version.version,
                "rules": [_document(rule) for rule in view.rules],
            }
        )
        return
    if view.version is None:
        line(say("No rules of our own are in force."))
    else:
        line(say("Version {n} is in force", n=view.version.version))
    table(
        [say("Article"), say("Rule"), say("Source")],
        [
            (
                "" if rule.article_no is None else tr.digits(str(rule.article_no)),
                value_sentence(rule.key, rule.value, tr) or rule.key,
                rule.source_group or rule.source,
            )
            for rule in view.rules
        ],
    )


def _document(rule: RuleView) -> dict[str, object]:
    return {
        "key": rule.key,
        "value": rule.value,
        "article": rule.article_no,
        "source": rule.source,
        "below_floor": rule.floor is not None and rule.floor.below,
    }


def compare_versions(
    before: int,
    after: int,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    as_json: bool,
) -> None:
    """What changed from one version to another."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        rows = place.rulebook.reading.versions(group_named(place, group))
        old, new = (_chosen(rows, number) for number in (before, after))
        found = place.rulebook.reading.compare(old.id, new.id, current().code)
    if as_json:
        print_json(
            {
                "rules": [
                    {"key": change.key, "before": change.before, "after": change.after}
                    for change in found.rules
                ],
                "articles": [
                    {"kind": each.kind, "before": each.no_before, "after": each.no_after}
                    for each in found.articles
                ],
            }
        )
        return
    _tell(found)


def _tell(found: Comparison) -> None:
    from governance.rule_words import value_sentence

    tr = current()
    if found.same:
        line(say("The two versions say the same."))
    for change in found.rules:
        for word, value in ((say("Before"), change.before), (say("Now"), change.after)):
            said = "" if value is None else value_sentence(change.key, value, tr)
            fact(word, said or say("nothing of our own"))
    for article in found.articles:
        line()
        line(_number(article))
        line(_marked(article.heading))
        line(_marked(article.text))


def _number(change: ArticleChange) -> str:
    if change.no_after is None:
        return say("Article {no} was taken out.", no=change.no_before)
    if change.no_before is None:
        return say("Article {no} is new.", no=change.no_after)
    return say("Article {no} has other words.", no=change.no_after)


def _marked(marks: Sequence[Mark]) -> str:
    """The text with [-what went-] and {+what came+}."""
    shapes = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(shapes[mark.kind].format(mark.text) for mark in marks)


def print_rules(
    to: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    number: int | None,
    one_page: bool,
    large: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """The booklet or the one page as PDF, in the language in force."""
    check_free(to, overwrite=overwrite)
    tr = current()
    with opened(vault, who, passphrase_file) as place:
        from governance.constitution.papers import constitution_pdf, one_page_pdf
        from sr_board.papers import Letterhead, Tile

        version = _version(place, group_named(place, group), number)
        view = place.rulebook.reading.whole(version.id, tr.code)
        head = Letterhead(view.group_name, Tile(*place.vault_tile))
        make = one_page_pdf if one_page else constitution_pdf
        content = make(view, tr, head, large=large)
        if not place.vault_read_only:
            place.copies.note_paper("one-page" if one_page else "constitution", version.id)
    write_out(to, content, overwrite=overwrite)
    if as_json:
        print_json({"file": str(to), "version": version.version, "bytes": len(content)})
        return
    fact(say("Rules written"), str(to))
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _version(place: Workplace, group_id: str, number: int | None) -> VersionRow:
    """The version of this number; without one that in force, else the newest."""
    rows = place.rulebook.reading.versions(group_id)
    if number is not None:
        return _chosen(rows, number)
    if not rows:
        raise InputInvalid("version-unknown", field="version")
    return next((row for row in rows if row.in_force), rows[0])


def _chosen(rows: Sequence[VersionRow], number: int) -> VersionRow:
    found = next((row for row in rows if row.version == number), None)
    if found is None:
        raise InputInvalid("version-unknown", field="version")
    return found
