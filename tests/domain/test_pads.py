"""What the keys of a call pad mean."""

import pytest

from server.domain.queue import commands as c
from server.domain.queue import pads
from server.domain.queue import refusal_codes as r
from server.domain.queue.settings import Clerk
from tests.halls import Bench, small_hall


def pressed(keys: str, bindings: dict[str, str] | None = None, step_s: float = 1.0) -> pads.Action | None:
    """The action of the last key, one key every `step_s` seconds."""
    made, action = pads.PadKeys(bindings or {}), None
    for at, key in enumerate(keys.split()):
        action = made.press(key, at * step_s)
    return action


@pytest.mark.parametrize(("keys", "name", "digits"), [
    ("call", "call-next", ""), ("0 2 3 call", "call-number", "023"), ("1 2 start", "transfer", "12"),
    ("start", "start", ""), ("1 0 1 ok", "sign-in", "101"), ("0 ok", "pause", "0"), ("4 ok", "sign-out", "4"),
    ("5 ok", "miss", "5"), ("6 ok", "hold", "6"), ("7 cancel", "clear", "7"), ("line", "", ""), ("ok", "", ""),
])  # fmt: skip
def test_digits_and_a_key_make_an_action(keys: str, name: str, digits: str) -> None:
    action = pressed(keys)
    assert action is not None
    assert (action.name, action.digits) == (name, digits)


def test_too_many_digits_are_no_number_instead_of_the_last_of_them() -> None:
    action = pressed("1 2 3 4 0 0 2 3 call")
    assert action is not None
    assert action.name == ""
    six = pressed("1 2 3 4 5 6 call")
    assert six is not None
    assert (six.name, six.digits) == ("call-number", "123456")
    cleared = pressed("1 2 3 4 0 0 2 3 cancel")
    assert cleared is not None
    assert cleared.name == "clear"


def test_digits_left_alone_are_forgotten() -> None:
    action = pressed("5 ok", step_s=11)
    assert action is not None
    assert (action.name, action.keys) == ("", "ok")


def test_a_product_with_other_keys_is_a_matter_of_configuration() -> None:
    action = pressed("5 ok", {"5+ok": "hold", "cancel": "miss"})
    assert action is not None
    assert action.name == "hold"
    assert pads.binding_fault("5+ok", "hold") is None


@pytest.mark.parametrize(("keys", "action"), [
    ("ok", "sign-in"), ("recall", "call-number"), ("start", "transfer"), ("x+ok", "hold"), ("", "hold"), ("ok", "fly"),
])  # fmt: skip
def test_a_binding_that_cannot_work_is_refused(keys: str, action: str) -> None:
    assert pads.binding_fault(keys, action)


def hall() -> Bench:
    bench = Bench(small_hall()).open(("1",))
    settings = bench.state.settings
    settings.clerks["c02"] = Clerk(id="c02", name="Li", code="102")
    return bench


def command(bench: Bench, name: str, digits: str = "", window: str = "1") -> c.AnyCommand | None:
    return pads.command_for(bench.state, window, pads.Action(name, digits, ""))


def test_a_number_is_found_by_its_digits_among_those_that_the_window_serves() -> None:
    bench = hall()
    bench.take(1, "a1")
    bench.take(2, "g1", "comprehensive")
    assert command(bench, "call-number", "1") == c.CallTicket("1", "a1")
    bench.take(3, "b1", "construction")
    with pytest.raises(pads.SeveralTickets):
        command(bench, "call-number", "001")
    with pytest.raises(r.UnknownTicket):
        command(bench, "call-number", "77")


def test_a_held_number_is_taken_up_again_and_not_called() -> None:
    bench = hall()
    bench.take(1, "a1")
    bench.next(2)
    bench.do(3, c.Start("1"))
    bench.do(4, c.Hold("1", "copy"))
    assert command(bench, "call-number", "1") == c.Unhold("1", "a1")


def test_a_transfer_goes_to_a_window_or_with_a_leading_zero_to_a_category() -> None:
    bench = hall()
    assert command(bench, "transfer", "2") == c.Transfer("1", to_window="2")
    assert command(bench, "transfer", "03") == c.Transfer("1", category="comprehensive")
    for digits in ("9", "04", "00"):
        with pytest.raises(r.UnknownWindow):
            command(bench, "transfer", digits)


def test_only_a_clerks_own_number_signs_in_and_an_empty_one_is_nobodys() -> None:
    bench = hall()
    assert command(bench, "sign-in", "102", "2") == c.OpenWindow("2", "c02", named=True)
    for digits in ("", "999"):
        with pytest.raises(r.UnknownClerk):
            command(bench, "sign-in", digits, "2")


def test_pause_goes_on_when_the_window_is_paused() -> None:
    bench = hall()
    assert command(bench, "pause") == c.PauseWindow("1", pads.PAUSE_REASON)
    bench.do(1, c.PauseWindow("1", "x"))
    assert command(bench, "pause") == c.ResumeWindow("1")
    assert command(bench, "clear") is None


def test_what_a_pad_asks_twice_for_is_meant() -> None:
    bench = Bench(small_hall()).open(["1"])
    bench.take(1, "a1")
    bench.next(2)
    bench.do(3, c.Start("1"))
    action = pads.Action("transfer", "2", "2 start")
    first = pads.command_for(bench.state, "1", action)
    assert first is not None
    with pytest.raises(r.WindowUnstaffed) as caught:
        bench.do(4, first)
    assert pads.CODES[caught.value.code] == 915
    again = pads.command_for(bench.state, "1", action, force=True)
    assert again is not None
    bench.do(5, again)
    assert bench.state.facts.today.tickets["a1"].place.target == "2"


@pytest.mark.parametrize(("name", "wanted"), [
    ("call-next", c.CallNext("1")), ("recall", c.Recall("1")), ("start", c.Start("1")), ("finish", c.Finish("1", "done")),
    ("miss", c.Miss("1")), ("hold", c.Hold("1", pads.HOLD_REASON)), ("sign-out", c.CloseWindow("1")),
])  # fmt: skip
def test_a_key_without_digits_is_the_button_of_its_name(name: str, wanted: c.AnyCommand) -> None:
    assert command(hall(), name) == wanted


def test_keys_without_a_meaning_are_refused_with_a_code_that_the_pad_can_show() -> None:
    with pytest.raises(pads.UnknownKeys) as caught:
        command(hall(), "")
    assert pads.CODES[caught.value.code] == 911


def test_a_binding_names_an_action_that_there_is() -> None:
    assert (
        pads.binding_fault("5+ok", "fly") == f"unknown action 'fly', one of {', '.join(sorted(pads.ACTIONS))}"
    )


def test_digits_are_forgotten_when_the_pad_is_told_to() -> None:
    keys = pads.PadKeys({})
    assert keys.press("5", 0) is None
    keys.forget()
    assert keys.press("call", 1) == pads.Action("call-next", "", "call")


def test_the_figure_on_a_pad_counts_who_waits_for_the_window_and_for_its_categories() -> None:
    bench = hall()
    bench.take(1, "a1")
    bench.take(1, "a2", group="elderly")
    bench.take(2, "g1", "comprehensive")  # not of window 1
    bench.do(3, c.TakeTicket("own", "comprehensive", window="1"))
    assert pads.waiting_for(bench.state, "1") == 4 - 1
