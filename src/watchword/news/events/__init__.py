"""Events: who did, will do or refused to do what to whom, by the PLOVER ontology."""
