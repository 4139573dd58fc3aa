const MOST_TITLE = 120;
const MOST_BODY = 2000;

/** What a concern is called that a cluster has become: by its title, or by what its first card says. */
export function titleOf(text: string): string {
  return cut(text.replaceAll(/\s+/g, ' '), MOST_TITLE);
}

/** What such a concern says: its cards, each by itself. */
export function bodyOf(texts: readonly string[]): string {
  return cut(texts.map(lineOf).join('\n'), MOST_BODY);
}

/**
 * The body without what one card says, wherever that stands as a whole line, and at the end of one that
 * was cut short as far as it stands there. What `others` say, which are to be read, stays.
 */
export function bodyWithout(body: string, text: string, others: readonly string[] = []): string {
  const line = lineOf(text);
  const lines = others.map(lineOf);
  let left = body;
  let at = 0;
  while (at < left.length) {
    const end = endOf(left, line, at);
    const kept = Math.max(-1, ...lines.map((other) => endOf(left, other, at)));
    if (end > kept) {
      left = left.slice(0, at) + left.slice(end).replace(/^\n/, '');
      continue;
    }
    const next = left.indexOf('\n', Math.max(at, kept));
    at = next < 0 ? left.length : next + 1;
  }
  return left === body ? body : left.trimEnd();
}

/** The body with what one card says, unless it says that already. */
export function bodyWith(body: string, text: string): string {
  if (bodyWithout(body, text) !== body) return body;
  return cut([body, lineOf(text)].filter(Boolean).join('\n'), MOST_BODY);
}

/** Where a line ends that begins at this place, whole or as far as the body was cut; -1: it does not. */
function endOf(body: string, line: string, at: number): number {
  const end = at + line.length;
  const isWhole = body.startsWith(line, at) && (end === body.length || body[end] === '\n');
  if (isWhole) return end;
  const begun = body.slice(at, -1);
  const isBegun = body.endsWith('…') && begun.startsWith('– ') && line.startsWith(begun);
  return isBegun ? body.length : -1;
}

interface Words {
  title: string;
  body: string;
}

/** The cards of a theme before one of them was hidden or shown, and after. */
export interface ThemeWords {
  name: string | null;
  before: readonly string[];
  after: readonly string[];
  /** Why cards of it are hidden, or were until now. */
  reasons: readonly string[];
}

export interface TurnedCard {
  text: string;
  /** Why it is hidden now; null: it is shown again. */
  hidden: string | null;
}

/** What the concern of a theme says after one of its cards was hidden or shown; what was written anew stays. */
export function tellOwn({ title, body }: Words, theme: ThemeWords, card: TurnedCard): Words {
  const { name, before, after, reasons } = theme;
  const isAsMade = body === bodyOf(before);
  if (card.hidden !== null) {
    return {
      body: isAsMade ? bodyOf(after) : bodyWithout(body, card.text, after),
      title: titleWithout(title, theme, card),
    };
  }
  const names = [name ?? before[0] ?? '', ...reasons].map(titleOf);
  return {
    body: isAsMade ? bodyOf(after) : bodyWith(body, card.text),
    title: names.includes(title) ? titleOf(name ?? after[0] ?? title) : title,
  };
}

/** Of another theme, which a card may have stood in when that became a concern: only what is hidden goes. */
export function tellOther(words: Words, theme: ThemeWords, card: TurnedCard): Words {
  if (card.hidden === null) return words;
  const body = bodyWithout(words.body, card.text, theme.after);
  return body === words.body ? words : { body, title: titleWithout(words.title, theme, card) };
}

function titleWithout(title: string, { name, after }: ThemeWords, card: TurnedCard): string {
  const isShown = after.some((text) => titleOf(text) === title);
  if (title !== titleOf(card.text) || isShown) return title;
  return titleOf(name ?? after[0] ?? card.hidden ?? title);
}

function lineOf(text: string): string {
  return `– ${text}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
