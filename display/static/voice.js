// The voice of a board: every call once, in their order, one after the other, across cuts and reloads.
import { serverNow } from "/static/web/shared/live.js";

const FRESH_MS = 20_000; // younger than this a call is said, whatever became of it since; older, while its citizen is awaited
const LONGEST_MS = 60_000; // a sound that has not ended by then never will
const SILENT_MS = 5_000; // how long a call stays on the screen when its sound cannot be had
const CROWD = 2; // with so many still before it, a call is said once instead of `repeat` times
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Plays an element to its end; fails with what `play` said, when it cannot be loaded, does not end or `stop` says so. */
function played(audio, stop) {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("no end")), LONGEST_MS);
    const finish = (result) => (value) => {
      clearTimeout(late);
      result(value);
    };
    stop?.addEventListener(
      "abort",
      finish(() => fail(stop.reason)),
      { once: true },
    );
    audio.onended = finish(done);
    audio.onerror = finish(() => fail(audio.error ?? new Error("not loaded")));
    audio.play().catch(finish(fail));
  });
}

export class Speaker {
  /**
   * `calling(call)` when a call's turn comes; `live` is the board's LiveView; `key` names the board's memory.
   *
   * @param {{
   *   live: LiveView<any>, calling: (call: Api.CallLine) => void, changed: () => void, key: string, hall: string
   * }} of
   */
  constructor({ live, calling, changed, key, hall }) {
    this.live = live;
    this.calling = calling;
    this.changed = changed;
    this.key = key;
    this.hall = hall;
    /** @type {Api.CallLine | null} */
    this.now = null; // the call that is being said
    /** @type {{ call: Api.CallLine, audio: HTMLAudioElement }[]} */
    this.queue = []; // {call, audio}: loaded in advance, so that neither a cut nor a newer call takes the sound away
    this.hushed = ""; // the emergency that keeps it silent
    this.chimed = ""; // the emergency that it has chimed for
    this.state = "new"; // new | ready | blocked: the browser wants a touch first
    const kept = this.recall();
    this.day = kept?.day;
    this.seen = kept?.call ?? 0; // the last call that was queued or passed over
    this.known = kept !== null; // whether what came after it is surely unsaid
  }

  /** Whether calls are said aloud at present. */
  get speaks() {
    return this.state === "ready" && this.voice?.enabled === true;
  }

  /**
   * Whether a call's turn to be said is still to come.
   *
   * @param {Api.CallLine} call
   */
  awaits(call) {
    return this.queue.some((later) => later.call.call === call.call);
  }

  /**
   * Takes the board's view; `calls` are those of this board, newest first.
   *
   * @param {Api.BoardView} view
   * @param {Api.CallLine[]} calls
   */
  notice(view, calls) {
    this.voice = view.voice;
    /** @type {[Api.BoardView, Api.CallLine[]]} */
    this.last = [view, calls];
    if (this.audio) this.audio.volume = view.voice.volume;
    if (!view.voice.enabled) return;
    if (this.state === "new") this.unlock();
    if (this.state !== "ready") return;
    if (this.hushed) {
      this.chime();
      return;
    }
    if (view.day !== this.day || (view.calls[0]?.call ?? 0) < this.seen) {
      // Another day, or another past: what was said before has nothing to do with these calls.
      Object.assign(this, { day: view.day, seen: 0, known: false, queue: [] });
    }
    for (const call of calls.filter((c) => c.call > this.seen).reverse()) {
      if (this.due(call)) this.queue.push({ call, audio: this.load(call, view.day) });
      this.seen = call.call;
    }
    this.known = true;
    this.run();
  }

  /**
   * Silent while this emergency (its id, or "" for none) stands; the next `notice` chimes once for it, or goes on where it was
   * cut: a hall that is being cleared must hear its wardens, and nobody should be sent to a window. What was not said is
   * said after the all-clear, if its citizen is still awaited.
   */
  hush(id) {
    this.hushed = id;
    if (id) this.cut?.abort(new Error("emergency"));
  }

