"""The register: every release ever read, its bytes, its entries and what they state.

Nothing is imported here, so that a cold process can ask for the register's state
(:mod:`watchword.store.state`) without paying for SQLAlchemy.
"""
