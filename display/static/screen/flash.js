// How long a new call flashes: one second for each of --flashes in flash.css.
export const FLASH_MS = 5000;
