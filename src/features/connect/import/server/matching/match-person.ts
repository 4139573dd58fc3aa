import { contactKeys, nameKey } from '#src/records/values/match-keys.ts';
import { judgePerson, type PersonTraits } from '../../matching/judge-match.ts';
import { mergeValues } from '../../matching/merge-values.ts';
import type { MatchedBy } from '../store/import-record.ts';
import { companyIdOf, type Known, type Values } from './known-records.ts';
import type { ListRow } from './look-up.ts';
import { namesOf } from './written-names.ts';

export interface PersonMatch {
  known: Known | null;
  by: MatchedBy | null;
  /** The nearest of those that may be the same. */
  doubt: { known: Known; why: string } | null;
}

type Find = (type: Known['type'], key: string) => readonly Known[];

const RANK = { mail: 0, phone: 1, name_company: 2, name: 3, domain: 4 };

/** Whom a row means among the people that share a mail address, phone number or name with it. */
export function matchPerson(
  { mapped }: ListRow,
  given: { find: Find; normal: (name: string) => string; company: Known | null },
): PersonMatch {
  const input = mapped.person!;
  const { company } = given;
  const candidates = collect(mapped.person!, given);
  if (candidates.length === 0) return { known: null, by: null, doubt: null };
  // a company that is not known yet is another than any that a person has
  const named = mapped.company ? 'new' : null;
  const traits: PersonTraits = { ...input, company: company?.id ?? named };
  const found: { known: Known; by: MatchedBy; isTold: boolean }[] = [];
  let doubt: PersonMatch['doubt'] = null;
  for (const known of candidates) {
    const verdict = judgePerson(traits, traitsOf(known));
    if (verdict.is === 'match') {
      found.push({ known, by: verdict.by, isTold: bringsNothing(known, input) });
    } else if (isToldAlready(known, traits, input)) {
      found.push({ known, by: 'name', isTold: true });
    } else if (verdict.is === 'doubt') doubt ??= { known, why: verdict.why };
  }
  found.sort((a, b) => RANK[a.by] - RANK[b.by] || Number(b.isTold) - Number(a.isTold));
  const [best, next] = found;
  if (!best) return { known: null, by: null, doubt };
  // of two namesakes none is taken by the name alone, unless the row says just what one of them is
  if (best.by === 'name' && !best.isTold && next) {
    return {
      known: null,
      by: null,
      doubt: { known: best.known, why: 'one of several of that name' },
    };
  }
  return { known: best.known, by: best.by, doubt: null };
}

function collect(
  input: NonNullable<ListRow['mapped']['person']>,
  {
    find,
    normal,
    company,
  }: { find: Find; normal: (name: string) => string; company: Known | null },
): Known[] {
  const keys = [...contactKeys(input), ...namesOf(input).map((name) => nameKey(normal(name)))];
  const found = new Set(keys.flatMap((key) => find('person', key)));
  if (company && input.last_name) {
    for (const known of find('person', `colleague:${company.id}`)) {
      if (mayBeMisspelled(input, known.values)) found.add(known);
    }
  }
  return [...found];
}

/** Where both have a mail address, another name is another person. */
export function mayBeMisspelled(row: Values, known: Values): boolean {
  return !hasMail(row) || !hasMail(known);
}

function hasMail({ emails }: Values): boolean {
  return ((emails ?? []) as string[]).length > 0;
}

function traitsOf(known: Known): PersonTraits {
  return { ...(known.values as Omit<PersonTraits, 'company'>), company: companyIdOf(known) };
}

function bringsNothing(known: Known, input: Values): boolean {
  return Object.keys(mergeValues(known.declaration, known.values, input).patch).length === 0;
}

/** Whether the row says of a namesake what is known of them, and nothing else. */
function isToldAlready(known: Known, traits: PersonTraits, input: Values): boolean {
  const { first_name, last_name } = known.values;
  if ((first_name ?? '') !== (traits.first_name ?? '')) return false;
  if ((last_name ?? '') !== (traits.last_name ?? '')) return false;
  if (!first_name && !last_name) return false;
  const companyId = companyIdOf(known);
  if (traits.company !== null && traits.company !== companyId) return false;
  const { patch, kept } = mergeValues(known.declaration, known.values, input);
  return Object.keys(patch).length === 0 && kept.length === 0;
}
