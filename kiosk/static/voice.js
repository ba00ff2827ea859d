// Reads a sentence aloud where the browser has a voice for the language of the page.
const known = "speechSynthesis" in window;
const wanted = () => (document.documentElement.lang === "en" ? "en" : "zh");
const voice = () => speechSynthesis.getVoices().find((v) => v.lang.toLowerCase().startsWith(wanted()));

export const canSpeak = () => known && Boolean(voice());

export function hush() {
  if (known) speechSynthesis.cancel();
}

export function say(sentence) {
  if (!canSpeak()) return;
  hush();
  const words = new SpeechSynthesisUtterance(sentence);
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}
