"""One worker of a storm: several coroutines want a fresh token at once. Prints what they got, as JSON.

Run as a process of its own: ``python storm.py USER HOW_MANY REFUSED_TOKEN``, settings in the environment.
"""

from __future__ import annotations

import asyncio
import json
import sys

from actions.oauth import grants
from actions.oauth.identity import Identity
from actions.oauth.refresh import fresh
from actions.store.database import off_loop


async def main(user: str, how_many: int) -> None:
    whose = Identity("default", "webchat", user)
    sys.stdin.readline()  # all start together

    async def one() -> str:
        grant = await off_loop(grants.find, whose)
        assert grant is not None
        return (await fresh(grant)).access_token

    got = await asyncio.gather(*(one() for _ in range(how_many)), return_exceptions=True)
    print(json.dumps([token if isinstance(token, str) else f"! {token!r}" for token in got]))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
