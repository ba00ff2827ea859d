"""What a function can refuse, read from its source: what is declared is held against it.

Followed are calls of our own functions by name; not methods, so a refusal belongs in a function.
"""

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, get_args

from server.domain.message import Command
from server.domain.refusal import Refused

OURS = ("server.domain", "server.api", "server.bridges")


def refusals(function: Callable[..., Any], command: type[Command] | None = None) -> frozenset[str]:
    """Codes of whatever `function` can raise as a refusal or name as a problem. With `command`, what its parameter of that
    name is: other commands' branches are left out."""
    return frozenset(_Reader(command).read(function))


class _Reader:
    def __init__(self, command: type[Command] | None) -> None:
        self._command = command
        self._seen: set[tuple[object, bool]] = set()

    def read(self, function: Callable[..., Any], *, told: bool = True) -> Iterator[str]:
        """`told`: whether the function is given the command."""
        function = inspect.unwrap(function)
        if not isinstance(function, FunctionType) or not function.__module__.startswith(OURS):
            return
        if (function, told) in self._seen:
            return
        self._seen.add((function, told))
        if function.__name__ == "<lambda>":
            names = [function.__globals__.get(name) for name in function.__code__.co_names]
            parts = [
                getattr(m, x, None) for m in names if inspect.ismodule(m) for x in function.__code__.co_names
            ]
            for found in (*names, *parts):
                if isinstance(found, FunctionType):
                    yield from self.read(found, told=False)
            return
        body = ast.parse(textwrap.dedent(inspect.getsource(function))).body
        for node in self._reached(body, function.__globals__, told=told):
            yield from self._of(node, function.__globals__, told=told)

    def _of(self, node: ast.AST, names: dict[str, Any], *, told: bool) -> Iterator[str]:
        if not isinstance(node, ast.Call):
            return
        found = _named(node.func, names)
        if isinstance(found, type):
            if issubclass(found, Refused):
                yield found.code
            elif found.__name__ == "Problem" and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
        elif callable(found):
            given = told and any(isinstance(x, ast.Name) and x.id == "command" for x in node.args)
            yield from self.read(found, told=given)

    def _reached(self, nodes: list[ast.stmt], names: dict[str, Any], *, told: bool) -> Iterator[ast.AST]:
        for node in nodes:
            yield from self._walk(node, names, told=told)

    def _walk(self, node: ast.AST, names: dict[str, Any], *, told: bool) -> Iterator[ast.AST]:
        """Every node that can be reached, the function's own first."""
        if told and self._command is not None:
            if isinstance(node, ast.If):
                asked = self._asks(node.test, names)
                if asked is not None:
                    taken = node.body if asked else node.orelse
                    yield from self._reached(taken, names, told=told)
                    return
            if isinstance(node, ast.Match) and _is_command(node.subject):
                for case in node.cases:
                    if self._fits(case.pattern, names):
                        yield from self._reached(case.body, names, told=told)
                        return
        yield node
        for child in ast.iter_child_nodes(node):
            yield from self._walk(child, names, told=told)
            if told and self._command and isinstance(node, ast.FunctionDef) and self._ends(child, names):
                return

    def _ends(self, node: ast.AST, names: dict[str, Any]) -> bool:
        """Whether a function is left here for this command: a branch that is taken for it and returns."""
        if not isinstance(node, ast.If) or self._asks(node.test, names) is not True:
            return False
        return isinstance(node.body[-1], ast.Return | ast.Raise)

    def _asks(self, test: ast.expr, names: dict[str, Any]) -> bool | None:
        """What `isinstance(command, X)` comes to; None for another question."""
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            answers = [self._asks(part, names) for part in test.values]
            return False if False in answers else None
        if not (isinstance(test, ast.Call) and _named(test.func, names) is isinstance):
            return None
        if not _is_command(test.args[0]):
            return None
        return self._is(_named(test.args[1], names))

    def _fits(self, pattern: ast.pattern, names: dict[str, Any]) -> bool:
        match pattern:
            case ast.MatchClass(cls=named):
                return self._is(_named(named, names))
            case ast.MatchOr(patterns=patterns):
                return any(self._fits(each, names) for each in patterns)
            case _:
                return True

    def _is(self, kind: Any) -> bool:
        assert self._command is not None
        return issubclass(self._command, get_args(kind) or kind)


def _is_command(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "command"


def _named(node: ast.expr, names: dict[str, Any]) -> Any:
    """What an expression such as `r.WrongState` names in a function's module; None when it cannot be told."""
    match node:
        case ast.Name(id=name):
            return names.get(name, getattr(builtins, name, None))
        case ast.Attribute(value=value, attr=attr):
            found = _named(value, names)
            return getattr(found, attr, None) if inspect.ismodule(found) else None
        case _:
            return None
