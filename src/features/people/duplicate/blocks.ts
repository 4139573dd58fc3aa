import { foldText } from '#src/lib/fold-text.ts';
import { contactKeys, domainKey } from '#src/records/values/match-keys.ts';
import { splitWords } from './compare-names.ts';
import { bareCompanyName, type CompanyTraits } from './judge-company.ts';
import { readName } from './judge-names.ts';
import type { PersonTraits } from './judge-person.ts';
import { nameGroups } from './nicknames.ts';

/**
 * The blocks that a person stands in. Two who share none are never compared, so each slip that the
 * judge forgives has to leave one block in common.
 */
export function personBlocks(traits: PersonTraits): string[] {
  const { first_name, last_name, company_id, birthday } = traits;
  const { first, last } = readName({ first: first_name ?? '', last: last_name ?? '' });
  const blocks = contactKeys({ emails: traits.emails, phones: traits.phones });
  const [given, family] = [first[0], last.join('')];
  if (!given || !family) {
    if (given || family) blocks.push(`w:${soundOf(given || family)}`);
    return blocks;
  }
  const [g, f] = [soundOf(given), soundOf(family)];
  blocks.push(`n:${f}|${given[0]}`, `n:${g}|${family[0]}`);
  blocks.push(...nameGroups(given).map((group) => `g:${f}|${group}`));
  if (company_id) blocks.push(`c:${company_id}|${g}`);
  if (birthday && given.length > 1) blocks.push(`b:${birthday.slice(-5)}|${g}`);
  // a part of a double name
  const parts = last.length > 1 ? last.filter((word) => word.length > 3) : [];
  blocks.push(...parts.map((word) => `n:${soundOf(word)}|${given[0]}`));
  return [...new Set(blocks)];
}

/** The blocks that a company stands in. */
export function companyBlocks(traits: CompanyTraits): string[] {
  const words = bareCompanyName(traits.name ?? '');
  const blocks = contactKeys({ phones: traits.phones, domains: traits.domains });
  const host = /^(?:https?:\/\/)?(?:www\.)?([^\s/:?#]+\.[^\s/:?#]+)/i.exec(
    traits.website ?? '',
  )?.[1];
  if (host) blocks.push(domainKey(host));
  if (words.length === 0) return blocks;
  blocks.push(`n:${soundOf(words.join(''))}`, `n:${soundOf([...words].sort().join(''))}`);
  blocks.push(`s:${words.join('').slice(0, 6)}`);
  const city = splitWords(traits.city ?? '').join('');
  if (city) blocks.push(`f:${soundOf(words[0]!)}|${city}`);
  return [...new Set(blocks)];
}

/** Roughly how a word sounds: its first letter and the consonants, those alike as one. */
export function soundOf(word: string): string {
  const letters = foldText(word)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch/g, 's')
    .replace(/[ckqx]/g, 'k')
    .replace(/[zß]/g, 's')
    .replace(/[wv]/g, 'v')
    .replace(/d/g, 't')
    .replace(/[pb]/g, 'p')
    .replace(/[jy]/g, 'i');
  const [head = '', ...rest] = letters;
  const consonants = rest.join('').replace(/[aeiouh]/g, '');
  return (head + consonants).replace(/(.)\1+/gu, '$1').slice(0, 24);
}
