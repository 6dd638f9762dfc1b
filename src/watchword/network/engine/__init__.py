"""From holdings to who is reached: a graph of a day, and the least fixpoint over it.

``columns`` brings holdings into arrays, ``graph`` chooses those that are valid on a day and
counts each once, ``reading`` lays a rule's test on them, and ``cascade`` follows it. Shares
are added and never multiplied: half of a company that is itself half owned is either all
counted or not at all (OFAC FAQ 401), and a product would both miss and invent companies.
"""

from watchword.network.engine.cascade import Outcome, Seeds, cascade
from watchword.network.engine.columns import Columns, Network, number_network
from watchword.network.engine.graph import Graph, build_graph

__all__ = [
    "Columns",
    "Graph",
    "Network",
    "Outcome",
    "Seeds",
    "build_graph",
    "cascade",
    "number_network",
]
