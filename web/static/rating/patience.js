// How long the pad asks and how long it thanks.
export const ASKED_MS = 30000; // without a touch: not rated
export const THANKS_MS = 6000;
