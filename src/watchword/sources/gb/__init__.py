"""United Kingdom: the UK Sanctions List, and OFSI's ConList that it replaced."""
