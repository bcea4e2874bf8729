"""Which dialogs: the catalogue's verbs and nouns, as a person names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..oauth import scopes
from ..record import CATALOGUE


class UnknownDialog(ValueError):
    """No dialog, no kind of record and no verb is called that."""


class Choice(NamedTuple):
    """The dialogs chosen, by the names of their intents, in the catalogue's order."""

    dialogs: tuple[str, ...]

    @property
    def nouns(self) -> set[str]:
        """Singulars of the records that the chosen dialogs are about."""
        return {noun for noun, dialogs in _nouns().items() if dialogs & {*self.dialogs}}

    @property
    def verbs(self) -> set[str]:
        """What the chosen dialogs do."""
        return {dialog.partition("_")[0] for dialog in self.dialogs}

    @property
    def writes(self) -> bool:
        """Whether any of them changes HubSpot."""
        return any(scopes.VERBS[verb] for verb in self.verbs)

    @property
    def scopes(self) -> tuple[str, ...]:
        """The OAuth scopes that they need together."""
        known = scopes.dialogs()
        return tuple(sorted({scope for dialog in self.dialogs for scope in known[dialog]}))


def choose(only: Iterable[str] = (), *, read_only: bool = False) -> Choice:
    """The dialogs named by their intents, by a record ("deals") or by a verb ("search"); all, when none is named.

    Raises:
        UnknownDialog: With what there is to choose from.
    """
    known = tuple(scopes.dialogs())
    named = [name.strip().lower() for name in only if name.strip()]
    chosen = {dialog for name in named for dialog in _meant(name)} if named else set(known)
    if read_only:
        chosen = {dialog for dialog in chosen if not scopes.VERBS[dialog.partition("_")[0]]}
    if not chosen:
        raise UnknownDialog("No dialog is left: those chosen write, and --read-only leaves only those that read.")
    return Choice(tuple(dialog for dialog in known if dialog in chosen))


def _meant(name: str) -> set[str]:
    by_noun = {record.plural: _nouns()[record.singular] for record in CATALOGUE.values() if record.dialogs}
    if name in scopes.dialogs():
        return {name}
    found = by_noun.get(name) or _nouns().get(name) or {d for d in scopes.dialogs() if d.partition("_")[0] == name}
    if not found:
        there = ", ".join((*by_noun, *scopes.dialogs()))
        raise UnknownDialog(f"There is no dialog “{name}”. There is: {there}.")
    return set(found)


def _nouns() -> dict[str, set[str]]:
    records = [record for record in CATALOGUE.values() if record.dialogs]
    return {
        record.singular: {d for d in scopes.dialogs() if d.partition("_")[2] in {record.singular, record.plural}}
        for record in records
    }
