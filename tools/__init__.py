"""Programs for whoever maintains the project; none of them runs with the site.

Sums in another order differ in their last bits, so numpy gets one thread: this must be said before
it is imported.
"""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
