"""Australia: DFAT's Consolidated List."""
