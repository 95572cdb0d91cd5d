"""Tables that nothing reads or writes are gone"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Drop controllers and site successions; whoever needs them brings what it needs"""
    op.drop_table("site_successions")
    with op.batch_alter_table("sites") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sites_controller_id"))
        batch_op.drop_constraint(batch_op.f("fk_sites_controller_id"), type_="foreignkey")
        batch_op.drop_column("controller_id")
    op.drop_table("controllers")
