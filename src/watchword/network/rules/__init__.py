"""The rules by which measures reach companies that are not listed: data, one file each.

``us.toml`` and its neighbours hold for each authority the periods in which a rule was
valid, with thresholds, ways of adding up, control criteria and citations; what could not
be checked against its source is marked ``verify``. One engine reads them all.
"""

from watchword.network.rules.loading import read_rules, rule_on, rules_of
from watchword.network.rules.rule import Criteria, Excepted, Measure, Rule, Together

__all__ = [
    "Criteria",
    "Excepted",
    "Measure",
    "Rule",
    "Together",
    "read_rules",
    "rule_on",
    "rules_of",
]
