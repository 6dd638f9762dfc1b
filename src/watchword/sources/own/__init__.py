"""Own lists: tables that users keep themselves, screened beside the official ones."""
