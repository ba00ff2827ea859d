"""The data folder is for the server's own user alone, however it was made."""

import os
import subprocess
import sys
from pathlib import Path

from structlog.testing import capture_logs

from server.commands.telling import mended_lines
from server.private import mend
from tests.serving import house


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_a_folder_and_files_that_others_could_read_are_closed_at_start_and_it_is_said(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data):
        pass
    data.chmod(0o755)
    for name in ("access.db", "secret.key"):
        (data / name).chmod(0o644)
    with capture_logs() as lines:
        async with house(data) as again:
            assert {mode(path) for path in data.iterdir()} <= {0o600}
            assert mode(data) == 0o700
            told = [line for one in again.running.mended for line in mended_lines(one)]
    said = {(one["path"], one["mode"]) for one in lines if one["event"] == "others could read the data"}
    assert said >= {
        (str(data), "755"),
        (str(data / "access.db"), "644"),
        (str(data / "secret.key"), "644"),
    }
    assert any("access.db could be used by other users" in line for line in told)
    assert any("access.db 此前可被本机其他用户访问" in line for line in told)
    with capture_logs() as lines:
        async with house(data) as third:
            assert third.running.mended == []
    assert not any("others" in one["event"] for one in lines)


def test_a_folder_with_other_things_keeps_its_mode_and_they_keep_theirs(tmp_path: Path):
    tmp_path.chmod(0o755)
    for name in ("access.db", "hall.toml", ".profile"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o644)
    (tmp_path / "journal.db").symlink_to(tmp_path / "hall.toml")
    assert [one.path.name for one in mend(tmp_path)] == ["access.db"]
    assert (mode(tmp_path), mode(tmp_path / "access.db")) == (0o755, 0o600)
    assert (mode(tmp_path / "hall.toml"), mode(tmp_path / ".profile")) == (0o644, 0o644)


def test_commands_make_files_for_their_own_user_in_a_folder_that_is_open_to_all(tmp_path: Path):
    """`person add` before the first start, in a folder made by hand."""
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o755)
    words = ["person", "add", "zhang", "--role", "manager", "--config", "config.toml", "--data", str(data)]
    subprocess.run(
        [sys.executable, "-m", "server", *words],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        preexec_fn=lambda: os.umask(0o022) and None,
    )
    assert {mode(path) for path in data.iterdir()} == {0o600}
