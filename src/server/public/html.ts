import { escapeHtml } from '#src/lib/escape-html.ts';
/** Text that is HTML already, so that it is not escaped again. */
export class SafeHtml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = SafeHtml | string | number | null | undefined | false | readonly Part[];

/** HTML from a template; all that is put into it is escaped, unless it was made by this too. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): SafeHtml {
  const texts = strings.map(
    (text, index) => text + (index < parts.length ? write(parts[index]) : ''),
  );
  return new SafeHtml(texts.join(''));
}

/** A text of several lines, with its breaks. */
export function lines(text: string): SafeHtml {
  return new SafeHtml(escapeHtml(text).replaceAll(/\r?\n/g, '<br>'));
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof SafeHtml) return part.text;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeHtml(String(part));
}
