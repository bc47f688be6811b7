"""One operation as a contract: the schema of its payload, which fields are ids, an example."""

from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from lisanga.core.operations.registry import OPERATIONS, Operation


def offline() -> list[Operation[Any]]:
    """What may be recorded without a network, by name."""
    return sorted((one for one in OPERATIONS.values() if one.offline), key=lambda one: one.name)


def contract_of(operation: Operation[Any]) -> dict[str, Any]:
    return {
        "type": operation.name,
        "version": operation.version,
        "kind": str(operation.kind),
        "permission": str(operation.permission),
        "label": str(operation.label),
        "ids": ids_of(operation.payload),
        "schema": msgspec.json.schema(operation.payload),
        "example": example_of(operation),
    }


def file_of(operation: Operation[Any]) -> str:
    return f"{operation.name}.v{operation.version}.json"


def ids_of(payload: type[msgspec.Struct]) -> list[str]:
    """Fields that hold the id of another thing, or a list of them: those that travel as places."""
    hints = get_type_hints(payload)
    return [field.name for field in msgspec.structs.fields(payload) if _is_id(hints[field.name])]


def _is_id(hint: Any) -> bool:
    if hint is UUID:
        return True
    return get_origin(hint) is not None and any(_is_id(one) for one in get_args(hint))


def example_of(operation: Operation[Any]) -> dict[str, Any]:
    """As a telephone writes it: nothing that has its default value, no null."""
    example = operation.example()
    kept = {
        field.name: getattr(example, field.name)
        for field in msgspec.structs.fields(operation.payload)
        if field.required or getattr(example, field.name) != _default(field)
    }
    built: dict[str, Any] = msgspec.to_builtins(kept)
    return {name: _without_nulls(value) for name, value in built.items() if value is not None}


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else field.default


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(one) for name, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_without_nulls(one) for one in value]
    return value
