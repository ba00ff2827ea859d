// Simple pictures, drawn in the colour of the text beside them; each is decoration to words that say the same.
import { html, svg } from "lit";

const picture = (inner) => html`<svg class="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`;

export const person = picture(svg`<circle cx="24" cy="15" r="8"></circle><path d="M8 42c0-10 7-16 16-16s16 6 16 16"></path>`);
export const clockFace = picture(svg`<circle cx="24" cy="24" r="18"></circle><path d="M24 13v12l8 5"></path>`);
export const book = picture(svg`<path d="M10 8h28v32H10zM17 17h14M17 25h14M17 33h8"></path>`);
export const hand = picture(svg`<path d="M18 26V10a4 4 0 0 1 8 0v13l9 2c4 1 5 4 4 7l-3 11H20L9 31c-2-3 2-6 5-4z"></path>`);
export const lock = picture(svg`<rect x="9" y="21" width="30" height="21" rx="3"></rect><path d="M15 21v-6a9 9 0 0 1 18 0v6"></path>`);
export const question = picture(svg`<circle cx="24" cy="24" r="19"></circle><path d="M18 19a6 6 0 1 1 9 5c-2 1-3 3-3 5M24 35v.1"></path>`);
export const tick = picture(svg`<circle cx="24" cy="24" r="19"></circle><path d="m15 25 6 6 12-14"></path>`);
export const cross = picture(svg`<circle cx="24" cy="24" r="19"></circle><path d="m17 17 14 14M31 17 17 31"></path>`);
export const printer = picture(svg`<path d="M14 18V6h20v12M14 34H6V18h36v16h-8M14 28h20v14H14z"></path>`);
export const warning = picture(svg`<path d="M24 6 44 41H4zM24 19v10M24 35v.1"></path>`);
export const phone = picture(svg`<rect x="13" y="4" width="22" height="40" rx="4"></rect><path d="M22 37h4"></path>`);
export const back = picture(svg`<path d="M40 24H10M21 12 9 24l12 12"></path>`);
export const speaker = picture(svg`<path d="M6 18v12h9l11 9V9l-11 9zM33 17c4 4 4 10 0 14M38 11c8 7 8 19 0 26"></path>`);
export const door = picture(svg`<path d="M6 42h36M12 42V6h24v36M30 25v.1"></path>`);
export const card = picture(svg`<rect x="5" y="10" width="38" height="28" rx="4"></rect><circle cx="17" cy="21" r="4"></circle><path d="M11 31c0-4 3-5 6-5s6 1 6 5M29 20h8M29 28h8"></path>`);
export const cloudCut = picture(svg`<path d="M15 37h20a8 8 0 0 0 2-16 12 12 0 0 0-21-5M12 22a8 8 0 0 0 0 15M7 8l34 34"></path>`);
export const search = picture(svg`<circle cx="21" cy="21" r="14"></circle><path d="m31 31 12 12"></path>`);
export const erase = picture(svg`<path d="M16 10h26v28H16L4 24zM22 18l12 12M34 18 22 30"></path>`);
