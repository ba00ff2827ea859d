// What is to be seen or heard after a test.
import { listed, t } from "/static/web/shared/words.js";
import { deviceName } from "./names.js";

const SEEN = {
  number: "“888” on the display for five seconds",
  beep: "a beep",
  rating: "the pad asks for a rating for five seconds",
  speech: "the voice says “语音测试”",
  card: "a card that lies on the reader is read once more",
};

/** @param {Api.DeviceLine} device */
export function testedWords(device, done) {
  const name = deviceName(device);
  if (done.includes("slip")) return t("{device}: a test ticket was printed. Please check that it is readable.", { device: name });
  return t("{device}: you should see or hear it now: {seen}.", { device: name, seen: listed(done.map((what) => t(SEEN[what] ?? what))) });
}
