"""How Alembic reaches the tables: always on a connection that `models.schema` opened and prepared."""

from alembic import context

import models.schema
from models.base import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    user_module_prefix="models.base.",
)
assert models.schema  # imported for its tables
with context.begin_transaction():
    context.run_migrations()
