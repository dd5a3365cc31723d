"""How fast this is, next to its peers, measured in the same run; `python -m benchmarks --help`."""