  chime() {
    if (this.chimed === this.hushed) return;
    this.chimed = this.hushed;
    const audio = new Audio("/static/display/alarm.wav");
    audio.volume = this.voice?.volume ?? 1;
    played(audio).catch((error) => this.warn(audio.src, error));
  }

  /** @param {Api.CallLine} call */
  due(call) {
    const age = serverNow() - Date.parse(call.at);
    return age <= FRESH_MS || (this.known && call.state === "called");
  }

  /**
   * Whether nobody need hear it any more: in a rush a turn comes minutes after the call, and its citizen may have come by then.
   *
   * @param {Api.CallLine} call
   */
  over(call) {
    const now = this.last?.[1].find((line) => line.call === call.call);
    return serverNow() - Date.parse(call.at) > FRESH_MS && now?.state !== "called";
  }

  /** @param {Api.CallLine} call */
  load(call, day) {
    const key = new URLSearchParams({ day, n: call.number, w: call.window });
    if (this.queue.length + (this.now ? 1 : 0) >= CROWD) key.set("times", "1");
    const audio = new Audio(`/voice/${encodeURIComponent(this.hall)}/${call.call}.wav?${key}`);
    audio.preload = "auto";
    return audio;
  }

  /** Asks the browser for sound with a sound that nobody hears; within a touch it says yes. */
  async unlock() {
    this.state = "asking";
    const refused = await played(new Audio("/static/display/quiet.wav")).then(
      () => false,
      (error) => error.name === "NotAllowedError",
    );
    this.state = refused ? "blocked" : "ready";
    this.changed();
    if (this.last) this.notice(...this.last);
  }

  /** One call after the other until none is left. */
  async run() {
    this.save();
    if (this.now) return;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { call, audio } = next;
      if (this.queue.some((later) => later.call.number === call.number)) continue; // called again in the meantime: said then
      if (this.over(call)) continue;
      this.now = call;
      this.calling(call);
      const day = this.day;
      const answer = await this.say(audio);
      this.now = null;
      if (day !== this.day) continue;
      if (answer === "later" || this.hushed) {
        // As if it had not been seen: the next view brings it again, if its citizen is still awaited.
        const first = answer === "later" ? call : this.queue[0]?.call;
        if (first) Object.assign(this, { queue: [], seen: first.call - 1 });
        this.save();
        break;
      }
      this.save();
    }
    if (!this.queue.length) this.save();
    this.changed();
  }

  /** "said", "silent" when there is no such sound, "later" when the browser or the connection forbids it now. */
  async say(audio) {
    for (const turn of [1, 2]) {
      this.audio = audio;
      this.cut = new AbortController();
      audio.volume = this.voice?.volume ?? 1;
      try {
        await played(audio, this.cut.signal);
        return "said";
      } catch (error) {
        if (this.cut.signal.aborted) {
          audio.pause();
          return "later";
        }
        if (error.name === "NotAllowedError") {
          this.state = "blocked";
          return "later";
        }
        audio.pause();
        await wait(1000); // the board notices a cut a moment after its sounds do
        if (this.live.state !== "live") return "later";
        if (turn === 2) this.warn(audio.src, error);
        audio.load();
      } finally {
        this.audio = null;
      }
      if (this.hushed) return "later";
    }
    await wait(SILENT_MS);
    return "silent";
  }

  /** Once is enough: the call stands on the screen, and a log that fills a disk helps nobody. */
  warn(address, error) {
    if (!this.warned) console.warn(`no sound: ${address}: ${error.message}`);
    this.warned = true;
  }

  recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      if (typeof kept?.day === "string" && Number.isInteger(kept.call)) return kept;
    } catch {
      // a browser without storage still speaks
    }
    return null;
  }

  /** Keeps the call up to which nothing is left to say: what is being said counts once it has ended. */
  save() {
    const first = this.now ?? this.queue[0]?.call;
    const call = first ? first.call - 1 : this.seen;
    try {
      localStorage.setItem(this.key, JSON.stringify({ day: this.day, call }));
    } catch {
      // as above
    }
  }
}
