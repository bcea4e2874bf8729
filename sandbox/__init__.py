"""A stateful HubSpot over HTTP, for demonstrations and tests.

It behaves as HubSpot's public documentation and dated observations of the live service say, and knows
nothing of the programs that call it. Rooms:

* ``model``   what an account holds: records, associations, pipelines, properties, owners
* ``schema``  HubSpot's default properties, pipelines and association types, as data
* ``rules``   what HubSpot refuses or derives when a record is written, and how search decides
* ``routes``  the HTTP paths of ``v3``, ``2026-03`` and ``2026-09``
* ``oauth``   apps, consent, codes, tokens
* ``errors``  HubSpot's error bodies
* ``seed``    the invented companies and people every fresh sandbox starts with

Start it with ``.venv/bin/python -m sandbox`` or, from tests, ``sandbox.testing.running_sandbox()``.
"""
