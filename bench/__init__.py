"""How long the things take that people wait for: `make bench`.

Each module here has a function `rows() -> Iterable[Row]`. A time alone says little, as machines
differ: every row stands beside a baseline, something simple measured in the same run.
"""
