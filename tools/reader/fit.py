"""One linear model a kind, each leaning on whether a text has anything to flag at all.

Every kind of conduct leans on that, so that hard words in harmless talk weigh less. All of it is
linear, so that the sum is one row of weights a piece.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from tools.reader.corpus import Bools, Floats, Table

LEAN = 0.2  # weight of "anything to flag" in the margin of each kind of conduct
COST = 1.0


@dataclass(frozen=True)
class Model:
    """margin = seen @ weights + bias, a column a kind."""

    weights: Floats
    bias: Floats

    def margins(self, table: Table) -> Floats:
        """Return the margins of all rows, as complaints.conduct.text.linear.score_text reads."""
        margins = np.asarray(table.seen @ self.weights + self.bias)
        parts = table.parts @ self.weights + self.bias - table.cost[:, None]
        np.maximum.at(margins, table.part_of, parts)
        return margins


def fit(table: Table, use: Bools) -> Model:
    """Train on the rows that `use` marks; the same rows give the same weights."""
    wanted, counted = _with_anything(table.wanted[use], table.counted[use], table.conduct)
    alone = _fit_each(table.seen[use], wanted, counted)
    lean = LEAN * table.conduct
    return Model(
        alone.weights[:, :-1] + lean * alone.weights[:, -1:],
        alone.bias[:-1] + lean * alone.bias[-1],
    )


def _with_anything(wanted: Bools, counted: Bools, conduct: Bools) -> tuple[Bools, Bools]:
    """Add a last column: has the text any conduct to flag? Open where only its open kinds might."""
    anything = wanted[:, conduct].any(axis=1)
    known = anything | counted[:, conduct].all(axis=1)
    return np.column_stack([wanted, anything]), np.column_stack([counted, known])


def _fit_each(seen: sp.csr_matrix, wanted: Bools, counted: Bools) -> Model:
    weights, bias = np.zeros((seen.shape[1], wanted.shape[1])), np.zeros(wanted.shape[1])
    for kind in range(wanted.shape[1]):
        rows = counted[:, kind]
        machine = LinearSVC(C=COST, random_state=0, max_iter=3000, tol=1e-2)
        machine.fit(seen[rows], wanted[rows, kind])
        weights[:, kind], bias[kind] = machine.coef_[0], machine.intercept_[0]
    return Model(weights, bias)
