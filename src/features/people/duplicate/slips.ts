/** Whether two words are one letter apart: wrong, missing, too many, or two swapped. */
export function isOneApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at];
  return isSwapped && a.slice(at + 2) === b.slice(at + 2);
}

/** Two slips in a long word; words that differ more are other words. */
export function isTwoApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 2) return false;
  return countSteps(a, b) === 2;
}

/** Letters to insert, drop, change or swap (optimal string alignment), given up beyond two. */
function countSteps(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        steps = Math.min(steps, before[j - 2]! + 1);
      }
      row.push(steps);
    }
    if (Math.min(...row) > 2) return 3;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
