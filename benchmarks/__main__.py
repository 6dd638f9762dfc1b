"""``make bench``: every benchmark, one after the other."""

from __future__ import annotations

from benchmarks import check_names, foundation

foundation.main()
print("\n# Checking names, in one process (synthetic targets)")
check_names.main()
