"""Two linear models, added: each kind on its own, and all kinds through a few shared directions.

Alone, a kind with a hundred texts learns from those hundred. Shared directions let it use what the
others taught about talk of debts, people and threats. Both also learn whether a text has anything
to flag; every kind of conduct leans on that, so that hard words in harmless talk weigh less. All of
it is linear, so that the sum is one row of weights a piece.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from complaints.conduct.text import NOTICE_KINDS
from tools.reader.corpus import Bools, Floats, Table

SHARE = 0.2  # weight of the shared model, a logit, beside the margins of the others
LEAN = 0.2  # weight of "anything to flag" in the margin of each kind of conduct
SEED = 0
DIRECTIONS = 64
ROUNDS = 12
BATCH = 64
RATE = 0.03
DROPPED = 0.3
FOUND_WEIGHT = 3.0  # a missed kind weighs as much as three false ones
SCALE = 4.0
SHARED_FACTS = 3.0  # facts weigh more in the shared model
COST = 4.0


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
    conduct = np.array([kind not in NOTICE_KINDS for kind in table.kinds])
    seen = table.seen[use]
    wanted, counted = _with_anything(table.wanted[use], table.counted[use], conduct)
    alone = _fit_alone(seen, wanted, counted)
    widen = np.ones(table.seen.shape[1])
    widen[len(table.buckets) :] = SHARED_FACTS
    shared = _fit_shared(sp.csr_matrix(seen @ sp.diags(widen)), wanted, counted)
    weights = alone.weights + SHARE * shared.weights * widen[:, None]
    bias = alone.bias + SHARE * shared.bias
    lean = LEAN * conduct
    return Model(weights[:, :-1] + lean * weights[:, -1:], bias[:-1] + lean * bias[-1])


def _with_anything(wanted: Bools, counted: Bools, conduct: Bools) -> tuple[Bools, Bools]:
    """Add a last column: has the text any conduct to flag? Open where only its open kinds might."""
    anything = wanted[:, conduct].any(axis=1)
    known = anything | counted[:, conduct].all(axis=1)
    return np.column_stack([wanted, anything]), np.column_stack([counted, known])


def _fit_alone(seen: sp.csr_matrix, wanted: Bools, counted: Bools) -> Model:
    weights, bias = np.zeros((seen.shape[1], wanted.shape[1])), np.zeros(wanted.shape[1])
    for kind in range(wanted.shape[1]):
        rows = counted[:, kind]
        machine = LinearSVC(C=COST, random_state=0, max_iter=5000, tol=1e-3)
        machine.fit(seen[rows], wanted[rows, kind])
        weights[:, kind], bias[kind] = machine.coef_[0], machine.intercept_[0]
    return Model(weights, bias)


def _fit_shared(seen: sp.csr_matrix, wanted: Bools, counted: Bools) -> Model:
    """Logistic regression through `DIRECTIONS` shared directions, by AdaGrad with dropout."""
    random = np.random.default_rng(SEED)
    rows, kinds = wanted.shape
    inner = random.normal(0, 0.1, (seen.shape[1], DIRECTIONS))
    outer = random.normal(0, 0.1, (DIRECTIONS, kinds))
    bias = np.full(kinds, -3.0)
    inner_past, outer_past = np.full(seen.shape[1], 1e-3), np.full(outer.shape, 1e-3)
    importance = counted * np.where(wanted, FOUND_WEIGHT, 1.0)
    for _ in range(ROUNDS):
        order = random.permutation(rows)
        for batch in (order[start : start + BATCH] for start in range(0, rows, BATCH)):
            here = seen[batch]
            here.data = here.data * _mask(random, here.data.shape)
            columns, places = np.unique(here.indices, return_inverse=True)
            few = sp.csr_matrix((here.data, places, here.indptr), (len(batch), len(columns)))
            mask = _mask(random, (len(batch), DIRECTIONS))
            hidden = few @ inner[columns] * SCALE * mask
            guess = 1 / (1 + np.exp(-np.clip(hidden @ outer + bias, -30, 30)))
            error = (guess - wanted[batch]) * importance[batch]
            outer_slope = hidden.T @ error + 1e-4 * outer
            slope = few.T @ ((error @ outer.T) * mask * SCALE)
            inner_past[columns] += (slope**2).mean(axis=1)
            inner[columns] -= RATE * slope / np.sqrt(inner_past[columns])[:, None]
            outer_past += outer_slope**2
            outer -= RATE * outer_slope / np.sqrt(outer_past)
            bias -= 0.1 * RATE * error.mean(axis=0)
    return Model(inner @ outer * SCALE, bias)


def _mask(random: np.random.Generator, shape: tuple[int, ...]) -> npt.NDArray[np.float64]:
    return (random.random(shape) > DROPPED) / (1 - DROPPED)
