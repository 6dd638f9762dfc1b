"""United States: OFAC's lists, in the newer formats and in the classic ones."""
