/** Numbers that are the same in every run. */
export interface Random {
  /** From 0 up to, but not, `below`. */
  int(below: number): number;
  /** A rank from 0 up to, but not, `below`: rank r about 1/r as often as the first. */
  zipf(below: number): number;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: T[]): T[];
}

/** Marsaglia's xorshift32: quick, and good enough to spread rows. */
export function makeRandom(seed: number): Random {
  let state = seed | 1;
  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  }
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    zipf: (below) => Math.min(below - 1, Math.floor((below + 1) ** next() - 1)),
    pick: (items) => items[int(items.length)]!,
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [items[i], items[j]] = [items[j]!, items[i]!];
      }
      return items;
    },
  };
}
