import type { KeptFact, OfflineDb } from './offline-db.ts';

export interface Kept {
  answer: unknown;
  /** When the server gave it (ms since 1970). */
  at: number;
}

/** Answers of the server to one member, kept for when it cannot be reached. */
export interface KeptAnswers {
  keep: (url: string, answer: unknown, at?: number) => Promise<void>;
  recall: (url: string) => Promise<Kept | undefined>;
  /** When the server gave what is kept (ms since 1970). */
  givenAt: (url: string) => Promise<number | undefined>;
  /** How many answers are kept, and how many characters they come to. */
  measure: () => Promise<{ answers: number; characters: number }>;
  /** Forgets what was read; what waits to be sent stays. */
  clear: () => Promise<void>;
  /** All that is kept, the newest first. */
  all: () => Promise<{ url: string; answer: unknown }[]>;
}

/** Limits of what is kept: a phone is small, and what is old misleads and may be lost with it. */
export const KEPT_LIMITS = {
  answers: 800,
  characters: 12_000_000,
  charactersEach: 400_000,
  ageMs: 14 * 24 * 60 * 60_000,
};
const TIDY_EVERY = 10;

export function keptAnswers(db: OfflineDb, owner: string): KeptAnswers {
  let sinceTidy = TIDY_EVERY;
  return {
    async keep(url, answer, at = Date.now()) {
      const text = JSON.stringify(answer);
      if (text === undefined || text.length > KEPT_LIMITS.charactersEach) return;
      const tx = db.transaction(['kept', 'facts'], 'readwrite');
      await Promise.all([
        tx.objectStore('kept').put({ owner, url, text }),
        tx.objectStore('facts').put({ owner, url, at, size: text.length }),
        tx.done,
      ]);
      sinceTidy += 1;
      if (sinceTidy < TIDY_EVERY) return;
      sinceTidy = 0;
      await dropOldest(db);
    },
    async recall(url) {
      const [kept, fact] = await Promise.all([
        db.get('kept', [owner, url]),
        db.get('facts', [owner, url]),
      ]);
      if (!kept || !fact || Date.now() - fact.at > KEPT_LIMITS.ageMs) return undefined;
      return { answer: JSON.parse(kept.text), at: fact.at };
    },
    givenAt: async (url) => (await db.get('facts', [owner, url]))?.at,
    async measure() {
      const facts = await factsOf(db, owner);
      const characters = facts.reduce((sum, { size }) => sum + size, 0);
      return { answers: facts.length, characters };
    },
    clear: () => forgetKept(db),
    async all() {
      const facts = await factsOf(db, owner);
      const answers = await Promise.all(
        facts.reverse().map(({ url }) => db.get('kept', [owner, url])),
      );
      return answers.flatMap((kept) =>
        kept ? [{ url: kept.url, answer: JSON.parse(kept.text) as unknown }] : [],
      );
    },
  };
}

/** The oldest first. */
async function factsOf(db: OfflineDb, owner: string): Promise<KeptFact[]> {
  return (await db.getAllFromIndex('facts', 'at')).filter((one) => one.owner === owner);
}

/** Takes away what is too old, and the oldest of what is too much. */
async function dropOldest(db: OfflineDb): Promise<void> {
  const tx = db.transaction(['kept', 'facts'], 'readwrite');
  const facts = await tx.objectStore('facts').index('at').getAll();
  for (const { owner, url } of tooMany(facts, Date.now())) {
    await tx.objectStore('kept').delete([owner, url]);
    await tx.objectStore('facts').delete([owner, url]);
  }
  await tx.done;
}

/** Those that have to go, of answers given in the order of their age, the oldest first. */
export function tooMany(facts: readonly KeptFact[], nowMs: number): KeptFact[] {
  let answers = 0;
  let characters = 0;
  return facts.toReversed().filter(({ at, size }) => {
    answers += 1;
    characters += size;
    return (
      answers > KEPT_LIMITS.answers ||
      characters > KEPT_LIMITS.characters ||
      nowMs - at > KEPT_LIMITS.ageMs
    );
  });
}

/** Forgets all that was read here, or all but one member's; what waits to be sent stays. */
export async function forgetKept(db: OfflineDb, except: string | null = null): Promise<void> {
  const tx = db.transaction(['kept', 'facts'], 'readwrite');
  for (const { owner, url } of await tx.objectStore('facts').getAll()) {
    if (owner === except) continue;
    await tx.objectStore('kept').delete([owner, url]);
    await tx.objectStore('facts').delete([owner, url]);
  }
  await tx.done;
}
