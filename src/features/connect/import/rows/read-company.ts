import { type CompanyInput, company } from '#src/features/people/company/company.ts';
import { parseDomains, parseWebsite } from '../parse-values.ts';
import { readAddress } from './read-address.ts';
import { readDomains, readPhones, readTags } from './read-lists.ts';
import {
  cellsOf,
  type Filling,
  keepAside,
  keepWithIssue,
  type RowDraft,
  readAbout,
  readText,
} from './row-draft.ts';

const FIELDS = company.fields;

/**
 * The company of a row. `spareName` names it where the row has no column for that. Domains are
 * only those of its own columns: a mail address proves no company by itself.
 */
export function readCompany(
  draft: RowDraft,
  given: { spareName: string | undefined; region: string | undefined },
): CompanyInput {
  const website = readWebsite(draft);
  const domains = readDomains(draft, FIELDS.domains.maxItems);
  if (website)
    domains.push(...parseDomains(website).values.filter((host) => !domains.includes(host)));
  const column = readText(draft, 'company.name', FIELDS.name.maxLength);
  if (column && given.spareName && given.spareName !== column) {
    keepAside(draft, 'company', { label: '', text: given.spareName });
  }
  const name = column ?? given.spareName ?? domains[0];
  const phones = readPhones(draft, 'company', {
    maxItems: FIELDS.phones.maxItems,
    region: given.region,
  });
  const industry = readText(draft, 'company.industry', FIELDS.industry.maxLength);
  const tags = readTags(draft, 'company', FIELDS.tags.maxItems);
  const address = readAddress(draft, 'company', {
    street: FIELDS.street.maxLength,
    postal_code: FIELDS.postal_code.maxLength,
    city: FIELDS.city.maxLength,
    country: FIELDS.country.maxLength,
  });
  const about = readAbout(draft, 'company', FIELDS.about.maxLength);
  const input: Filling<CompanyInput> = {};
  if (name) input.name = name.slice(0, FIELDS.name.maxLength);
  if (domains.length > 0) input.domains = domains.slice(0, FIELDS.domains.maxItems);
  if (phones.length > 0) input.phones = phones;
  if (website) input.website = website;
  if (industry) input.industry = industry;
  Object.assign(input, address);
  if (tags.length > 0) input.tags = tags;
  if (about) input.about = about;
  return input;
}

function readWebsite(draft: RowDraft): string | undefined {
  let found: string | undefined;
  for (const cell of cellsOf(draft, 'company.website')) {
    const website = parseWebsite(cell.text);
    if (website && website.length <= FIELDS.website.maxLength && !found) {
      found = website;
      if (/\s/.test(cell.text))
        keepAside(draft, 'company', { label: cell.mapping.heading, text: cell.text });
    } else if (website !== found) {
      const what = website ? 'is a further web address' : 'is not a web address';
      keepWithIssue(draft, 'company', { cell, text: cell.text, reason: 'not_a_website', what });
    }
  }
  return found;
}
