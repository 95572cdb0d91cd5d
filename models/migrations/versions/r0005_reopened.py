"""What stands in Slack is kept true: questions are asked again, letters are redrawn"""

import sqlalchemy as sa
from alembic import op

from models.db import Instant

revision = "0005"
down_revision = "0004"
OPEN = sa.text("state = 'sent' AND (settled IS NULL OR settled = 'reopened')")


def upgrade() -> None:
    """The index of open questions holds those that are to be asked again too; a letter knows what it showed"""
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.add_column(sa.Column("drawn_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("shown", sa.Integer(), nullable=True))
    op.drop_index("ix_deliveries_open", table_name="deliveries")
    op.create_index("ix_deliveries_open", "deliveries", ["created_at"], sqlite_where=OPEN, postgresql_where=OPEN)
