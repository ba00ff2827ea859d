// How long each screen stays without a touch, in seconds: quiet, then a countdown that is shown; then the start comes back.
const READING = { quiet: 25, countdown: 20 };
export const PATIENCE = {
  choose: READING,
  booked: READING,
  guide: READING,
  matter: READING,
  held: READING,
  say: READING,
  result: { quiet: 0, countdown: 30 },
};
