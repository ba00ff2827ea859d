// Load the page again when there is something new on it.
const { version } = document.documentElement.dataset;

async function look() {
  try {
    const answer = await fetch("/version", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== version) location.reload();
  } catch {
    // The emulator has ended, or comes back in a moment.
  }
}

setInterval(look, 1000);
