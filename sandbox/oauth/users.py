"""The people who can sign in on the consent page."""

from __future__ import annotations

from sandbox.oauth.state import User
from sandbox.seed import MAIN, TEST_ACCOUNT

USERS = (
    User(
        71_190_001,
        "dana.whitfield@juniperlark.example.com",
        "Dana Whitfield",
        "super admin",
        True,
        (MAIN.portal_id, TEST_ACCOUNT.portal_id),
    ),
    User(
        71_190_239,
        "priya.nair@juniperlark.example.com",
        "Priya Nair",
        "App Marketplace access",
        True,
        (MAIN.portal_id,),
    ),
    User(
        71_190_120,
        "tomas.herrera@juniperlark.example.com",
        "Tomás Herrera",
        "sales user, may not install apps",
        False,
        (MAIN.portal_id,),
    ),
)
