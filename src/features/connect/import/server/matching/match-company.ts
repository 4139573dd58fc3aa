import { fitsCompany, fitsDomain } from '#src/features/people/duplicate/compare-names.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { domainKey, nameKey } from '#src/records/values/match-keys.ts';
import type { MatchedBy } from '../store/import-record.ts';
import type { Known, Values } from './known-records.ts';
import type { ListRow } from './look-up.ts';
import { shorten, type TellableIssue } from './planned-row.ts';

export interface CompanyMatch {
  known: Known | null;
  by: MatchedBy | null;
  /** What the row says of it, with the mail domain that goes with its name; null: nothing. */
  values: Values | null;
  issues: TellableIssue[];
  tellsOf: string[];
}

type Find = (type: Known['type'], key: string) => readonly Known[];

/** Which company a row means: by its name, else by a mail domain that speaks for it. */
export function matchCompany(
  { mapped }: ListRow,
  { find, normal }: { find: Find; normal: (name: string) => string },
): CompanyMatch {
  const none: CompanyMatch = { known: null, by: null, values: null, issues: [], tellsOf: [] };
  const byMail = oneOf(mapped.mailDomains.flatMap((domain) => find('company', domainKey(domain))));
  if (!mapped.company) return byMail ? { ...none, known: byMail, by: 'domain' } : none;

  const name = mapped.company.name!;
  const fitting = mapped.mailDomains.filter((domain) => fitsDomain(name, domain));
  const domains = [...new Set([...(mapped.company.domains ?? []), ...fitting])];
  const values = { ...mapped.company, ...(domains.length > 0 && { domains }) };
  const named = chooseNamesake(find('company', nameKey(normal(name))), { domains, values });
  if (named) return { ...none, known: named, by: 'name', values };

  const own = mapped.company.domains ?? [];
  const byDomain = oneOf(own.flatMap((domain) => find('company', domainKey(domain))));
  if (byDomain) return { ...none, known: byDomain, by: 'domain', values };
  if (!byMail) return { ...none, values };
  const title = String(byMail.values.name);
  if (fitsCompany(name, title)) return { ...none, known: byMail, by: 'domain', values };
  const message = `Not put with “${shorten(title)}”, which has the same mail domain but another name.`;
  const { domains: _, ...rest } = values;
  return {
    ...none,
    values: own.length > 0 ? { ...rest, domains: own } : rest,
    issues: [{ reason: 'similar', message }],
    tellsOf: byMail.isNew ? [] : [byMail.id],
  };
}

function oneOf(found: Known[]): Known | null {
  const distinct = [...new Set(found)];
  return distinct.length === 1 ? distinct[0]! : null;
}

/** Of several of one name that with a common domain, else the first made. */
function chooseNamesake(
  found: readonly Known[],
  { domains, values }: { domains: string[]; values: Values },
): Known | null {
  const fitting = found.filter((known) => !isOther(known.values, { domains, values }));
  const shared = fitting.find((known) => domainsOf(known.values).some((d) => domains.includes(d)));
  return shared ?? fitting[0] ?? null;
}

/** Two companies of one name: nothing in common by domain, and in other towns. */
function isOther(known: Values, { domains, values }: { domains: string[]; values: Values }) {
  const theirs = domainsOf(known);
  const isDisjoint =
    domains.length > 0 && theirs.length > 0 && !theirs.some((domain) => domains.includes(domain));
  const [here, there] = [values.city, known.city].map((city) => foldText(String(city ?? '')));
  return isDisjoint && here !== '' && there !== '' && here !== there;
}

function domainsOf(values: Values): string[] {
  return (values.domains ?? []) as string[];
}
