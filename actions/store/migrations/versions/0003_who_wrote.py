"""The ledger's lines say by themselves which HubSpot user wrote.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("hubspot_operations", sa.Column("sealed", sa.LargeBinary))
    op.add_column("hubspot_operations", sa.Column("key_id", sa.String(16)))


def downgrade() -> None:
    """Back."""
    op.drop_column("hubspot_operations", "key_id")
    op.drop_column("hubspot_operations", "sealed")
