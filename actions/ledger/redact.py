"""What the audit trail does not keep: the values of personal properties. That there was one stays visible."""

from __future__ import annotations

from ..settings import settings
from .operation import Values

MASK = "•••"


def redacted(values: Values) -> Values:
    """The values, those of the properties named in `HUBSPOT_AUDIT_REDACT` masked; `*` names all."""
    hidden = set(settings().hubspot_audit_redact.replace(",", " ").split())
    return {
        name: MASK if value and (name in hidden or "*" in hidden) else value for name, value in sorted(values.items())
    }
