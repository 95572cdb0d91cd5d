"""How Alembic reaches the tables: always on a connection that `models.migrations.schema` opened and prepared."""

from alembic import context

from models.migrations.all_tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    user_module_prefix="models.db.base.",
)
with context.begin_transaction():
    context.run_migrations()
