"""Claims of a report: who was put on a list by whom, and who is related to whom."""

from watchword.news.claims.designations import read_designations
from watchword.news.claims.drafts import DesignationDraft, RelationDraft
from watchword.news.claims.relations import read_relations

__all__ = ["DesignationDraft", "RelationDraft", "read_designations", "read_relations"]
