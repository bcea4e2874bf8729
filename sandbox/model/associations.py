"""Links between records."""

from __future__ import annotations

from typing import Any

from sandbox.schema.association_types import USER_DEFINED, AssociationType, Spec, hubspot_defined

Key = tuple[str, str]  # type id, record id

FIRST_LABEL_ID = 28


class Associations:
    """Links of one portal, kept from both sides, and the types they may have."""

    def __init__(self) -> None:
        self.types: dict[tuple[str, str, str, int], AssociationType] = {}
        for kind in hubspot_defined():
            self.define(kind)
        self.links: dict[Key, dict[str, dict[str, list[Spec]]]] = {}

    def define(self, kind: AssociationType) -> None:
        """Add a type (one direction)."""
        self.types[(kind.source, kind.target, kind.category, kind.id)] = kind

    def define_label(self, source: str, target: str, name: str, label: str, inverse_label: str | None) -> int:
        """Add a label of the user's own, both directions; return its id from ``source``."""
        used = [kind.id for kind in self.types.values() if kind.category == USER_DEFINED]
        there = max([FIRST_LABEL_ID, *used]) + 1
        back = there if source == target and inverse_label is None else there + 1
        self.define(AssociationType(source, target, there, back, label, USER_DEFINED, name))
        if (source, there) != (target, back):
            self.define(AssociationType(target, source, back, there, inverse_label or label, USER_DEFINED, name))
        return there

    def find(self, source: str, target: str, spec: Spec) -> AssociationType | None:
        """The type with this category and id in this direction."""
        return self.types.get((source, target, spec[0], spec[1]))

    def sources_of(self, spec: Spec) -> list[AssociationType]:
        """Every type with this category and id, whatever its direction."""
        return [kind for kind in self.types.values() if kind.spec == spec]

    def between(self, source: str, target: str) -> list[AssociationType]:
        """Types from ``source`` to ``target``, the default first."""
        found = [k for k in self.types.values() if k.source == source and k.target == target]
        return sorted(found, key=lambda kind: (kind.label is not None, kind.id))

    def default(self, source: str, target: str) -> AssociationType | None:
        """The unlabelled type between two object types."""
        return next((kind for kind in self.between(source, target) if kind.label is None), None)

    def of(self, key: Key, target: str) -> dict[str, list[Spec]]:
        """Linked record ids of a type, with the types of each link."""
        return self.links.get(key, {}).get(target, {})

    def link(self, a: Key, b: Key, kind: AssociationType) -> list[Key]:
        """Link two records; a labelled link brings the unlabelled one. Returns the changed keys."""
        wanted = [kind]
        plain = self.default(a[0], b[0])
        if kind.label is not None and plain is not None:
            wanted.append(plain)
        if kind.label == "Primary":
            self._demote(a, b)
        for each in wanted:
            self._add(a, b, each.spec)
            self._add(b, a, (each.category, each.inverse))
        return [a, b]

    def _demote(self, a: Key, b: Key) -> None:
        """A record has one primary company: take the mark from the others."""
        company_side, record = (b, a) if b[0] == "0-2" else (a, b)
        for other in list(self.of(record, "0-2")):
            if other != company_side[1]:
                for kind in self.between(record[0], "0-2"):
                    if kind.label == "Primary":
                        self.unlink(record, ("0-2", other), kind)

    def _add(self, a: Key, b: Key, spec: Spec) -> None:
        specs = self.links.setdefault(a, {}).setdefault(b[0], {}).setdefault(b[1], [])
        if spec not in specs:
            specs.append(spec)
            specs.sort()

    def unlink(self, a: Key, b: Key, kind: AssociationType | None = None) -> list[Key]:
        """Remove one type of link, or all links, between two records. Returns the changed keys."""
        for one, two, spec in (
            (a, b, kind.spec if kind else None),
            (b, a, (kind.category, kind.inverse) if kind else None),
        ):
            targets = self.links.get(one, {}).get(two[0], {})
            specs = targets.get(two[1], [])
            if spec is None:
                specs.clear()
            elif spec in specs:
                specs.remove(spec)
            if not specs:
                targets.pop(two[1], None)
        return [a, b]

    def forget(self, key: Key) -> list[Key]:
        """Remove every link of a record. Returns the changed keys."""
        changed = [key]
        for target, found in list(self.links.get(key, {}).items()):
            for record_id in list(found):
                changed += self.unlink(key, (target, record_id))
        self.links.pop(key, None)
        return changed

    def dump_links(self, key: Key) -> dict[str, Any]:
        """The links of one record, for storage."""
        return {
            t: {i: [list(s) for s in specs] for i, specs in found.items()}
            for t, found in self.links.get(key, {}).items()
        }

    def load_links(self, key: Key, data: dict[str, Any]) -> None:
        """The inverse of :meth:`dump_links`."""
        self.links[key] = {
            t: {i: [(s[0], s[1]) for s in specs] for i, specs in found.items()} for t, found in data.items()
        }
