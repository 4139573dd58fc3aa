import { companyType } from '#src/features/people/company/server/company-type.ts';
import { personType } from '#src/features/people/person/server/person-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { lockRows } from '#src/records/server/table/record-rows.ts';
import { phoneDigits } from '#src/records/values/match-keys.ts';
import type { WriteContext } from '#src/server/context.ts';
import { activityType } from '../../activity/server/activity-type.ts';
import { taskType } from '../../task/server/task-type.ts';
import type { CapturedFollowUp, CompanyMention, ParsedCapture, PersonMention } from '../capture.ts';
import type { DealMeaning, Meaning, SubjectType } from '../capture-api.ts';
import { findSubject, type GivenSubject } from './find-subject.ts';
import { saveCase, saveDeal, type Whom } from './save-work.ts';

export interface Linked {
  id: string;
  title: string;
  match: 'known' | 'similar' | 'new';
}

/** Records that the mentions of a line stand for, by the mention's key. */
type Links = Map<string, Linked & { type: SubjectType }>;

/** Stands for the given subject among the keys of mentions, which are never empty. */
const GIVEN = '';

export interface Understood {
  parsed: ParsedCapture;
  meanings: Meaning[];
  deal: DealMeaning | null;
  subject?: GivenSubject | undefined;
}

/** Saves all that a line says in one command, so that one undo takes it back. */
export async function saveCapture(
  ctx: WriteContext,
  types: RecordTypes,
  { parsed, meanings, deal: meant, subject: given }: Understood,
) {
  refuseOpenQuestions(meanings, meant);
  const links: Links = new Map();
  await linkCompanies(ctx, { parsed, meanings, links });
  await linkPeople(ctx, { parsed, meanings, links });
  refuseEmpty(parsed, links);
  const about = given && (await findSubject(ctx, given, meanings));
  if (about) {
    links.set(GIVEN, { type: given.type, id: about.id, title: about.title, match: 'known' });
  }
  const whom = subjectOf(parsed, links);
  const deal = parsed.deal && meant && (await saveDeal(ctx, types, { parsed, meant, whom }));
  const kase = parsed.case && (await saveCase(ctx, parsed.case, whom));
  const work = {
    deal_id: deal?.id ?? (about?.type === 'deal' ? about.id : null),
    case_id: kase?.id ?? (about?.type === 'service_case' ? about.id : null),
  };
  const subject = { ...whom, ...work };
  const activity = parsed.activity && (await saveActivity(ctx, parsed.activity, subject));
  const tasks = [];
  for (const followUp of parsed.followUps.filter(({ sure }) => sure)) {
    tasks.push(
      await saveTask(ctx, followUp, {
        ...subjectOf(parsed, links, followUp.mentions),
        ...work,
      }),
    );
  }
  const linked = new Map([...links.values()].map((link) => [link.id, link]));
  const of = (wanted: string) =>
    [...linked.values()]
      .filter(({ type }) => type === wanted)
      .map(({ id, title, match }) => ({ id, title, match }));
  const people = of('person');
  const companies = of('company');
  return { activity, tasks, people, companies, deal, case: kase };
}

function refuseEmpty({ activity, followUps, deal, case: kase }: ParsedCapture, links: Links): void {
  if (activity || deal || kase || links.size > 0 || followUps.some(({ sure }) => sure)) return;
  throw new AppError(
    'invalid',
    'This line says nothing to keep. Say what happened, and with whom.',
    { reason: 'nothing_to_save' },
  );
}

function refuseOpenQuestions(meanings: Meaning[], deal: DealMeaning | null): void {
  const questions = meanings.filter(({ status }) => status === 'ask');
  if (questions.length === 0 && deal?.status === 'ask') {
    throw new AppError('conflict', 'Which deal do you mean? Choose one, or leave it out.', {
      reason: 'ambiguous',
      questions: [deal],
    });
  }
  if (questions.length === 0) return;
  const names = questions.map(({ name }) => `"${name}"`).join(', ');
  throw new AppError('conflict', `Whom do you mean by ${names}? Choose one, or make a new one.`, {
    reason: 'ambiguous',
    questions,
  });
}

interface Linking {
  parsed: ParsedCapture;
  meanings: Meaning[];
  links: Links;
}

async function linkCompanies(ctx: WriteContext, { parsed, meanings, links }: Linking) {
  for (const mention of parsed.companies) {
    // those of companies come last; a person may be meant by one
    const meaning = meanings.findLast(({ key }) => key === mention.key);
    if (meaning?.record) links.set(mention.key, linkOf(meaning));
    if (meaning?.status === 'new') {
      const input = companyInput(mention);
      const [id] = await createRecords(ctx, companyType, [input]);
      links.set(mention.key, { type: 'company', id: id!, title: input.name, match: 'new' });
    }
  }
}

