"""Merging: the entries of all authorities become targets.

Entries that share a key are laid side by side (``blocks``), each pair gets a verdict with its
ground (``pairs``), and targets are built from the verdicts so that no chain of half-likely
pairs joins strangers (``clusters``).
"""
