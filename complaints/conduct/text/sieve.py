"""Which phrases can match a text at all, told from the characters the text has.

RE2's own sets and filters build their automaton while they read, which costs milliseconds for
every new text over some hundred phrases. Here each pattern is asked once for the pieces (one or two
characters) that any match must contain; a text is then looked up by its own pieces.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from operator import add

Clause = frozenset[str]  # a match holds at least one of these pieces
Needs = tuple[Clause, ...]  # and so for each clause

_QUANTIFIER = re.compile(r"[?*+]\??|\{(\d+)(?:,\d*)?\}\??")
# Characters that stand for themselves; the last one stays behind where a quantifier follows it.
_LITERALS = re.compile(r"[^\\.^$|()\[\]?*+{}]+(?![?*+{])")
# A group that is a choice of plain words, as most are: no need to walk it.
_WORDS = re.compile(r"\((?:\?:)?([^\\.^$|()\[\]?*+{}]+(?:\|[^\\.^$|()\[\]?*+{}]+)+)\)")
_CLASS = re.compile(r"\[((?:\\.|[^\]\\])+)\]")
_WEIGHT_OF_SINGLE = 8


def pieces_of(text: str) -> set[str]:
    """Return all characters and all pairs of neighbours of `text`."""
    return {*text, *map(add, text, text[1:])}


@lru_cache(maxsize=4096)
def needs(pattern: str) -> Needs:
    """Return what every match of `pattern` must contain; () where nothing can be told.

    Never more than is true: what this does not understand asks for nothing.
    """
    return _Reader(pattern).alternation()


class Sieve:
    """Names the patterns that may match a text; never leaves out one that does."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always: list[int] = []
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        self._others: list[Needs] = []
        for index, pattern in enumerate(patterns):
            clauses = sorted(needs(pattern), key=_weight)
            self._others.append(tuple(clauses[1:]))
            for piece in clauses[0] if clauses else ():
                self._by_piece[piece].append(index)
            if not clauses:
                self._always.append(index)

    def candidates(self, text: str) -> list[int]:
        """Return the indices of the patterns worth trying on `text`, in order."""
        have = pieces_of(text)
        found = set(self._always)
        for piece in have & self._by_piece.keys():
            found.update(self._by_piece[piece])
        # Plain loops: this runs for every text, and generators cost twice as much here.
        worth = []
        for index in found:
            for clause in self._others[index]:
                if have.isdisjoint(clause):
                    break
            else:
                worth.append(index)
        worth.sort()
        return worth


def _weight(clause: Clause) -> int:
    return sum(1 if len(piece) > 1 else _WEIGHT_OF_SINGLE for piece in clause)


def _best(found: Needs) -> Clause | None:
    return min(found, key=_weight) if found else None


class _Reader:
    """A small reader of the part of RE2's syntax that the phrases use."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternation(self) -> Needs:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        best = [_best(branch) for branch in branches]
        if any(clause is None for clause in best):
            return ()
        return (frozenset().union(*(clause for clause in best if clause)),)

    def _sequence(self) -> Needs:
        clauses: list[Clause] = []
        run = ""
        while self._peek() not in ("", "|", ")"):
            if plain := _LITERALS.match(self._pattern, self._at):
                run += plain.group()
                self._at = plain.end()
                continue
            literal, found = self._item()
            optional = self._quantifier()
            if literal and not optional:
                run += literal
                continue
            clauses += _of_run(run)
            run = ""
            if not optional:
                clauses += found
        return tuple(clauses + _of_run(run))

    def _item(self) -> tuple[str, Needs]:
        """Read one item: a literal character, or what a group or class needs."""
        char = self._peek()
        if char == "(":
            return "", self._group()
        if char == "[":
            return "", self._characters()
        self._at += 1
        if char == "\\":
            escaped = self._peek()
            self._at += 1
            if escaped in "pPx" and self._peek() == "{":
                self._at = self._pattern.find("}", self._at) + 1 or len(self._pattern)
            return ("", ()) if escaped.isalnum() else (escaped, ())
        return ("", ()) if char in ".^$" else (char, ())

    def _group(self) -> Needs:
        if words := _WORDS.match(self._pattern, self._at):
            self._at = words.end()
            return (frozenset(word[:2] for word in words.group(1).split("|")),)
        self._at += 1
        if self._peek() == "?":
            # (?:…) and named groups; flags would change what follows, so they ask for nothing.
            end = next(
                (at for at in range(self._at, len(self._pattern)) if self._pattern[at] in ":>)"),
                len(self._pattern),
            )
            self._at = end + (self._pattern[end : end + 1] != ")")
        found = self.alternation()
        self._at += 1
        return found

    def _characters(self) -> Needs:
        match = _CLASS.match(self._pattern, self._at)
        if not match:
            self._at = len(self._pattern)
            return ()
        self._at = match.end()
        inside = match.group(1)
        if inside[0] == "^" or "\\" in inside or "-" in inside or "[" in inside:
            return ()
        return (frozenset(inside),)

    def _quantifier(self) -> bool:
        """Skip a quantifier; tell whether it lets the item be absent."""
        match = _QUANTIFIER.match(self._pattern, self._at)
        if not match:
            return False
        self._at = match.end()
        least = match.group(1)
        return match.group()[0] in "?*" or least == "0"

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]


def _of_run(run: str) -> list[Clause]:
    if len(run) < 2:
        return [frozenset({run})] if run else []
    return [frozenset({run[:2]}), frozenset({run[-2:]})][: 1 if len(run) == 2 else 2]
