/** How many days are asked for at once: a quarter, with the weeks around it. */
export const CALENDAR_SPAN_DAYS = 120;
/** How many members' calendars lie over one another at once. */
export const CALENDAR_MEMBERS = 20;
/** What is drawn for a meeting of which nobody has said how long it is. */
export const USUAL_MINUTES = 30;
