"""``make bench``: every benchmark, one after the other.

python -m benchmarks [--full] [--alone] [--plot FILE]    as benchmarks.matching.table
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import check_names, flags, foundation, network
from benchmarks.matching import table
from benchmarks.reading.__main__ import main as read_reports

options = sys.argv[1:]
table.parse(options)
with tempfile.TemporaryDirectory() as folder:
    register = foundation.measure(Path(folder))
    print("\n# Checking names, in one process (synthetic targets)")
    check_names.main([])
    print()
    table.main(["--register", register, *options])
print("\n# Following a rule through a network (made-up companies)")
network.main([])
print("\n# Red flags in an ordinary economy, beside planted cases")
flags.main([], standalone_mode=False)
print("\n# Reading reports, beside targets and simple methods")
read_reports([])
