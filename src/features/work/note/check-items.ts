/** A line `- [ ] send the price list fri` of a note. */
export interface CheckItem {
  /** Counted from 0. */
  line: number;
  text: string;
  done: boolean;
}

const CHECK_LINE = /^[ \t]*[-*+][ \t]+\[([ xX]?)\][ \t]+(\S.*)$/;
const MOST_LETTERS = 500;
/** Further lines are shown as they are; nobody keeps as many promises from one note. */
export const MOST_ITEMS = 50;

export function readCheckLine(line: string): { text: string; done: boolean } | null {
  const match = CHECK_LINE.exec(line);
  if (!match) return null;
  return { text: match[2]!.trim().slice(0, MOST_LETTERS), done: /x/i.test(match[1]!) };
}

export function readCheckItems(body: string | null): CheckItem[] {
  if (!body?.includes('[')) return [];
  return body
    .split('\n')
    .flatMap((text, line): CheckItem[] => {
      const item = readCheckLine(text);
      return item ? [{ line, ...item }] : [];
    })
    .slice(0, MOST_ITEMS);
}

/** What a line of the note is already known as. */
export interface KnownItem {
  id: string;
  item: string;
}

/** Below this two lines are two promises, above it one that was reworded. */
const LEAST_LIKENESS = 0.5;

/**
 * For each line the one that it was before, or null if it is new: first those that read the same, in
 * order; then the most alike among the rest. Each is used once, so saving a text again finds all.
 */
export function matchItems<K extends KnownItem>(
  known: readonly K[],
  items: string[],
): (K | null)[] {
  const left = [...known];
  const found: (K | null)[] = items.map((text) => {
    const at = left.findIndex(({ item }) => item === text);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  });
  const pairs = items
    .flatMap((text, at) =>
      found[at] ? [] : left.map((one) => ({ at, one, like: likeness(one.item, text) })),
    )
    .filter(({ like }) => like >= LEAST_LIKENESS)
    .sort((a, b) => b.like - a.like);
  for (const { at, one } of pairs) {
    const place = left.indexOf(one);
    if (found[at] || place < 0) continue;
    found[at] = one;
    left.splice(place, 1);
  }
  return found;
}

/** Pairs of letters that two texts share, from 0 to 1 (Dice). */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.length + b.length === 0) return 0;
  const left = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

function pairsOf(text: string): string[] {
  const letters = text.toLowerCase().replaceAll(/\s+/g, ' ').slice(0, 200);
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) =>
    letters.slice(at, at + 2),
  );
}
