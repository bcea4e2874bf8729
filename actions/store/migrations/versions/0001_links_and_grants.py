"""Links and grants.

Revision: 0001, the first
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "hubspot_links",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("tag", sa.String(16), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("optional_scopes", sa.Text, nullable=False),
        sa.Column("hub_id", sa.BigInteger),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(32)),
        sa.Column("browser", sa.String(64)),
        sa.Column("state", sa.String(64), unique=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("key_id", sa.String(16)),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.Column("expires_at", sa.Float, nullable=False),
    )
    op.create_index("ix_hubspot_links_whose", "hubspot_links", ["profile", "channel", "user_id"])
    op.create_index("ix_hubspot_links_browser", "hubspot_links", ["browser"])
    op.create_index("ix_hubspot_links_expires_at", "hubspot_links", ["expires_at"])
    op.create_table(
        "hubspot_grants",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("hub_id", sa.BigInteger, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("account_type", sa.String(32), nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("key_id", sa.String(16)),
        sa.Column("expires_at", sa.Float, nullable=False),
        sa.Column("renew_at", sa.Float, nullable=False),
        sa.Column("leased_until", sa.Float, nullable=False),
        sa.Column("retry_at", sa.Float, nullable=False),
        sa.Column("linked_at", sa.Float, nullable=False),
        sa.Column("died_at", sa.Float),
    )
    op.create_index("ux_hubspot_grants_whose", "hubspot_grants", ["profile", "channel", "user_id"], unique=True)


def downgrade() -> None:
    """Back."""
    op.drop_table("hubspot_grants")
    op.drop_table("hubspot_links")
