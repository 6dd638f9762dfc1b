"""Real parts for the tests: a PostgreSQL server, a list's server, sample releases."""
