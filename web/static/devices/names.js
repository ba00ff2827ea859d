// How a device is called, and whom it serves.
import { listed, t } from "/static/web/shared/words.js";

const KINDS = {
  printer: "Printer",
  "call-pad": "Call pad",
  "rating-pad": "Rating pad",
  pads: "Call and rating pads",
  sign: "Sign",
  speaker: "Speaker",
  "card-reader": "Card reader",
  agent: "Device program",
};

export const kindWords = (kind) => t(KINDS[kind] ?? "Multi-purpose device");

/** @param {Api.DeviceLine} device */
export function deviceName(device) {
  if (device.kind === "printer") return t("Printer of kiosk {kiosk}", { kiosk: device.kiosk });
  if (device.kind === "agent") return t("Device program on {id}", { id: device.id });
  return t("{kind} {id}", { kind: kindWords(device.kind), id: device.id });
}

/** "1–8, 11": the windows in order, neighbours joined. */
export function ranges(windows) {
  const order = [...windows].sort((a, b) => Number(a) - Number(b) || a.localeCompare(b));
  const runs = [];
  for (const window of order) {
    const run = runs.at(-1);
    if (run && Number(window) === Number(run.at(-1)) + 1) run.push(window);
    else runs.push([window]);
  }
  return listed(runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run)));
}

/**
 * The windows or the kiosk, unless the name has said it.
 *
 * @param {Api.DeviceLine} device
 */
export function serves(device) {
  if (device.windows.length === 1) return t("Window {window}", { window: device.windows[0] });
  if (device.windows.length) return t("windows {windows}", { windows: ranges(device.windows) });
  return device.kiosk && !["printer", "agent"].includes(device.kind) ? t("kiosk {kiosk}", { kiosk: device.kiosk }) : "";
}

/**
 * The agent that brings a device, or "".
 *
 * @param {Api.DeviceLine} device
 */
export const agentOf = (device) => (device.kind === "agent" ? "" : (/^agent:\/\/([^/]+)\//.exec(device.url)?.[1] ?? ""));
