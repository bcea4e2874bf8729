"""Pipelines and their stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import iso


@dataclass(slots=True)
class Stage:
    """One step of a pipeline.

    ``metadata`` holds texts as HubSpot does: ``probability`` and ``isClosed`` for deals, ``ticketState``
    for tickets.
    """

    id: str
    label: str
    display_order: int
    metadata: dict[str, str] = field(default_factory=dict)
    created_ms: int = 0
    updated_ms: int = 0

    @property
    def closed(self) -> bool:
        """Whether records in this stage count as closed."""
        return self.metadata.get("isClosed") == "true" or self.metadata.get("ticketState") == "CLOSED"

    @property
    def probability(self) -> float:
        """Chance that a deal here is won, 0 to 1."""
        return float(self.metadata.get("probability", "0"))

    @property
    def won(self) -> bool:
        """Whether a deal here is won."""
        return self.closed and self.probability >= 1

    def to_json(self) -> dict[str, Any]:
        """The stage as the API shows it."""
        return {
            "label": self.label,
            "displayOrder": self.display_order,
            "metadata": dict(self.metadata),
            "id": self.id,
            "createdAt": iso(self.created_ms),
            "updatedAt": iso(self.updated_ms),
            "archived": False,
            "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT",
        }


@dataclass(slots=True)
class Pipeline:
    """An ordered list of stages for deals or tickets."""

    id: str
    label: str
    display_order: int
    stages: list[Stage] = field(default_factory=list)
    auto_close_date: bool = True
    created_ms: int = 0
    updated_ms: int = 0

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this internal id (labels are not looked at)."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def ordered(self) -> list[Stage]:
        """Stages in display order."""
        return sorted(self.stages, key=lambda stage: stage.display_order)

    def to_json(self) -> dict[str, Any]:
        """The pipeline as the API shows it."""
        return {
            "label": self.label,
            "displayOrder": self.display_order,
            "id": self.id,
            "stages": [stage.to_json() for stage in self.ordered()],
            "createdAt": iso(self.created_ms),
            "updatedAt": iso(self.updated_ms),
            "archived": False,
        }

    @classmethod
    def load(cls, data: dict[str, Any]) -> Pipeline:
        """From what ``asdict`` made of it."""
        stages = [Stage(**stage) for stage in data.pop("stages")]
        return cls(**data, stages=stages)
