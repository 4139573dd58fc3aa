/** The middle of several numbers; of an even count the greater one, so that nothing looks quicker than it was. */
export function medianOf(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
}
