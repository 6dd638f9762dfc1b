"""``python -m watchword`` is the command line."""

from watchword.cli import main

main()