async function linkPeople(ctx: WriteContext, { parsed, meanings, links }: Linking) {
  for (const mention of parsed.people) {
    const meaning = meanings.find(({ key }) => key === mention.key);
    const companyId = links.get(mention.companyKey ?? '')?.id ?? null;
    if (meaning?.record) {
      links.set(mention.key, linkOf(meaning));
      if (meaning.type === 'person')
        await addWhatIsNew(ctx, meaning.record.id, { mention, companyId });
    }
    if (meaning?.status === 'new') {
      const input = personInput(mention, companyId);
      const [id] = await createRecords(ctx, personType, [input]);
      links.set(mention.key, { type: 'person', id: id!, title: mention.name, match: 'new' });
    }
  }
}

function linkOf({ record, type, status }: Meaning) {
  const match = status === 'similar' ? ('similar' as const) : ('known' as const);
  return { type, id: record!.id, title: record!.title, match };
}

function companyInput(mention: CompanyMention) {
  return {
    name: mention.name,
    domains: mention.domains.map(({ text }) => text),
    phones: mention.phones.map(({ text }) => text),
  };
}

function personInput(mention: PersonMention, companyId: string | null) {
  return {
    first_name: mention.firstName,
    last_name: mention.lastName,
    company_id: companyId,
    job_title: mention.jobTitle?.text ?? null,
    emails: mention.emails.map(({ text }) => text),
    phones: mention.phones.map(({ text }) => text),
  };
}

interface KnownPerson {
  company_id: string | null;
  job_title: string | null;
  emails: string[];
  phones: string[];
}

/** Fills what was empty and adds new addresses; what is there is never overwritten by a line. */
async function addWhatIsNew(
  ctx: WriteContext,
  id: string,
  said: { mention: PersonMention; companyId: string | null },
): Promise<void> {
  const { mention, companyId } = said;
  const locked = await lockRows(ctx, personType.declaration, { ids: [id], isPermitted: false });
  const person = locked.get(id) as (Row & KnownPerson) | undefined;
  if (!person) return;
  const emails = mention.emails.map(({ text }) => text.toLowerCase());
  const newPhones = mention.phones
    .map(({ text }) => text)
    .filter((text) => !person.phones.some((known) => phoneDigits(known) === phoneDigits(text)));
  const patch = {
    ...(!person.company_id && companyId && { company_id: companyId }),
    ...(!person.job_title && mention.jobTitle && { job_title: mention.jobTitle.text }),
    ...(emails.some((email) => !person.emails.includes(email)) && {
      emails: [...new Set([...person.emails, ...emails])],
    }),
    ...(newPhones.length > 0 && { phones: [...person.phones, ...newPhones] }),
  };
  if (Object.keys(patch).length > 0) await updateRecords(ctx, personType, [{ id, patch }]);
}

/** Whom and what an entry is about. */
interface Subject extends Whom {
  deal_id: string | null;
  case_id: string | null;
}

/** The person and company that something is about: those named with it, the line's first, the given. */
function subjectOf(parsed: ParsedCapture, links: Links, keys: string[] = []): Whom {
  const all = [...parsed.people, ...parsed.companies].map(({ key }) => key);
  const named = [...keys, ...all, GIVEN].flatMap((key) => links.get(key) ?? []);
  const person = named.find(({ type }) => type === 'person');
  const company = named.find(({ type }) => type === 'company');
  return { person_id: person?.id ?? null, company_id: company?.id ?? null };
}

async function saveActivity(
  ctx: WriteContext,
  activity: NonNullable<ParsedCapture['activity']>,
  subject: Subject,
) {
  const input = {
    kind: activity.kind,
    body: activity.body,
    occurred_at: activity.occurredAt,
    ...subject,
  };
  const [id] = await createRecords(ctx, activityType, [input]);
  return { id: id!, kind: activity.kind, title: activityType.declaration.title(input) };
}

async function saveTask(ctx: WriteContext, followUp: CapturedFollowUp, subject: Subject) {
  const input = {
    subject: followUp.subject,
    kind: followUp.kind,
    due_on: followUp.dueOn,
    due_at: followUp.dueAt,
    note: followUp.note,
    ...subject,
  };
  const [id] = await createRecords(ctx, taskType, [input]);
  return { id: id!, title: followUp.subject, due_on: followUp.dueOn, due_at: followUp.dueAt };
}
