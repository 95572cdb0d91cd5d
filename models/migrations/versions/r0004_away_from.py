"""An absence has a first day"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """`borta v. 48` said in week 46 begins in week 48; absences stored before began when they were said"""
    with op.batch_alter_table("away_periods") as batch_op:
        batch_op.add_column(sa.Column("away_from", sa.Date(), nullable=True))
