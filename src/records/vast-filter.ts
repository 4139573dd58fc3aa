/** Far more than a query takes, which counts anew once segments are written out. */
const MOST_OBJECTS = 4000;
const MOST_LISTED = 30_000;
const MOST_LEVELS = 64;

/**
 * Whether what is given for a filter is so large that checking it part by part would keep everybody
 * else waiting. It is looked through no further than until that is known.
 */
export function isVast(given: unknown): boolean {
  const open = [{ part: given, level: 0 }];
  let objects = 0;
  let listed = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, level } = next;
    if (part === null || typeof part !== 'object') continue;
    const isList = Array.isArray(part);
    if (isList) listed += part.length;
    else objects++;
    if (objects > MOST_OBJECTS || listed > MOST_LISTED || level > MOST_LEVELS) return true;
    for (const inner of isList ? part : Object.values(part)) {
      open.push({ part: inner, level: level + 1 });
    }
  }
  return false;
}
