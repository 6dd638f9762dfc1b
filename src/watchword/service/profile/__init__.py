"""The profile of a target: all that its authorities state of it, and which release says it."""

from watchword.service.profile.answer import Profile
from watchword.service.profile.lookup import show

__all__ = ["Profile", "show"]
