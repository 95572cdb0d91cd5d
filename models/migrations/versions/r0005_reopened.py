"""A question whose answer was taken back is asked again"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
OPEN = sa.text("state = 'sent' AND (settled IS NULL OR settled = 'reopened')")


def upgrade() -> None:
    """The index of open questions holds those that are to be asked again too"""
    op.drop_index("ix_deliveries_open", table_name="deliveries")
    op.create_index("ix_deliveries_open", "deliveries", ["created_at"], sqlite_where=OPEN, postgresql_where=OPEN)
