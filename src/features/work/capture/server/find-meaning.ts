import { sql } from 'kysely';
import { findByKeys, type Match, matchWords } from '#src/records/server/search/search-records.ts';
import { visible } from '#src/records/server/visible.ts';
import { domainKey, mailKey, phoneKey } from '#src/records/values/match-keys.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { CompanyMention, Mention, ParsedCapture, PersonMention } from '../capture.ts';
import type { Meaning } from '../capture-api.ts';
import { fitsTitle } from '../names/fits-title.ts';

type RecordKind = 'person' | 'company';
type Candidate = Match & { subtitle: string; companyId: string | null };

/** Above this a match has every word as it was typed; below the other it is somebody else. */
const SURE_SCORE = 1.15;
const LEAST_SCORE = 0.85;
/** A best match that leads by less is as good as the next. */
const CLEAR_LEAD = 0.08;
const MOST_LOOK_UPS = 6;
const MOST_CHOICES = 8;

/**
 * Whom the mentions of a line mean, companies first: they tell namesakes apart. What could be several
 * is asked, never guessed.
 */
export async function findMeanings(ctx: ReadContext, parsed: ParsedCapture): Promise<Meaning[]> {
  const companies = new Map<string, Meaning>();
  for (const mention of parsed.companies) {
    companies.set(mention.key, await findMeaning(ctx, parsed, { mention, companyId: null }));
  }
  const people: Meaning[] = [];
  for (const mention of parsed.people) {
    const company = companies.get(mention.companyKey ?? '');
    const companyId = (company?.type === 'company' && company.record?.id) || null;
    people.push(await findMeaning(ctx, parsed, { mention, companyId }));
  }
  return [...people, ...companies.values()];
}

interface Question {
  mention: PersonMention | CompanyMention;
  /** The company that the line puts the person with, if it is known. */
  companyId: string | null;
}

async function findMeaning(
  ctx: ReadContext,
  parsed: ParsedCapture,
  question: Question,
): Promise<Meaning> {
  const { mention } = question;
  const type: RecordKind = 'jobTitle' in mention ? 'person' : 'company';
  const blank = { key: mention.key, type, name: mention.name, record: null, choices: [] };
  if (mention.decided && 'create' in mention.decided) return { ...blank, status: 'new' };
  if (mention.decided) return readDecided(ctx, mention.decided.id, blank);

  const exact = await findByContact(ctx, mention);
  if (exact.length === 1) return known(blank, exact[0]!, 'known');
  const types: RecordKind[] = mention.role === 'either' ? ['person', 'company'] : [type];
  let maybe: Candidate[] = [];
  for (const text of textsOf(parsed, mention)) {
    const matches = await matchWords(ctx, { text, types, limit: 20 });
    const candidates = await withCompanies(
      ctx,
      matches.filter((match) => match.score >= LEAST_SCORE && fitsTitle(text, match)),
    );
    const meaning = choose(candidates, text, { ...question, blank });
    if (meaning) return meaning;
    if (maybe.length === 0) maybe = candidates;
  }
  const namesake = type === 'company' ? await findPersonNamed(ctx, mention) : undefined;
  if (namesake) return known(blank, namesake, 'known');
  if (mention.sure) return { ...blank, status: 'new' };
  // perhaps no name at all: whom it may mean is offered, and not asked
  return { ...ask(blank, maybe), status: 'none' };
}

/** Who is called just so, where a company was expected: one is “bei Anna Rossi” as well. */
async function findPersonNamed(
  ctx: ReadContext,
  { text }: Mention,
): Promise<Candidate | undefined> {
  if (!text.trim().includes(' ')) return undefined;
  const matches = await matchWords(ctx, { text, types: ['person'], limit: 2 });
  const [only, ...others] = matches.filter(({ title }) => fold(title) === fold(text));
  return only && others.length === 0 ? (await withCompanies(ctx, [only]))[0] : undefined;
}

/** The best stretch first; more than a few look-ups would make the line wait. */
function textsOf(parsed: ParsedCapture, mention: Mention): string[] {
  const texts = mention.alternatives
    .map(([start, end]) => parsed.text.slice(start, end))
    .filter((text) => !leavesOutName(mention.text, text));
  return [...new Set([mention.text, ...texts])].slice(0, MOST_LOOK_UPS);
}

