"""Networks: from holdings to stakes, verdicts and flags, under each authority's own rule."""
