"""The use cases: one public function each, and all that the doors call.

Nothing is imported here, so that asking one name does not pay for reading reports.
"""
