"""How well and how fast reports are read: third parties' gold, and a baseline for each."""
