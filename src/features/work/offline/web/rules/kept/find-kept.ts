export interface FoundKept {
  type: string;
  id: string;
  title: string;
  subtitle: string;
}

interface KeptAnswer {
  url: string;
  answer: unknown;
}

const MOST = 12;
const TYPES: Record<string, string> = {
  people: 'person',
  companies: 'company',
  tasks: 'task',
  activities: 'activity',
  deals: 'deal',
  quotes: 'quote',
};

/** Records among what is kept whose title has all words, or nearly so; the best first. */
export function findKept(
  text: string,
  kept: readonly KeptAnswer[],
  types?: readonly string[],
): FoundKept[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const scored = listKept(kept)
    .filter(({ type }) => !types || types.includes(type))
    .map((record) => ({
      record,
      score: score(words, wordsOf(`${record.title} ${record.subtitle}`)),
    }))
    .filter(({ score: points }) => points > 0);
  scored.sort((one, other) => other.score - one.score);
  return scored.slice(0, MOST).map(({ record }) => record);
}

/** Every record that a kept answer holds or names, in the form kept last. */
function listKept(kept: readonly KeptAnswer[]): FoundKept[] {
  const found = new Map<string, FoundKept>();
  for (const record of kept.flatMap(recordsIn)) {
    if (!found.has(record.id)) found.set(record.id, record);
  }
  return [...found.values()];
}

function recordsIn({ url, answer }: KeptAnswer): FoundKept[] {
  const type = TYPES[/^\/api\/v1\/([a-z-]+)/.exec(url)?.[1] ?? ''];
  const { refs = {}, items } = (answer ?? {}) as {
    refs?: Record<string, { type: string; title: string }>;
    items?: unknown[];
  };
  const whole = type ? (Array.isArray(items) ? items : [answer]) : [];
  const listed = whole.flatMap((item) => {
    const { id, title, company_id, deleted_at } = item as Record<string, string | null>;
    if (!id || !title || deleted_at) return [];
    return [{ type: type!, id, title, subtitle: refs[company_id ?? '']?.title ?? '' }];
  });
  const named = Object.entries(refs)
    .filter(([, ref]) => ref.type === 'person' || ref.type === 'company')
    .map(([id, ref]) => ({ type: ref.type, id, title: ref.title, subtitle: '' }));
  return [...listed, ...named];
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}@.+-]+/u).filter(Boolean);
}

/** Each word counts most where it begins one, less where it differs by a letter; 0 if one has no match. */
function score(words: readonly string[], among: readonly string[]): number {
  let points = 0;
  for (const word of words) {
    const best = Math.max(0, ...among.map((other) => likeness(word, other)));
    if (best === 0) return 0;
    points += best;
  }
  return points / words.length;
}

function likeness(word: string, other: string): number {
  if (word === other) return 1;
  if (other.startsWith(word)) return 0.9;
  if (word.length < 4) return 0;
  return isOneOff(word, other) || isOneOff(word, other.slice(0, word.length)) ? 0.6 : 0;
}

/** Whether one letter more, less, other, or two exchanged make one word of the other. */
export function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  return (
    a.slice(1) === b.slice(1) ||
    a === b.slice(1) ||
    a.slice(1) === b ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
