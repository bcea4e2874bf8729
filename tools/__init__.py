"""The project's own tooling, run by the Makefile.

Everything here runs before any environment exists, so it keeps to the standard library and to syntax
that Python 3.9 reads; only ``tools.services`` and ``tools.chat`` run in ``.venv`` and may use what is there.

Start at the Makefile. Rooms: ``interpreters`` finds Pythons, ``environments`` fills them, ``train`` makes the
model, ``services`` knows the three servers, ``supervise`` runs them together, ``chat`` is ``make chat``.
"""
