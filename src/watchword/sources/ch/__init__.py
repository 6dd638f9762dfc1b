"""Switzerland: SECO's sanctions list."""
