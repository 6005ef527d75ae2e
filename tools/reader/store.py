"""Write weights small, and so that the same weights give the same bytes."""

import io
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tools.reader.corpus import Table
from tools.reader.fit import Model
from tools.reader.judge import Lines

LARGEST = 127
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_weights(path: Path, table: Table, model: Model, lines: Lines, corpus: str) -> None:
    """Write the file that complaints.conduct.text.linear loads.

    Weights are whole numbers of a 127th of the largest of their kind; pieces without any are left
    out. The line to ask from becomes part of the bias, so that a margin of 0 is the line.
    """
    count = len(table.buckets)
    pieces, facts = model.weights[:count], model.weights[count:]
    scale = np.abs(pieces).max(axis=0) / LARGEST
    whole = np.rint(pieces / scale).astype(np.int8)
    kept = whole.any(axis=1)
    weight_of_fact = table.seen[:, count:].max()
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "kinds": np.array(table.kinds),
        "buckets": table.buckets[kept],
        "pieces": whole[kept],
        "scale": scale.astype(np.float32),
        "facts": np.array(table.facts),
        "fact_weights": np.round(facts * weight_of_fact, 4).astype(np.float32),
        "bias": np.round(model.bias - lines.ask, 4).astype(np.float32),
        "clear_from": np.round(lines.clear - lines.ask, 4).astype(np.float32),
        "leeway": np.round(lines.leeway, 4).astype(np.float32),
        "corpus": np.array(corpus),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.lib.format.write_array(stream, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), stream.getvalue())
