"""Association types HubSpot defines, both directions.

Source: HubSpot "Associations" guide, tables of association type ids. The direction matters: deal to
contact is 3, contact to deal is 4.
"""

from __future__ import annotations

from dataclasses import dataclass

HUBSPOT_DEFINED = "HUBSPOT_DEFINED"
USER_DEFINED = "USER_DEFINED"

Spec = tuple[str, int]


@dataclass(frozen=True, slots=True)
class AssociationType:
    """A kind of link from one type to another; ``inverse`` is its id seen from the other side."""

    source: str
    target: str
    id: int
    inverse: int
    label: str | None = None
    category: str = HUBSPOT_DEFINED
    name: str = ""

    @property
    def spec(self) -> Spec:
        """Category and id."""
        return (self.category, self.id)


# source, target, id, inverse id, label ("" = the unlabelled default)
_TABLE: tuple[tuple[str, str, int, int, str], ...] = (
    ("0-1", "0-1", 449, 449, ""),
    ("0-2", "0-2", 450, 450, ""),
    ("0-3", "0-3", 451, 451, ""),
    ("0-2", "0-2", 13, 14, "Child Company"),
    ("0-2", "0-2", 14, 13, "Parent Company"),
    ("0-1", "0-2", 279, 280, ""),
    ("0-1", "0-2", 1, 2, "Primary"),
    ("0-3", "0-1", 3, 4, ""),
    ("0-3", "0-2", 341, 342, ""),
    ("0-3", "0-2", 5, 6, "Primary"),
    ("0-5", "0-1", 16, 15, ""),
    ("0-5", "0-2", 339, 340, ""),
    ("0-5", "0-2", 26, 25, "Primary"),
    ("0-5", "0-3", 28, 27, ""),
    ("0-5", "0-5", 452, 452, ""),
    ("0-46", "0-1", 202, 201, ""),
    ("0-46", "0-2", 190, 189, ""),
    ("0-46", "0-3", 214, 213, ""),
    ("0-46", "0-5", 228, 227, ""),
    ("0-27", "0-1", 204, 203, ""),
    ("0-27", "0-2", 192, 191, ""),
    ("0-27", "0-3", 216, 215, ""),
    ("0-27", "0-5", 230, 229, ""),
    ("0-48", "0-1", 194, 193, ""),
    ("0-48", "0-2", 182, 181, ""),
    ("0-48", "0-3", 206, 205, ""),
    ("0-48", "0-5", 220, 219, ""),
    ("0-49", "0-1", 198, 197, ""),
    ("0-49", "0-2", 186, 185, ""),
    ("0-49", "0-3", 210, 209, ""),
    ("0-49", "0-5", 224, 223, ""),
    ("0-47", "0-1", 200, 199, ""),
    ("0-47", "0-2", 188, 187, ""),
    ("0-47", "0-3", 212, 211, ""),
    ("0-47", "0-5", 226, 225, ""),
)


def hubspot_defined() -> list[AssociationType]:
    """Every built-in association type, each direction once."""
    types: dict[tuple[str, str, int], AssociationType] = {}
    for source, target, type_id, inverse, label in _TABLE:
        for a, b, one, other in ((source, target, type_id, inverse), (target, source, inverse, type_id)):
            types.setdefault((a, b, one), AssociationType(a, b, one, other, label or None))
    return list(types.values())
