// What fixed.css cannot forbid on a screen that stands in public: menus, dragging, files let fall on it, zooming by wheel or keys.
// Only for screens that belong to nobody: on a phone and on staff pages people may enlarge what they read.
const refuse = (event) => event.preventDefault();
const typed = (event) => event.target.closest?.("input, textarea");

for (const kind of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart"]) window.addEventListener(kind, refuse);
window.addEventListener("selectstart", (event) => typed(event) || refuse(event));
window.addEventListener("wheel", (event) => event.ctrlKey && refuse(event), { passive: false }); // also two fingers on a touchpad
window.addEventListener("keydown", (event) => (event.ctrlKey || event.metaKey) && "+-=_".includes(event.key) && refuse(event)); // 0 stays: the way back
