import type { MentionAnswer } from '../../answers.ts';
import type { CompanyMention, PersonMention } from '../../capture.ts';
import type { Meaning } from '../../capture-api.ts';
import { type Act, type Chip, onlyOnce, type Row, type Voice } from './row.ts';

const MOST_OFFERED = 3;

export type AnyMention = PersonMention | CompanyMention;

interface Who {
  mention: AnyMention;
  meaning: Meaning;
  /** The name of the company that the line puts a new person with. */
  company: string | undefined;
  isCorrected: boolean;
}

/** Whom a name means, and whom else it could. */
export function whoRow(who: Who, voice: Voice): Row {
  const { mention, meaning } = who;
  const { key } = mention;
  const name = mention.text || meaning.name;
  return {
    id: `who ${key}`,
    look: { record: meaning.type, name: meaning.record?.title ?? (meaning.name || name) },
    title: titleOf(who, voice),
    note: noteOf(who, voice),
    ...stateOf(meaning, voice),
    chips: [meantChips(who, voice), otherChips(who, voice)],
    typing: { edit: 'who', key },
    remove: { act: act(key, { ignore: true }), words: name },
  };
}

function stateOf(
  { status, type }: Meaning,
  { text }: Voice,
): Pick<Row, 'state' | 'badge' | 'shown'> {
  if (status === 'ask') return { state: 'ask' };
  if (status === 'none') return { state: 'offer', badge: text('who.maybe'), shown: MOST_OFFERED };
  if (status !== 'new') return { state: 'plain' };
  const badge = text(type === 'person' ? 'who.newPerson' : 'who.newCompany');
  return { state: 'plain', badge };
}

function titleOf({ mention, meaning }: Who, { text }: Voice): string {
  if (meaning.status === 'ask') return text('who.ask', { name: mention.text || meaning.name });
  if (meaning.status === 'none') return mention.text;
  return meaning.record?.title ?? (meaning.name || mention.text);
}

function noteOf({ mention, meaning, company }: Who, { text }: Voice): string {
  if (meaning.status === 'similar') {
    const typed = text('who.similar', { typed: mention.text });
    return [meaning.record?.subtitle, typed].filter(Boolean).join(' · ');
  }
  if (meaning.status !== 'new') return meaning.record?.subtitle ?? '';
  const job = 'jobTitle' in mention ? mention.jobTitle?.text : undefined;
  const domains = 'domains' in mention ? mention.domains : [];
  const addresses = [...mention.emails, ...mention.phones, ...domains].map((one) => one.text);
  return [job, company, ...addresses].filter(Boolean).join(' · ');
}

function meantChips({ mention, meaning }: Who, { text }: Voice): Chip[] {
  const { key } = mention;
  const records = meaning.record ? [meaning.record] : meaning.choices;
  const known = records.map(({ id, type, title, subtitle }) => ({
    name: id,
    label: title,
    note: subtitle,
    chosen: meaning.record !== null,
    act: act(key, { id, type: type as 'person' | 'company' }),
  }));
  const name = meaning.name || mention.name || mention.text;
  const label = meaning.type === 'person' ? 'who.createPerson' : 'who.createCompany';
  return onlyOnce([
    ...known,
    {
      name: 'create',
      label: text(label, { name }),
      chosen: meaning.status === 'new',
      act: act(key, { create: true, type: meaning.type }),
    },
  ]);
}

function otherChips({ mention, meaning, isCorrected }: Who, { text }: Voice): Chip[] {
  const { key } = mention;
  const other = meaning.type === 'person' ? 'company' : 'person';
  const asRead: Chip = {
    name: 'as_read',
    label: text('who.asRead'),
    act: { correct: { part: 'mention', key, answer: null } },
  };
  return [
    {
      name: 'other',
      label: text(meaning.type === 'person' ? 'who.other' : 'who.otherCompany'),
      act: { open: { edit: 'who', key } },
    },
    {
      name: 'type',
      label: text(other === 'person' ? 'who.isPerson' : 'who.isCompany'),
      act: act(key, { type: other }),
    },
    ...(isCorrected ? [asRead] : []),
  ];
}

function act(key: string, answer: MentionAnswer): Act {
  return { correct: { part: 'mention', key, answer } };
}
