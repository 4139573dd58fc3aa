import { createSenderLimit } from '#src/server/http/rate-limit.ts';

/** More than somebody taps. */
const EACH_PER_MINUTE = 60;
const ALL_PER_MINUTE = 1200;
/** A whole room that joins at once behind one address. */
const TOKENS_PER_MINUTE = 120;

/** How much is written by phones, apart from how much they read. */
export function createWriteLimit() {
  const each = createSenderLimit(EACH_PER_MINUTE);
  const all = createSenderLimit(ALL_PER_MINUTE);
  const tokens = createSenderLimit(TOKENS_PER_MINUTE);
  return {
    /** What one phone sends or moves; `participant` is its hash. */
    async countWrite(workshopId: string, participant: string): Promise<void> {
      await each.count(participant);
      await all.count(workshopId);
    },
    /** A phone that joins for the first time. */
    async countToken(workshopId: string, sender: string): Promise<void> {
      await all.count(workshopId);
      await tokens.count(`${workshopId} ${sender}`);
    },
  };
}
