"""The same as TypeScript: one interface an operation, by what the payload's fields are."""

import types
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from lisanga.core.operations.registry import Operation
from lisanga.interfaces.sync.contracts.describing import ids_of

_HEAD = """\
/** Operations that a telephone may send. Written by `bin/contracts` from the payloads of the server: do not edit. */

/** The text id of something: 36 characters, lower case. */
export type Id = string
/** A day as 2026-11-25. */
export type Day = string
"""
_PLAIN = {str: "string", int: "number", bool: "boolean", UUID: "Id", date: "Day"}


def module_of(operations: list[Operation[Any]]) -> str:
    """The whole file."""
    nested: dict[str, type[msgspec.Struct]] = {}
    bodies = [_interface(one.payload, _name(one), nested) for one in operations]
    inner = [_interface(struct, name, nested) for name, struct in list(nested.items())]
    return "\n".join([_HEAD, *inner, *bodies, *_map(operations)])


def _name(operation: Operation[Any]) -> str:
    """members.register_member, version 2 → RegisterMemberV2."""
    words = operation.name.partition(".")[2].split("_")
    return "".join(word.capitalize() for word in words) + f"V{operation.version}"


def _interface(struct: type[msgspec.Struct], name: str, nested: dict[str, type[msgspec.Struct]]) -> str:
    hints = get_type_hints(struct, include_extras=False)
    lines = [f"export interface {name} {{"]
    for field in msgspec.structs.fields(struct):
        mark = "" if field.required else "?"
        lines.append(f"  {field.name}{mark}: {_type(hints[field.name], nested)}")
    return "\n".join([*lines, "}", ""])


def _type(hint: Any, nested: dict[str, type[msgspec.Struct]]) -> str:
    """A field that may be None is one that may be absent: null never travels."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _type(args[0], nested)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(_type(one, nested) for one in args if one is not type(None)))
    if origin is Literal:
        return " | ".join(f"'{one}'" for one in args)
    if origin is dict:
        return f"{{ [name: string]: {_type(args[1], nested)} }}"
    if origin is tuple and args[-1] is not Ellipsis:
        return f"[{', '.join(_type(one, nested) for one in args)}]"
    if origin in (tuple, list):
        inner = _type(args[0], nested)
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        nested.setdefault(f"Sent{hint.__name__}", hint)
        return f"Sent{hint.__name__}"
    raise TypeError(f"no TypeScript for {hint}")


def _map(operations: list[Operation[Any]]) -> Iterator[str]:
    yield "/** What is sent as which type, in the version that this app speaks. */"
    yield "export interface Payloads {"
    for one in operations:
        yield f"  '{one.name}': {_name(one)}"
    yield "}\n"
    yield "export type OperationType = keyof Payloads\n"
    yield "/** By type: the version, and the fields that hold ids and travel as places. */"
    yield "export interface Contract { readonly version: number; readonly ids: readonly string[] }"
    yield "export const OPERATIONS: { readonly [type in OperationType]: Contract } = {"
    for one in operations:
        ids = ", ".join(f"'{name}'" for name in ids_of(one.payload))
        yield f"  '{one.name}': {{ version: {one.version}, ids: [{ids}] }},"
    yield "}\n"
