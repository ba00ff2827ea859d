"""What is refused is what the documents say: the sources are read, so that neither can say more than the other."""

from collections.abc import Callable
from typing import Any, get_args

import pytest

from server.api.openapi import openapi
from server.api.routes import ActRoute, CommandRoute, Route, ViewRoute
from server.api.table import ROUTES
from server.domain.cases.shown.case import CaseView
from server.domain.cases.steps import barred
from server.domain.message import Command
from server.domain.queue.commands import AnyCommand
from server.domain.queue.decide import decide
from tests.raising import refusals

COMMANDS: tuple[type[Command], ...] = get_args(AnyCommand)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_declares_exactly_what_it_may_be_refused_for(command: type[Command]):
    assert sorted(refusals(decide, command)) == sorted(refusal.code for refusal in command.refusals)


def edge(route: Route) -> Callable[..., Any] | None:
    """The part of a row that may refuse by itself."""
    match route:
        case CommandRoute():
            return route.command
        case ViewRoute():
            return route.look
        case ActRoute():
            return route.act
        case _:
            return None


def answered(route: Route) -> set[str]:
    """The codes that the published document has for a row."""
    paths = openapi([route], "1")["paths"]
    responses = paths[route.path][route.method.lower()]["responses"]
    return {code for answer in responses.values() for code in answer["description"].split(", ")} - {"Done"}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_declares_what_its_own_part_may_refuse(route: Route):
    own = edge(route)
    refused = refusals(own) if own else frozenset[str]()
    if route.answer is CaseView:  # what bars a button is shown there, not raised
        refused -= refusals(barred)
    assert refused <= answered(route)


def test_no_route_declares_what_only_others_refuse():
    """Beside its command's, a row lists what its own part refuses; a view, what it looks up."""
    for route in ROUTES:
        own = edge(route)
        if own is not None and not isinstance(route, ActRoute):
            assert {r.code for r in route.refusals} | {*route.problems} <= refusals(own), route.name


def test_operations_have_names_of_their_own():
    names = [route.name for route in ROUTES]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name[0].islower() for name in names)
