/** Normal noise from a seed (mulberry32, Box–Muller). */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The month so many after January 2022. */
export function monthName(at: number): string {
  return `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
