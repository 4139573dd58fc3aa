/** A stream of numbers that looks random and is always the same for the same seed and key. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** The 32-bit FNV-1a hash of a text (RFC 9923 §2). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/**
 * One stream for each key, so that a change in one part of the demo leaves the others as they are.
 * A counter with the 32-bit finalizer of MurmurHash3 over it; not for secrets.
 */
export function createRandom(seed: number, key: string): Random {
  let counter = hashText(`${seed}/${key}`);
  function next(): number {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick(list) {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[Math.floor(next() * list.length)]!;
    },
  };
}

/** A UUID version 7 (RFC 9562 §5.7) whose random part comes from the stream. */
export function makeId(random: Random, atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  const bits = Array.from({ length: 20 }, () => random.between(0, 15).toString(16)).join('');
  const variant = (8 + random.between(0, 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(3, 6)}-${bits.slice(6, 18)}`;
}
