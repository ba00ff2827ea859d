// What a citizen has ticked stays on this phone, a list of names a matter.
export class Ticks {
  constructor(hall, service) {
    this.key = `yichuang-guide ${hall} ${service}`;
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      this.names = new Set(Array.isArray(kept) ? kept : []);
    } catch {
      this.names = new Set(); // a browser without storage still ticks
    }
  }

  toggle(name) {
    if (!this.names.delete(name)) this.names.add(name);
    try {
      if (this.names.size) localStorage.setItem(this.key, JSON.stringify([...this.names]));
      else localStorage.removeItem(this.key);
    } catch {
      // as above
    }
  }
}
