// How many of the last calls a board lists: beside the huge one, in a panel of a divided board, and under an emergency.
export const LISTED = 7;
export const LISTED_IN_PANEL = 5;
export const UNDER_EMERGENCY = 4;
