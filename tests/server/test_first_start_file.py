"""The file that the guided first start writes: what was entered, all of it, whole or not at all."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.config.load import parse_config
from server.first_start.draft import Draft, to_config
from server.first_start.example import Example, read_example
from server.first_start.writing import FileThere, render, write
from tests.guides import draft, first, hall


def entered(**more: Any) -> Draft:
    return msgspec.convert(draft(**more), Draft)


def test_what_is_written_is_what_was_entered_whatever_the_names_hold():
    nasty = '"' + "\\ 'quoted' # no comment \t\x7f\u2028 𠮷 {{ 7*7 }} {% raw %}"
    for example in (read_example(), Example()):
        config = to_config(entered(**hall(zh=nasty, en="]\n[x]"), **first("clerks", name=nasty)), example)
        text = render(config, nasty, "2026-11-23")
        assert parse_config(text.encode()) == config
        assert config.hall[0].name.zh == nasty.strip()


def test_the_examples_services_come_with_the_chosen_categories_alone():
    example = read_example()
    config = to_config(entered(), example)
    assert {s.category for s in config.hall[0].service} == {"enterprise"}
    assert len(config.hall[0].service) == sum(s.category == "enterprise" for s in example.services) > 0
    assert config.group == example.groups
    offered = {s.id for s in config.hall[0].service}
    assert {m.service for m in config.matter} == offered & {m.service for m in example.matters} != set()
    enterprise, own = config.hall[0].category
    assert (enterprise.promise_s, enterprise.service_s, enterprise.lead) == (1200, 600, ("区市场监管局",))
    assert (own.id, own.name.zh, own.name.en, own.lead) == ("category-1", "医保", "医保", ())
    bare = to_config(entered(services=False), example)
    assert (bare.hall[0].service, bare.matter) == ((), ())
    assert config.hall[0].window[2].categories == ("category-1",)


def test_what_clerks_look_at_and_what_citizens_get_comes_along_with_a_matter():
    land = [one | {"chosen": True} for one in draft()["categories"]]
    config = to_config(entered(categories=land), read_example())
    read = parse_config(render(config, "hall.toml", "2026-11-23").encode())
    transfer = next(m for m in read.matter if m.service == "property-transfer")
    assert transfer.result is not None
    assert transfer.result.zh == "不动产权证书"
    assert transfer.materials is not None
    assert [m.standard is not None for m in transfer.materials] == [True, True, True, True, False]


def test_without_an_example_its_categories_are_there_all_the_same(tmp_path: Path):
    built_in, example = read_example(tmp_path / "none.toml"), read_example()
    assert [(c.id, c.prefix, c.name, c.promise_s, c.service_s, c.issuing) for c in built_in.categories] == [
        (c.id, c.prefix, c.name, c.promise_s, c.service_s, c.issuing) for c in example.categories
    ]
    assert (built_in.groups, built_in.services) == (example.groups, ())


def test_the_category_for_results_stays_one_in_the_file_of_a_new_hall():
    chosen = [one | {"chosen": True} for one in draft()["categories"]]
    chosen.append(
        {"id": "issuing", "prefix": "X", "zh": "取件", "en": "Results", "promise_min": 5, "chosen": True}
    )
    config = to_config(entered(categories=chosen), read_example())
    read = parse_config(render(config, "hall.toml", "2026-11-23").encode())
    assert [c.id for c in read.hall[0].category if c.issuing] == ["issuing"]


def test_a_file_that_stands_is_replaced_after_a_yes_alone_and_every_earlier_one_is_kept(tmp_path: Path):
    file = tmp_path / "new" / "hall.toml"
    assert write(file, "one", replace=False) is None
    with pytest.raises(FileThere):
        write(file, "two", replace=False)
    assert file.read_text() == "one"
    assert write(file, "two", replace=True) == file.with_name("hall.toml.bak")
    assert write(file, "three", replace=True) == file.with_name("hall.toml.bak2")
    assert {p.name: p.read_text() for p in file.parent.iterdir()} == {
        "hall.toml": "three",
        "hall.toml.bak": "one",
        "hall.toml.bak2": "two",
    }


def test_a_write_that_fails_leaves_everything_as_it_was(tmp_path: Path):
    file = tmp_path / "hall.toml"
    file.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write(file, "half \ud800", replace=True)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"hall.toml": "old"}
