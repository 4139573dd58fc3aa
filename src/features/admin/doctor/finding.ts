/** `warning` is worth a look; `fault` must be put right. */
export type Verdict = 'ok' | 'warning' | 'fault';

/** What one check saw, in words that say what to do. */
export interface Finding {
  check: string;
  verdict: Verdict;
  message: string;
}

/** One finding for the check: the problems, or that all is well. */
export function judge(
  check: string,
  problems: string[],
  given: { well: string; verdict?: Verdict },
): Finding {
  if (problems.length === 0) return { check, verdict: 'ok', message: given.well };
  return { check, verdict: given.verdict ?? 'fault', message: listFew(problems, ' ') };
}

const MANY = 5;

/** The first few, and how many more there are. */
export function listFew(items: string[], separator = ', '): string {
  const more = items.length > MANY ? `${separator}(and ${items.length - MANY} more)` : '';
  return items.slice(0, MANY).join(separator) + more;
}
