"""YAML as our content files use it: strict on reading, one canonical form on writing. Pure."""

import re
from datetime import date, datetime
from typing import Any

import yaml

# Characters that YAML takes for a line break or cannot show as they are.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\t]")
_NO_FOLDING = 2**31 - 1


class YamlError(Exception):
    """Text that is no YAML, or YAML of a sort that content files do not use."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses keys that are no text or occur twice: YAML itself lets the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _value in node.value:
            line = key_node.start_mark.line + 1
            if key_node.tag != "tag:yaml.org,2002:str":
                raise YamlError(line, f"the key {key_node.value!r} is no text: put it in quotes")
            if key_node.value in seen:
                raise YamlError(line, f"the key {key_node.value!r} occurs twice")
            seen.add(key_node.value)
        return super().construct_mapping(node, deep=deep)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Never writes anchors: a file says every thing where it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _ODD.search(text):
        style = '"'
    elif "\n" in text:
        # A block cannot begin with blanks or keep blanks at a line's end in every emitter.
        plain = text == text.strip() and not re.search(r" \n", text)
        style = "|" if plain else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def parse_yaml(text: str) -> Any:
    """Return the value of `text`; raise YamlError with the line where it cannot be taken."""
    try:
        value = yaml.load(text, _Loader)  # noqa: S506 (a subclass of the safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"no YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day such as 2026-02-30
        raise YamlError(1, f"no YAML: {error}") from error
    return value


def write_yaml(value: dict[str, Any]) -> str:
    """Return the canonical text: keys as given, blocks for texts of several lines, no folding."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=_NO_FOLDING,
    )


def is_day(value: Any) -> bool:
    """Tell whether `value` is a day without a time (a datetime is a date to Python)."""
    return isinstance(value, date) and not isinstance(value, datetime)


def normal_text(text: str) -> str:
    r"""Return `text` with `\n` line ends and without blanks at its ends and its lines' ends.

    Rows and files hold texts in this form only, whichever way they came in (a browser sends
    `\r\n`), so that the same words always give the same bytes.
    """
    lines = re.split(r"\r\n?|\n", text)
    return "\n".join(line.rstrip() for line in lines).strip()
