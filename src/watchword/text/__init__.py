"""Scripts, transliteration, name forms and country names, on rigour.

The only room that imports rigour, so that one place decides how text is understood.
"""

from watchword.text.standin import ensure_icu

ensure_icu()
