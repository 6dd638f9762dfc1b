"""Settings, read in one place.

Values come from the environment and from an optional TOML file; nothing else in the
package looks at either. Every door builds one :class:`Settings` and hands it down.
"""
