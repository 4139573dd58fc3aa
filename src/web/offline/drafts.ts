/** What was typed and is not saved yet, kept in this tab for whoever typed it. */
const DRAFT = /^uptake\.(draft|field)\./;

/** Throws away what was typed here and not saved, but for one member's. */
export function forgetDrafts(except: string | null = null): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      const isTheirs = except !== null && key.endsWith(`.${except}`);
      if (DRAFT.test(key) && !isTheirs) sessionStorage.removeItem(key);
    }
  } catch {
    // without a store nothing was kept
  }
}
