// Vibrates and beeps. A browser allows both only after a touch, so the citizen turns them on.
const BEEP_S = 0.25;

export class Ring {
  on = false;

  arm() {
    this.on = true;
    try {
      this.audio = new AudioContext();
      this.audio.resume();
    } catch {
      // a phone without sound may still vibrate
    }
    this.sound(false);
  }

  /** One beep as a notice; three, and a longer buzz, for the call itself. */
  sound(call) {
    if (!this.on) return;
    navigator.vibrate?.(call ? [400, 150, 400, 150, 800] : [200]);
    for (let turn = 0; turn < (call ? 3 : 1); turn += 1) this.beep(turn * 2 * BEEP_S);
  }

  beep(after) {
    if (this.audio?.state === "closed" || !this.audio) return;
    const tone = this.audio.createOscillator();
    const loud = this.audio.createGain();
    const from = this.audio.currentTime + after;
    tone.frequency.value = 880;
    loud.gain.setValueAtTime(0.3, from);
    loud.gain.exponentialRampToValueAtTime(0.001, from + BEEP_S);
    tone.connect(loud).connect(this.audio.destination);
    tone.start(from);
    tone.stop(from + BEEP_S);
  }
}
