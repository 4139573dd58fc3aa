/** Somebody named in a note: the words after the sign, such as `@Ana Rossi`. */
export interface Mention {
  /** As it stands in the text, the sign included. */
  said: string;
  type: 'member' | 'person';
  id: string;
}

export const MOST_MENTIONS = 20;
const MOST_WORDS = 4;
const SIGN = /(?<![\w@.])@(\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3})/gu;

/** What may be a name behind each sign: the longest first, down to its first word. */
export function readNames(body: string | null): string[][] {
  if (!body?.includes('@')) return [];
  return [...body.matchAll(SIGN)].slice(0, MOST_MENTIONS).map((match) => {
    const words = match[1]!.split(' ').slice(0, MOST_WORDS);
    return words.map((_, cut) =>
      words
        .slice(0, words.length - cut)
        .join(' ')
        .replace(/(?<![.'’-])[.'’-]+$/, ''),
    );
  });
}

/** Cuts a text at the mentions in it. */
export function splitMentions(
  text: string,
  mentions: readonly Mention[],
): (string | { mention: Mention })[] {
  const parts: (string | { mention: Mention })[] = [];
  let rest = text;
  while (rest) {
    const next = findFirst(rest, mentions);
    if (!next) break;
    if (next.at > 0) parts.push(rest.slice(0, next.at));
    parts.push({ mention: next.mention });
    rest = rest.slice(next.at + next.mention.said.length);
  }
  return rest ? [...parts, rest] : parts;
}

function findFirst(text: string, mentions: readonly Mention[]) {
  return mentions
    .map((mention) => ({ mention, at: text.indexOf(mention.said) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.mention.said.length - a.mention.said.length)[0];
}
