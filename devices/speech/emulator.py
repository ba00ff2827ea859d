"""A speech chip that writes down what it says and speaks until it is told that it has finished."""

import asyncio
import re

from devices.emulated import EmulatedDevice
from devices.speech import codec
from devices.speech.codec import SpeechReply

MARK = re.compile(r"\[[a-z][0-9]*\]")


class SpeechEmulator(EmulatedDevice):
    """`spoken` holds the sentences without their marks; `finish()` ends the one that is being spoken."""

    def __init__(
        self,
        chip: codec.ChipName,
        *,
        auto: bool = False,
        host: str = "127.0.0.1",
        port: int = 0,
        pty: bool = False,
        path: str = "",
    ) -> None:
        """With `auto` every sentence ends as soon as it was begun."""
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.spoken: list[str] = []
        self.marks: list[str] = []
        """The marks before each sentence, such as "[v16]"."""
        self.busy = False
        self.announces = True
        """Whether it says by itself that it has finished."""
        self.accepts = True
        """Whether its answer to a sentence arrives."""
        self.refuse = 0
        """How many of the next sentences it refuses."""
        self.interrupted = 0
        """Sentences that were broken off by the next one."""
        self.stopped = 0
        self.queries = 0
        self._name, self._chip, self._auto = chip, codec.CHIPS[chip], auto
        self._scanner = codec.command_scanner(self._chip)

    def finish(self) -> None:
        """Come to the end of what is being spoken."""
        if self.busy:
            self.busy = False
            if self.announces:
                self.say(SpeechReply.IDLE)

    def restart(self) -> None:
        """Lose power for a moment: what was being spoken is lost."""
        self.busy = False
        self.say(SpeechReply.READY)

    def say(self, *replies: SpeechReply) -> None:
        """Send answers, asked for or not."""
        self.send(bytes(replies))

    def received(self, data: bytes) -> None:
        bad = self._scanner.bad
        for command in self._scanner.feed(data):
            self._obey(command)
        if self._scanner.bad > bad:
            self.say(SpeechReply.REFUSED)

    def _obey(self, command: codec.SpeechCommand) -> None:
        if command.code == codec.SPEAK:
            self._speak(command.data[1:].decode("gbk", "replace"))
        elif command.code == codec.QUERY:
            self.queries += 1
            state = SpeechReply.BUSY if self.busy else SpeechReply.IDLE
            self.say(*([SpeechReply.ACCEPTED] if self._name == "syn6288" else []), state)
        elif command.code == codec.STOP:
            self.stopped += 1
            self.busy = False
            self.say(SpeechReply.ACCEPTED)
        else:
            self.say(SpeechReply.REFUSED)

    def _speak(self, text: str) -> None:
        if self.refuse:
            self.refuse -= 1
            self.say(SpeechReply.REFUSED)
            return
        self.interrupted += self.busy
        self.busy = True
        self.marks.append("".join(MARK.findall(text)))
        self.spoken.append(MARK.sub("", text))
        if self.accepts:
            self.say(SpeechReply.ACCEPTED)
        if self._auto:
            asyncio.get_running_loop().call_soon(self.finish)
