import { utcDay } from '#src/lib/days.ts';

/** A line of a list of mail that came back, as a program that sends writes it. */
export interface BounceRow {
  email: string;
  kind: 'hard' | 'soft';
  /** `YYYY-MM-DD`; null where none is said, or one to come. */
  on: string | null;
  reason: string | null;
}

// it begins where a word does, or a cell of a megabyte would be read from each of its letters
const MAIL =
  /(?<![^\s<>@,;:"'()[\]])[^\s<>@,;:"'()[\]]+@[^\s<>@,;:"'()[\]]+\.[^\s<>@,;:"'()[\].]{2,}/u;
const SAID = /^(hard|soft)(?:[ _-]?bounced?)?$/i;
/** RFC 3463: 4 passes, 5 stays; x.2.2 is a mailbox that is full. */
const STATUS = /\b([45])\.\d{1,3}\.\d{1,3}\b/;
const FULL = /\b[45]\.2\.2\b/;
const PASSES =
  /\b(?:soft|transient|temporar(?:y|ily)|delayed|deferred|full|quota|weich|vorübergehend|voll|temporane[oa]|piena)\b/iu;
const REASON_LENGTH = 500;

/** What a row of cells tells of an address; null where there is none, as in the line of headings. */
export function readBounceRow(cells: readonly string[], today: string): BounceRow | null {
  const at = cells.findIndex((cell) => MAIL.test(cell));
  if (at < 0) return null;
  const email = MAIL.exec(cells[at]!)![0].toLowerCase();
  const others = cells.filter((cell, index) => index !== at && cell.trim() !== '');
  const on = others.map(readDay).find((day) => day !== null) ?? null;
  const words = others.filter((cell) => !SAID.test(cell.trim()) && readDay(cell) === null);
  return {
    email,
    kind: kindOf(others),
    on: on !== null && on <= today ? on : null,
    reason: words.join(' · ').slice(0, REASON_LENGTH) || null,
  };
}

/** What is said outright comes first, then the number of the mail server, then its words. */
function kindOf(cells: readonly string[]): 'hard' | 'soft' {
  for (const cell of cells) {
    const said = SAID.exec(cell.trim());
    if (said) return said[1]!.toLowerCase() as 'hard' | 'soft';
  }
  const all = cells.join(' ');
  if (FULL.test(all)) return 'soft';
  const status = STATUS.exec(all);
  if (status) return status[1] === '4' ? 'soft' : 'hard';
  return PASSES.test(all) ? 'soft' : 'hard';
}

/** A day at the beginning of a cell: 2026-11-20, or 20.11.2026. */
function readDay(cell: string): string | null {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(cell);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const dotted = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(cell);
  return dotted && dayOf(dotted[3]!, dotted[2]!, dotted[1]!);
}

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || utcDay(date) !== text ? null : text;
}
