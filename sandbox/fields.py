"""Reading members of a JSON body with the type HubSpot expects.

Every function raises the 400 HubSpot gives for a value that cannot be deserialized.
"""

from __future__ import annotations

from typing import Any

from sandbox import errors


def _wrong(name: str, kind: str, value: Any) -> errors.HubSpotError:
    token = {dict: "Object", list: "Array", bool: "Boolean", str: "String", int: "Integer", float: "Float"}
    found = token.get(type(value), "Null")
    return errors.invalid_json(f'Cannot deserialize value of type `{kind}` from {found} value (field "{name}")')


def text(body: dict[str, Any], name: str, default: str = "") -> str:
    """A text; numbers and booleans are read as their text, ``null`` as absent."""
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return str(value)
    raise _wrong(name, "java.lang.String", value)


def whole(body: dict[str, Any], name: str, default: int) -> int:
    """A whole number, also as text."""
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        try:
            return int(value)
        except ValueError:
            pass
    raise _wrong(name, "int", value)


def flag(body: dict[str, Any], name: str, default: bool) -> bool:
    """A boolean."""
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    raise _wrong(name, "boolean", value)


def listed(body: dict[str, Any], name: str) -> list[Any]:
    """A list; absent and ``null`` are an empty one."""
    value = body.get(name)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise _wrong(name, "java.util.ArrayList", value)


def texts(body: dict[str, Any], name: str) -> list[str]:
    """A list of texts."""
    return [text({name: item}, name) for item in listed(body, name) if item is not None]


def mapping(body: dict[str, Any], name: str) -> dict[str, Any]:
    """An object; absent and ``null`` are an empty one."""
    value = body.get(name)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise _wrong(name, "java.util.LinkedHashMap", value)


def objects(body: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects."""
    found = listed(body, name)
    for item in found:
        if not isinstance(item, dict):
            raise _wrong(name, "java.util.LinkedHashMap", item)
    return found


def need(body: dict[str, Any], *names: str) -> None:
    """Refuse a body in which one of the members is absent, ``null`` or empty."""
    missing = [name for name in names if body.get(name) in (None, "", [])]
    if missing:
        raise errors.missing_fields(missing)
