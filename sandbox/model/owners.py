"""People records can be assigned to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.clock import iso


@dataclass(slots=True)
class Owner:
    """An owner. Records refer to ``id``; ``user_id`` is another number and is refused there."""

    id: str
    email: str
    first_name: str
    last_name: str
    user_id: int
    team: str | None = None
    archived: bool = False
    created_ms: int = 0
    updated_ms: int = 0

    def to_json(self) -> dict[str, Any]:
        """The owner as the API shows it; ``userId`` is null once archived."""
        body: dict[str, Any] = {
            "id": self.id,
            "email": self.email,
            "type": "PERSON",
            "firstName": self.first_name,
            "lastName": self.last_name,
            "userId": None if self.archived else self.user_id,
            "userIdIncludingInactive": self.user_id,
            "createdAt": iso(self.created_ms),
            "updatedAt": iso(self.updated_ms),
            "archived": self.archived,
        }
        if self.team and not self.archived:
            body["teams"] = [{"id": "5120331", "name": self.team, "primary": True}]
        return body
