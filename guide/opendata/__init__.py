"""Open data: law, conduct, channels and lenders as JSON and CSV at addresses that stay.

What is in a file is promised by its JSON Schema in `schemas/`; the page at /guide/data/ explains it
to people. Only the public rows are read, so that nothing unpublished can get in.
"""

ROOT = "/guide/data/v1/"  # the same for everybody: no cookie is looked at below it
