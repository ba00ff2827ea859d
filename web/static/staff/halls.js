// The halls of the server by id, for pages over all of them.
import { get } from "/static/web/shared/api.js";

/** @returns {Promise<Record<string, Api.HallView>>} empty where the server did not answer */
export async function hallsById() {
  const halls = await get("/halls").catch(() => []);
  return Object.fromEntries(halls.map((hall) => [hall.id, hall]));
}
