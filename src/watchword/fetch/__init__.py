"""The fetch room."""
