/** What waited without a connection counts as of when it was written, if that was no more days ago. */
export const OFFLINE_DAYS = 3;
