import type { Random } from '../random.ts';

/** One slip of the fingers: a letter wrong, dropped, doubled, added, or two swapped. */
export function slip(random: Random, word: string): string {
  if (word.length < 4) return word;
  const at = 1 + random.int(word.length - 1);
  const letter = random.pick([...'abcdefghilmnoprstu']);
  const kinds = [
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word[at] + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
  ];
  return random.pick(kinds)();
}

const WRITTEN: [RegExp, string][] = [
  [/ä/g, 'ae'],
  [/ö/g, 'oe'],
  [/ü/g, 'ue'],
  [/ß/g, 'ss'],
];

/** As it is written where there are no umlauts: Mueller, or Muller. */
export function withoutAccents(random: Random, text: string): string {
  const long = WRITTEN.reduce((all, [from, to]) => all.replace(from, to), text);
  return random.int(2) ? plain(long) : plain(text);
}

export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/[øØ]/g, 'o')
    .replace(/ı/g, 'i');
}

export function mailPart(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The same number as others write it. */
export function rewritePhone(random: Random, phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return random.pick([phone, `00${digits}`, `0${digits.slice(2)}`, phone.replaceAll(' ', '')]);
}

export function makePhone(random: Random, kind: 'mobile' | 'landline'): string {
  const country = random.pick(['39', '49', '43', '33']);
  const body = Array.from({ length: 7 }, () => random.int(10)).join('');
  return kind === 'mobile'
    ? `+${country} 3${20 + random.int(70)} ${body}`
    : `+${country} ${random.pick(['471', '892', '303', '512'])} ${body.slice(0, 6)}`;
}

export function chance(random: Random, percent: number): boolean {
  return random.int(100) < percent;
}
