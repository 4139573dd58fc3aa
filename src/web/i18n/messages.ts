import { textsOf } from './kept-texts.ts';
import { spoken, wantTexts } from './packs.ts';

/** Packs of what the server says, by its English; `{{1}}` stands for what changes. */
const AREA = 'web/i18n/messages';

interface Pattern {
  shape: RegExp;
  said: string;
}
const patterns = new Map<string, Pattern[]>();

/** Loads what is needed to say the server's messages in the person's language. */
export async function wantMessages(): Promise<void> {
  await wantTexts(AREA);
}

/**
 * A message of the server in the person's language, or as it is where no pack has it. Loaded by
 * `wantMessages`.
 */
export function sayMessage(english: string): string {
  const { language } = spoken.get();
  const pack = textsOf(language, AREA);
  if (!pack) return english;
  const known = pack.get(english);
  if (known) return known;
  for (const { shape, said } of patternsOf(language, pack)) {
    const values = shape.exec(english);
    if (values) return said.replaceAll(/\{\{(\d)\}\}/g, (_, at) => values[Number(at)] ?? '');
  }
  const sentences = english.split(/(?<=[.!?]) /).map((sentence) => pack.get(sentence));
  return sentences.every(Boolean) ? sentences.join(' ') : english;
}

function patternsOf(language: string, pack: ReadonlyMap<string, string>): Pattern[] {
  const known = patterns.get(language);
  if (known) return known;
  const made = [...pack]
    .filter(([english]) => english.includes('{{1}}'))
    .map(([english, said]) => ({ shape: shapeOf(english), said }));
  patterns.set(language, made);
  return made;
}

function shapeOf(english: string): RegExp {
  const parts = english
    .split(/\{\{\d\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*?)')}$`, 's');
}
