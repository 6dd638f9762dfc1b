"""The news room: a report in, who is named and who said what out.

The flow has one direction: document → mentions → actors → offices, statements, dates.
Each step takes the values of the one before and knows nothing of the one after, so
that events and stance can be added behind them. spaCy gives tokens, word classes,
dependencies and names; everything that decides is rules on top of it, so that each
value can be explained by the words it points to.

Needs the ``[news]`` extra, which is imported only when a report is read.
"""
