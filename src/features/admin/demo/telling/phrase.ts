import type { Random } from '../random.ts';

interface Saying {
  facts: Readonly<Record<string, string>>;
  random: Random;
  /** Whether the text begins a sentence. */
  begins: boolean;
}

/**
 * A sentence of the material, said: `{name}` stands for a fact, `[yes|no]` for one of the words.
 * Facts may hold marks themselves. Throws where a fact is missing.
 */
export function say(text: string, facts: Saying['facts'], random: Random): string {
  // A name such as `Moravská s.r.o.` brings the full stop of its sentence along.
  return fill(text, { facts, random, begins: true })
    .replace(/\.\.(?=\s|$)/g, '.')
    .replace(/\b([Aa]) (?=[aeio])/gi, '$1n ');
}

function fill(text: string, { facts, random, begins }: Saying): string {
  const chosen = text.replace(/\[([^\]]*\|[^\]]*)\]/g, (_, words: string) =>
    random.pick(words.split('|')),
  );
  return chosen.replace(/\{(\w+)\}/g, (_, name: string, offset: number) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`No fact {${name}} for: ${text}`);
    const isFirst = begins && (offset === 0 || /[.?!]\s$/.test(chosen.slice(0, offset)));
    const filled = fill(fact, { facts, random, begins: isFirst });
    return isFirst ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
  });
}

/** `Ødegård Sjømat` to `odegard-sjomat`: what is left of a text in an address. */
export function toSlug(text: string): string {
  return text
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f’'.]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
