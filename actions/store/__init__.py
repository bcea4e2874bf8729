"""Where the pack keeps what must survive a restart: SQLite or PostgreSQL.

database.py   the connection, its threads, and the tables' making;  postgresql.py  connections that lose patience
migrations/   the tables' history (Alembic)

The tables themselves are declared where they are used: `oauth/tables.py`, `ledger/tables.py`.
"""
