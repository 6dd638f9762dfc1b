"""Claims of a report held against the register: confirmed, conflicting, or unknown.

The status says what an analyst who looked at the lists would say. *Confirmed* is a
listing, a delisting or a relation that a list states too, on days that can be the same.
*Conflict* is what a list that the register holds for that time contradicts; its note has
both days. *Unknown* is all that the register can't tell, also of plans and wishes.
"""

from watchword.service.holding.hold import ClaimHolder

__all__ = ["ClaimHolder"]
