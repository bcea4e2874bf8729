"""“Am I connected?”"""

from __future__ import annotations

import re
from datetime import datetime, timezone

from ..chat import buttons
from ..chat.dialog import Dialog
from ..chat.turn import Turn
from ..errors import LinkingOff, Result
from ..oauth import confirm, scopes
from ..oauth.access import installation_account
from ..verbs.aside import Aside
from ..verbs.heard.jobs import Job
from ..verbs.heard.related import related
from .who import app_of, badge, in_words, who

_ITS_LINK = re.compile(r"(?!.*\b(?:connect|account|log|sign|link(?:ed|ing)|portal)).*\b(?:link|url)\b", re.IGNORECASE)
"""Where a record was shown last, "what's the link?" is about that one."""


class ActionConnectionStatus(Aside):
    """Which account and user, which rights, since when."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_connection_status"

    async def _told(self, turn: Turn) -> Job | None:
        last = turn.last_record
        if last and _ITS_LINK.match(turn.text):
            dialog = Dialog(object=last.object, sentence=f"show {last.id}", choice=last.id)
            return Job(f"get_{last.object}", dialog)
        return await related(turn) or await super()._told(turn)

    async def answer(self, turn: Turn) -> Result:
        """The person's own connection, or the installation's."""
        try:
            grant = await confirm.connection(who(turn))
        except LinkingOff:
            account = await installation_account(app_of(turn))
            turn.say("utter_hubspot_status_system", id=account.portal_id, badge=badge(account.account_type))
            return "done"
        connect = [buttons.button("Connect HubSpot", "connect_hubspot")]
        if grant is None:
            turn.say("utter_hubspot_status_none", connect)
            return "not_connected"
        if not grant.alive:
            turn.say("utter_hubspot_status_expired", connect, **in_words(grant))
            return "not_connected"
        since = datetime.fromtimestamp(grant.linked_at, timezone.utc)
        rights = "; ".join(scopes.in_words(scope) for scope in grant.scopes if scope != "oauth")
        turn.say("utter_hubspot_status", **in_words(grant), since=f"{since:%Y-%m-%d %H:%M} UTC", rights=rights)
        return "done"
