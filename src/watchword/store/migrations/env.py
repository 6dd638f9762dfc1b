"""What Alembic runs: the migrations on the connection that the caller holds."""

from alembic import context

from watchword.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
context.run_migrations()
