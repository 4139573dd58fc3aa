import type { CapturedAmount } from '../capture.ts';
import { isFree, type Line, spanIn, take } from './line.ts';
import { bindPhrases, matchPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';

const CURRENCIES = bindPhrases([
  ['€|eur|euro|euros', 'EUR'],
  ['$|usd|us$|dollar|dollars', 'USD'],
  ['£|gbp|pound|pounds|quid', 'GBP'],
  ['chf|sfr|franken|franchi|francs|fr.', 'CHF'],
  ['sek', 'SEK'],
  ['nok', 'NOK'],
  ['dkk', 'DKK'],
  ['pln|zł', 'PLN'],
  ['czk|kč', 'CZK'],
  ['huf', 'HUF'],
  ['ron', 'RON'],
  ['cad', 'CAD'],
  ['aud', 'AUD'],
]);

const MULTIPLIERS = bindPhrases([
  ['k|tsd|tsd.|tausend|thousand|grand|mila|mille', 3],
  ['m|mn|mio|mio.|mln|million|millions|millionen|milione|milioni|mil', 6],
  ['mrd|mrd.|bn|billion|milliarden|miliardi|miliardo|milliard|milliards', 9],
]);

// "12k users" counts something else.
const COUNTED =
  /^(?:km|units?|pcs|pieces|users?|seats?|steps|stuck|pezzi|pieces|items|rows|contacts)$/;
const MAX_GROUPS = 4;
const THREE_PACK = /^\d{3}$/;

/**
 * The first sum of money in the line: with a currency ("€ 12.000", "12,000 EUR"), with a multiplier
 * ("12k", "1,5 Mio") or, in a clause of its own, a bare number from 1000 on that is no year.
 * "12.000" and "12,000" are both twelve thousand: three figures after one mark are a group.
 */
export function readAmount(line: Line): CapturedAmount | null {
  for (const alone of [false, true]) {
    for (let at = 0; at < line.tokens.length; at += 1) {
      const found = alone ? readLoneNumber(line, at) : readMarkedNumber(line, at);
      if (!found || !isFree(line, found.from, found.to)) continue;
      take(line, [found.from, found.to], 'amount');
      const { cents, currency } = found;
      return { cents, currency, span: spanIn(line, found.from, found.to) };
    }
  }
  return null;
}

interface FoundAmount {
  cents: number;
  currency: string | null;
  from: number;
  to: number;
}

function readMarkedNumber(line: Line, at: number): FoundAmount | null {
  const { tokens } = line;
  const ahead = matchPhrase(CURRENCIES, tokens, at);
  const first = ahead ? ahead.end : at;
  if (tokens[first]?.kind !== 'number' || (!ahead && isTail(tokens, at))) return null;
  const figures = readFigures(tokens, first);
  const unit = readUnit(tokens, skipDash(tokens, figures.end), ahead?.value ?? null);
  if (!unit || COUNTED.test(tokens[unit.end]?.word ?? '')) return null;
  if (!unit.currency && isCompanyName(tokens, at, unit.end)) return null;
  const cents = toCents(figures.text, unit.power);
  return cents === null ? null : { cents, currency: unit.currency, from: at, to: unit.end };
}

interface Unit {
  power: number;
  currency: string | null;
  end: number;
}

/** What follows the figures: "k", "Mio", "€", "k€", "EUR k"; `null` if they are no money. */
function readUnit(tokens: readonly Token[], at: number, ahead: string | null): Unit | null {
  const factor = matchPhrase(MULTIPLIERS, tokens, at);
  const end = factor?.end ?? at;
  const behind = ahead ? null : matchPhrase(CURRENCIES, tokens, end);
  const currency = ahead ?? behind?.value ?? null;
  if (!currency && !(factor && isTrusted(tokens[at]!))) return null;
  const late = factor || !behind ? null : matchPhrase(MULTIPLIERS, tokens, behind.end);
  return {
    power: factor?.value ?? late?.value ?? 0,
    currency,
    end: late?.end ?? behind?.end ?? end,
  };
}

// "5 m" may be metres: one letter alone must touch its number.
function isTrusted(multiplier: Token): boolean {
  return multiplier.glued || multiplier.word !== 'm';
}

function isTail(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]!.glued && before !== undefined && /^[\p{L}/#:]$/u.test(before.text.slice(-1));
}

// "12 000" and "12 000 000": groups set apart by a blank.
function readFigures(tokens: readonly Token[], at: number): { text: string; end: number } {
  let text = tokens[at]!.text;
  let end = at + 1;
  if (!/^\d{1,3}$/.test(text)) return { text, end };
  while (
    end <= at + MAX_GROUPS &&
    tokens[end]?.kind === 'number' &&
    /^\d{3}(?:[.,]\d{1,2})?$/.test(tokens[end]!.text)
  ) {
    text += tokens[end]!.text;
    end += 1;
  }
  return { text, end };
}

function isCompanyName(tokens: readonly Token[], at: number, to: number): boolean {
  return tokens[at]!.text === '3' && tokens[at + 1]!.text === 'M' && to === at + 2;
}

// "12.000,-" and "12'000.–"
function skipDash(tokens: readonly Token[], at: number): number {
  const marks = `${tokens[at]?.text ?? ''}${tokens[at + 1]?.text ?? ''}`;
  return /^[.,][–—-]$/.test(marks) && tokens[at]!.glued ? at + 2 : at;
}

function readLoneNumber(line: Line, at: number): FoundAmount | null {
  const { tokens } = line;
  if (tokens[at]!.kind !== 'number' || !isEdge(line, at - 1)) return null;
  const figures = readFigures(tokens, at);
  const to = skipDash(tokens, figures.end);
  if (!isEdge(line, to)) return null;
  const cents = toCents(figures.text, 0);
  if (cents === null || cents < 100_000 || /^(?:19|20)\d\d$/.test(figures.text)) return null;
  return { cents, currency: null, from: at, to };
}

function isEdge(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return !token || token.kind === 'break' || /^[,;.!?()–—-]$/.test(token.text);
}

/** Figures as typed, times a power of ten, in hundredths; `null` when they are no amount. */
function toCents(figures: string, power: number): number | null {
  const plain = toPlainNumber(figures, power);
  if (!plain) return null;
  const [whole = '', fraction = ''] = plain.split('.');
  const shift = power + 2;
  const digits = whole + fraction.slice(0, shift).padEnd(shift, '0');
  const cents = Number(digits);
  return Number.isSafeInteger(cents) ? cents : null;
}

function toPlainNumber(figures: string, power: number): string | null {
  const parts = figures.split(/[.,'’]/);
  if (parts.some((part) => !/^\d+$/.test(part))) return null;
  const marks = figures.replace(/\d/g, '');
  if (!marks) return figures;
  const last = parts.at(-1)!;
  const mixed = new Set(marks).size > 1;
  const grouped = mixed ? parts.slice(1, -1) : parts.slice(1);
  const isGrouped = grouped.every((part) => THREE_PACK.test(part));
  // "1.250 Mio" has a fraction, "1.250" a group.
  const isFraction = mixed || (marks.length === 1 && (!THREE_PACK.test(last) || power >= 6));
  if (isFraction && (mixed ? isGrouped : true)) return `${parts.slice(0, -1).join('')}.${last}`;
  return isGrouped ? parts.join('') : null;
}
