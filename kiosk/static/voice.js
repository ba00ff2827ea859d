// Reads aloud: with the browser's voice for the language of the page, or with recorded words that the server joins.
const known = "speechSynthesis" in window;
const LOUD = 0.7; // for somebody who stands before it, not for the hall
const LONGEST_MS = 60000;
const wanted = () => (document.documentElement.lang === "en" ? "en" : "zh");
const voice = () => known && speechSynthesis.getVoices().find((v) => v.lang.toLowerCase().startsWith(wanted()));

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
  const asked = new URLSearchParams({ language: wanted(), say: words.join(",") });
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
