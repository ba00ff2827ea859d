// The notices that stand now. A screen that lost its server lifts by itself what has a limit.
import { serverNow } from "./live.js";

/** @param {{ notices: Api.NoticeLine[] } | null | undefined} view */
const standing = (view, kind) => (view?.notices ?? []).filter((n) => n.kind === kind && !(n.until && Date.parse(n.until) <= serverNow()));

/** @param {{ notices: Api.NoticeLine[] } | null | undefined} view */
export const tickers = (view) => standing(view, "ticker");
/** @param {Api.NoticeLine | null} last @param {Api.NoticeLine} next @returns {Api.NoticeLine | null} */
const newer = (last, next) => (!last || next.since >= last.since ? next : last);
/**
 * The newest emergency, or null.
 *
 * @param {{ notices: Api.NoticeLine[] } | null | undefined} view
 */
export const emergency = (view) => standing(view, "emergency").reduce(newer, null);
