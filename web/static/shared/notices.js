// The notices that stand now. A screen that lost its server lifts by itself what has a limit.
import { serverNow } from "./live.js";

const standing = (view, kind) => (view?.notices ?? []).filter((n) => n.kind === kind && !(n.until && Date.parse(n.until) <= serverNow()));

export const tickers = (view) => standing(view, "ticker");
/** The newest emergency, or null. */
export const emergency = (view) => standing(view, "emergency").reduce((last, n) => (!last || n.since >= last.since ? n : last), null);
