/** Pages and files that the server draws itself: of customers, calendars and programs, and of phones in a workshop. */
const OF_THE_SERVER = /^\/(api|calendar|daily-mail|f|j|odata|q|s|u)\//;

/** Whether an address is none of the app's own, so that nothing kept may stand in for it. */
export function isLeftToServer(path: string): boolean {
  return OF_THE_SERVER.test(path);
}
