"""The register's schema, step by step, run by Alembic."""
