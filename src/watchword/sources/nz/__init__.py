"""New Zealand: the Russia Sanctions Register."""
