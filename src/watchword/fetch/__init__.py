"""Getting the bytes: polite HTTP, local files and folders, and what is packed.

Nothing here knows what is inside a file; it ends as a plain file on disk with its name,
its origin and its hash.
"""
