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

/**
 * Cards of different clusters whose words are much the same, the most alike first, each card once. A
 * word counts by how rare it is on this board, misspellings by the triples of letters they share.
 */
export function findAlike(
  cards: readonly ComparedCard[],
  isUnlike: (one: string, other: string) => boolean,
): Alike[] {
  const traced = cards.map((card) => ({ card, parts: partsOf(card.text) }));
  const weights = weigh(traced.map(({ parts }) => parts));
  const sums = traced.map(({ parts }) => sumUp(parts, weights));
  const holders = new Map<string, number[]>();
  traced.forEach(({ parts }, at) => {
    for (const part of parts) holders.set(part, [...(holders.get(part) ?? []), at]);
  });
  const found: Alike[] = [];
  traced.forEach(({ card }, at) => {
    for (const [other, shared] of sharedWith(at, traced[at]!.parts, { holders, weights })) {
      const alike = (2 * shared) / (sums[at]! + sums[other]!);
      const two = traced[other]!.card;
      if (alike < LEAST_ALIKE || two.cluster_id === card.cluster_id) continue;
      if (isUnlike(card.id, two.id)) continue;
      found.push({ card_id: card.id, other_id: two.id, cluster_id: two.cluster_id, alike });
    }
  });
  return takeEachOnce(found.toSorted((a, b) => b.alike - a.alike));
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

function takeEachOnce(found: readonly Alike[]): Alike[] {
  const used = new Set<string>();
  return found
    .filter(({ card_id, other_id }) => {
      if (used.has(card_id) || used.has(other_id)) return false;
      used.add(card_id).add(other_id);
      return true;
    })
    .slice(0, MOST_SHOWN);
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
  const counts = new Map<string, number>();
  for (const parts of all) {
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([part, count]) => [part, Math.log(1 + all.length / count)] as const),
  );
}

function sumUp(parts: ReadonlySet<string>, weights: Map<string, number>): number {
  let sum = 0;
  for (const part of parts) sum += weights.get(part)!;
  return sum;
}
