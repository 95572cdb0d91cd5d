"""What stands in Slack is kept true, and what was done is kept, so that it can be taken back whole"""

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
    with op.batch_alter_table("lesson_move_days") as batch_op:
        batch_op.add_column(sa.Column("old_missed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("ix_deliveries_open", table_name="deliveries")
    op.create_index("ix_deliveries_open", "deliveries", ["created_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            sa.Enum(
                "plan",
                "calendar",
                "milestone",
                "turn",
                "leader",
                "room",
                "title",
                name="deed",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("named", sa.String(length=200), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("done_at", Instant(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["persons.id"], name=op.f("fk_journal_actor_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_journal_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_latest", "journal", ["actor_id", "done_at"])
    op.create_index(op.f("ix_journal_workspace_id"), "journal", ["workspace_id"])