/** Whether a shorter stretch drops what is written as a name: Eva Novak is no other Eva. */
function leavesOutName(whole: string, part: string): boolean {
  const rest = whole.replace(part, '').trim();
  return /^\p{Lu}\p{Ll}/u.test(part.trim()) && /^\p{Lu}\p{Ll}/u.test(rest);
}

interface Choice extends Question {
  blank: Omit<Meaning, 'status'>;
}

function choose(candidates: Candidate[], text: string, choice: Choice): Meaning | null {
  const sure = candidates.filter(({ score }) => score >= SURE_SCORE);
  const sameName = sure.filter(({ title }) => fold(title) === fold(text));
  for (const group of [sameName, sure]) {
    const fitting = fittingCompany(group, choice.companyId);
    if (fitting.length === 1) return known(choice.blank, fitting[0]!, 'known');
    if (fitting.length > 1) return ask(choice.blank, fitting);
  }
  return chooseSimilar(fittingCompany(candidates, choice.companyId), text, choice);
}

/** A misspelled full name may stand for one record; a misspelled single word is asked about. */
function chooseSimilar(candidates: Candidate[], text: string, choice: Choice): Meaning | null {
  const [best, next] = candidates;
  if (!best) return null;
  const isClear = !next || best.score - next.score >= CLEAR_LEAD;
  const isFullName = text.trim().includes(' ') || choice.companyId !== null;
  const isCompany = best.type === 'company';
  if (isClear && (isFullName || isCompany)) return known(choice.blank, best, 'similar');
  return choice.mention.sure ? ask(choice.blank, candidates) : null;
}

/** Those of the company that the line names, if there are any. */
function fittingCompany(candidates: Candidate[], companyId: string | null): Candidate[] {
  const fitting = candidates.filter((candidate) => companyId && candidate.companyId === companyId);
  return fitting.length > 0 ? fitting : candidates;
}

function known(
  blank: Omit<Meaning, 'status'>,
  { type, id, title, subtitle }: Candidate,
  status: 'known' | 'similar',
): Meaning {
  const record = { type, id, title, subtitle };
  return { ...blank, status, type: type as RecordKind, record };
}

function ask(blank: Omit<Meaning, 'status'>, candidates: Candidate[]): Meaning {
  const choices = candidates
    .slice(0, MOST_CHOICES)
    .map(({ type, id, title, subtitle }) => ({ type, id, title, subtitle }));
  return { ...blank, status: 'ask', choices };
}

/** Mail addresses and phone numbers tell a person for sure; a mail domain tells a company. */
async function findByContact(
  ctx: ReadContext,
  mention: PersonMention | CompanyMention,
): Promise<Candidate[]> {
  const type = 'jobTitle' in mention ? 'person' : 'company';
  const keys = [
    ...mention.emails.map(({ text }) => mailKey(text)),
    ...mention.phones.flatMap(({ text }) => phoneKey(text) ?? []),
    ...('domains' in mention ? mention.domains.map(({ text }) => domainKey(text)) : []),
  ];
  if (keys.length === 0) return [];
  return withCompanies(ctx, await findByKeys(ctx, keys, [type]));
}

async function readDecided(
  ctx: ReadContext,
  id: string,
  blank: Omit<Meaning, 'status'>,
): Promise<Meaning> {
  const row = await ctx.db.first<{ id: string; title: string }>(sql`
    select r.id, r.title from ${sql.table(blank.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
  if (!row) return { ...blank, status: 'ask' };
  const [candidate] = await withCompanies(ctx, [{ ...row, type: blank.type, score: 2 }]);
  return known(blank, candidate!, 'known');
}

async function withCompanies(ctx: ReadContext, matches: Match[]): Promise<Candidate[]> {
  const ids = matches.filter(({ type }) => type === 'person').map(({ id }) => id);
  const rows =
    ids.length > 0
      ? await ctx.db.rows<{ id: string; company_id: string; title: string }>(sql`
          select r.id, r.company_id, c.title from person r
          join company c on c.workspace_id = r.workspace_id and c.id = r.company_id
            and ${visible(ctx.actor, 'c')}
          where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`)
      : [];
  const companies = new Map(rows.map((row) => [row.id, row]));
  return matches.map((match) => ({
    ...match,
    subtitle: companies.get(match.id)?.title ?? '',
    companyId: companies.get(match.id)?.company_id ?? null,
  }));
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
