"""Japan: the Ministry of Finance's list of asset freezes."""
