// The states of devices: word, shape, colour and order, and what of a list needs somebody's hand.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { causeWords } from "./causes.js";
import { agentOf } from "./names.js";

/** Most urgent first: [word, drawing, level]. */
export const STATES = {
  down: ["Not working", "alert", "bad"],
  warning: ["Check soon", "alert", "warn"],
  unknown: ["Not asked yet", "clock", "idle"],
  ok: ["Working", "check", "good"],
};
const ORDER = Object.keys(STATES);

/** @param {Api.DeviceLine} device */
export const stateOf = (device) => (device.state in STATES ? device.state : "unknown");
/** @param {Api.DeviceLine} device */
export const levelOf = (device) => STATES[stateOf(device)][2];
/** @param {Api.DeviceLine} device */
export const needsCare = (device) => ["down", "warning"].includes(stateOf(device));

/**
 * Most urgent first, otherwise as given: agents stand before what they bring.
 *
 * @param {Api.DeviceLine[]} devices
 */
export const byUrgency = (devices) => [...devices].sort((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)));

/**
 * What needs care, each program with what it brings right after it; then the rest.
 *
 * @param {Api.DeviceLine[]} devices
 * @param {Api.DeviceLine[]} all
 */
export function sorted(devices, all) {
  const order = byUrgency(devices);
  const first = order.filter((device) => needsCare(device) && !follows(device, all));
  const after = order.filter((device) => needsCare(device) && follows(device, all));
  const brought = (agent) => after.filter((device) => agentOf(device) === agent.id);
  const care = first.flatMap((device) => (device.kind === "agent" ? [device, ...brought(device)] : [device]));
  const alone = after.filter((device) => !care.includes(device)); // its program is filtered out
  return { care: [...care, ...alone], well: order.filter((device) => !needsCare(device)) };
}

/** @param {Api.DeviceLine[]} devices */
export const counts = (devices) => ORDER.map((state) => [state, devices.filter((device) => stateOf(device) === state).length]);

/**
 * Devices that are down only because the program that brings them is away: seeing to that one is enough.
 *
 * @param {Api.DeviceLine} device
 * @param {Api.DeviceLine[]} devices
 */
export function follows(device, devices) {
  if (device.cause !== "agent_away" || device.kind === "agent") return false;
  return devices.some((other) => other.kind === "agent" && other.id === agentOf(device) && other.state === "down");
}

/** @param {Api.DeviceLine} device */
export function stateWords(device) {
  const words = t(STATES[stateOf(device)][0]);
  return device.cause ? t("{state}: {cause}", { state: words, cause: causeWords(device.cause, device) }) : words;
}

/** @param {Api.DeviceLine} device */
export function stateBadge(device) {
  const [, drawing, level] = STATES[stateOf(device)];
  return html`<span class="badge-state ${level}">${icon(drawing)}${stateWords(device)}</span>`;
}
