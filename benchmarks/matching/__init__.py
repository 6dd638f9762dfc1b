"""How well matching works: labelled sets, damaged names, and what is found of them."""
