import { foldText } from '#src/lib/fold-text.ts';

export interface ComparedCard {
  id: string;
  text: string;
  cluster_id: string;
}

export interface Alike {
  card_id: string;
  other_id: string;
  cluster_id: string;
  alike: number;
}

/** From here on two cards are shown as alike; a person decides. */
const LEAST_ALIKE = 0.5;
const MOST_SHOWN = 20;
/** With how many others that say the same in the same words a card is paired. */
const MOST_EQUAL = 3;
/** A word, or three letters, that more texts than these hold are passed over. */
const MOST_HOLDERS = 120;
const MOST_PAIRS = 10_000;

/** Two of the cards, by their place, that say much the same. */
interface Pair {
  one: number;
  other: number;
  alike: number;
}

/**
 * Cards of different clusters whose words are much the same, the most alike first, each card once.
 * `pairs` are those of `comparePairs`, which holds as long as the texts do, wherever the cards are put.
 */
export function findAlike(
  cards: readonly ComparedCard[],
  isUnlike: (one: string, other: string) => boolean,
  pairs: readonly Pair[] = comparePairs(cards.map(({ text }) => text)),
): Alike[] {
  const used = new Set<string>();
  const found: Alike[] = [];
  for (const { one, other, alike } of pairs) {
    if (found.length === MOST_SHOWN) break;
    const [card, two] = [cards[one]!, cards[other]!];
    if (used.has(card.id) || used.has(two.id) || two.cluster_id === card.cluster_id) continue;
    if (isUnlike(card.id, two.id)) continue;
    used.add(card.id).add(two.id);
    found.push({ card_id: card.id, other_id: two.id, cluster_id: two.cluster_id, alike });
  }
  return found;
}

/**
 * All that are alike, the most alike first. A word counts by how rare it is among these texts,
 * misspellings by the triples of letters they share. What is said again and again in the same words is
 * compared once, so that nobody stops the server by pasting.
 */
export function comparePairs(texts: readonly string[]): Pair[] {
  const placesOf = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const places = placesOf.get(text);
    if (places) places.push(at);
    else placesOf.set(text, [at]);
  });
  const found = [...placesOf.values()].flatMap(pairEqual);
  const places = [...placesOf.values()].map((all) => all.slice(0, MOST_EQUAL));
  for (const { one, other, alike } of compareDifferent([...placesOf.keys()])) {
    for (const first of places[one]!) {
      for (const second of places[other]!) found.push({ one: first, other: second, alike });
    }
  }
  return found.toSorted((a, b) => b.alike - a.alike).slice(0, MOST_PAIRS);
}

/** Each with the next that say it in the same words. */
function pairEqual(places: readonly number[]): Pair[] {
  return places.flatMap((one, at) =>
    places.slice(at + 1, at + 1 + MOST_EQUAL).map((other) => ({ one, other, alike: 1 })),
  );
}

function compareDifferent(texts: readonly string[]): Pair[] {
  const traced = dropCommon(texts.map(partsOf));
  const weights = weigh(traced);
  const sums = traced.map((parts) => sumUp(parts, weights));
  const holders = new Map<string, number[]>();
  traced.forEach((parts, at) => {
    for (const part of parts) {
      const known = holders.get(part);
      if (known) known.push(at);
      else holders.set(part, [at]);
    }
  });
  const found: Pair[] = [];
  traced.forEach((parts, one) => {
    for (const [other, shared] of sharedWith(one, parts, { holders, weights })) {
      const alike = (2 * shared) / (sums[one]! + sums[other]!);
      if (alike >= LEAST_ALIKE) found.push({ one, other, alike });
    }
  });
  return found.toSorted((a, b) => b.alike - a.alike).slice(0, MOST_PAIRS);
}

/** What very many hold tells none of them from the others. */
function dropCommon(all: readonly ReadonlySet<string>[]): Set<string>[] {
  const counts = countParts(all);
  return all.map(
    (parts) => new Set([...parts].filter((part) => counts.get(part)! <= MOST_HOLDERS)),
  );
}

function countParts(all: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const parts of all) {
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

/** What both hold, for the cards after this one that hold something of it. */
function sharedWith(
  at: number,
  parts: ReadonlySet<string>,
  known: { holders: Map<string, number[]>; weights: Map<string, number> },
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const part of parts) {
    const weight = known.weights.get(part)!;
    for (const other of known.holders.get(part)!) {
      if (other > at) shared.set(other, (shared.get(other) ?? 0) + weight);
    }
  }
  return shared;
}

/** Words of three letters and more, and the triples of letters in them. */
function partsOf(text: string): Set<string> {
  const words = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
  const triples = words.flatMap((word) =>
    Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)),
  );
  return new Set([...words.map((word) => `=${word}`), ...triples]);
}

function weigh(all: readonly ReadonlySet<string>[]): Map<string, number> {
  return new Map(
    [...countParts(all)].map(([part, count]) => [part, Math.log(1 + all.length / count)] as const),
  );
}

function sumUp(parts: ReadonlySet<string>, weights: Map<string, number>): number {
  let sum = 0;
  for (const part of parts) sum += weights.get(part)!;
  return sum;
}
