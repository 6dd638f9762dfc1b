"""European Union: the consolidated list of financial sanctions."""
