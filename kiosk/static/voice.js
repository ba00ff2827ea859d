// Reads aloud: with the browser's voice for the language of the page, or with recorded words that the server joins.
import { languages, traits } from "/static/web/shared/words.js";

const known = "speechSynthesis" in window;
const LOUD = 0.7; // for somebody who stands before it, not for the hall
const LONGEST_MS = 60000;
const RECORDED = ["zh", "en"]; // as display/voice/spelling.py counts in them
const voice = () => known && speechSynthesis.getVoices().find((v) => v.lang.toLowerCase().startsWith(traits().key));
/** The language of recorded words: the page's own, or the one that stands in for it. */
export function recorded() {
  const own = traits();
  const keys = [own.key, languages.find((one) => one.id === own.instead)?.key ?? "en"];
  return keys.find((key) => RECORDED.includes(key)) ?? "en";
}

/** @type {{ pause(): void, spoken?: SpeechSynthesisUtterance } | null} */
let sound = null; // {pause()} of what is being said
let since = 0;

export function hush() {
  if (known) speechSynthesis.cancel();
  sound?.pause();
  sound = null;
}

/** Whether something is being said; a voice that hangs does not count for ever. */
export const speaking = () => sound !== null && performance.now() - since < LONGEST_MS;

/** `text` for the browser's voice, `words` (see display/voice/guidance.py) for the recorded one; what was being said ends. */
export function say(hall, { text, words }) {
  hush();
  since = performance.now();
  const own = voice();
  if (own) return utter(text, own);
  if (!words.length) return;
  const asked = new URLSearchParams({ language: recorded(), say: words.join(",") });
  const audio = new Audio(`/voice/${encodeURIComponent(hall)}/say.wav?${asked}`);
  audio.volume = LOUD;
  sound = audio;
  audio.onended = audio.onerror = () => ended(audio);
  audio.play().catch(() => ended(audio)); // no sound: all of it stands on the screen
}

function utter(text, own) {
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = own;
  spoken.lang = own.lang;
  spoken.rate = 0.9;
  spoken.volume = LOUD;
  sound = { pause: () => speechSynthesis.cancel(), spoken }; // held here, or Chromium forgets to say that it has ended
  const mine = sound;
  spoken.onend = spoken.onerror = () => ended(mine);
  speechSynthesis.speak(spoken);
}

function ended(which) {
  if (sound === which) sound = null;
}
