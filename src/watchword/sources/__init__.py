"""One module per official format: bytes to entries and problems, without I/O."""
