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

/** The body without what one card says; of one that was cut short, as far as it stands there. */
export function bodyWithout(body: string, text: string): string {
  const line = lineOf(text);
  const at = body.indexOf(line);
  const isCut = body.endsWith('…') && !body.includes(line);
  const begun = isCut ? lastBegun(body, line) : at;
  if (begun < 0) return body;
  const rest = isCut ? '' : body.slice(begun + line.length).replace(/^\n/, '');
  return (body.slice(0, begun) + rest).trimEnd();
}

/** Where the end of a body that was cut begins with this line; -1: nowhere. */
function lastBegun(body: string, line: string): number {
  const whole = body.slice(0, -1);
  for (let at = whole.lastIndexOf('– '); at >= 0; at = whole.lastIndexOf('– ', at - 1)) {
    if (line.startsWith(whole.slice(at))) return at;
    if (at === 0) break;
  }
  return -1;
}

function lineOf(text: string): string {
  return `– ${text}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
