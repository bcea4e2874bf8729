"""The pipelines every new HubSpot account has.

Source: HubSpot "Pipelines" guide and knowledge base, "Set up and customize pipelines".
"""

from __future__ import annotations

from sandbox.model.pipelines import Pipeline, Stage

DEAL_STAGES = (
    ("appointmentscheduled", "Appointment Scheduled", "0.2"),
    ("qualifiedtobuy", "Qualified To Buy", "0.4"),
    ("presentationscheduled", "Presentation Scheduled", "0.6"),
    ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"),
    ("contractsent", "Contract Sent", "0.9"),
    ("closedwon", "Closed Won", "1.0"),
    ("closedlost", "Closed Lost", "0.0"),
)

TICKET_STAGES = (
    ("1", "New", "OPEN"),
    ("2", "Waiting on contact", "OPEN"),
    ("3", "Waiting on us", "OPEN"),
    ("4", "Closed", "CLOSED"),
)


def deal_stage(stage_id: str, label: str, order: int, probability: str, at: int) -> Stage:
    """A deal stage; it is closed when nothing is left to chance."""
    closed = probability in {"0.0", "1.0"}
    metadata = {"isClosed": str(closed).lower(), "probability": probability}
    return Stage(stage_id, label, order, metadata, at, at)


def default_pipelines(at: int) -> dict[str, list[Pipeline]]:
    """Default pipelines by object type id."""
    deals = Pipeline("default", "Sales Pipeline", 0, created_ms=at, updated_ms=at)
    deals.stages = [deal_stage(i, label, n, p, at) for n, (i, label, p) in enumerate(DEAL_STAGES)]
    tickets = Pipeline("0", "Support Pipeline", 0, created_ms=at, updated_ms=at)
    tickets.stages = [
        Stage(i, label, n, {"ticketState": state, "isClosed": str(state == "CLOSED").lower()}, at, at)
        for n, (i, label, state) in enumerate(TICKET_STAGES)
    ]
    return {"0-3": [deals], "0-5": [tickets]}
