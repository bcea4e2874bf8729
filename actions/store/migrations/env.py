"""Alembic's entry. The connection comes from `database.migrate`, with its lock held."""

from alembic import context

given = context.config.attributes
context.configure(connection=given["connection"], target_metadata=given["metadata"])
with context.begin_transaction():
    context.run_migrations()
