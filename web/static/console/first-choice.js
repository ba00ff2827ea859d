// Where the keyboard goes when a panel opens. On the design page panels stand open among other samples and leave it where it is.
export const toFirstChoice = (panel) => panel.closest("yc-console") && panel.querySelector("[data-choice]:enabled")?.focus();
