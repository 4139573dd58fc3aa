import { markMatches } from './mark-matches.ts';

/** A text with what was looked for a little stronger. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  if (query === '') return text;
  let at = 0;
  return markMatches(text, query).map(({ text: part, hit }) => {
    const key = at;
    at += part.length;
    return hit ? <mark key={key}>{part}</mark> : <span key={key}>{part}</span>;
  });
}
