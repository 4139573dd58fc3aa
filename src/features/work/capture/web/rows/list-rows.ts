import type { CaptureAnswers, Correction } from '../../answers.ts';
import type { Meaning } from '../../capture-api.ts';
import type { Draft } from '../draft.ts';
import type { Preview } from '../use-preview.ts';
import { activityRow } from './activity-row.ts';
import { caseRow, dealRow, noDealRow } from './deal-row.ts';
import { dueRow } from './due-row.ts';
import type { Act, Row, Voice } from './row.ts';
import { formatMoney } from './say-amount.ts';
import { subjectRow } from './subject-row.ts';
import { type AnyMention, whoRow } from './who-row.ts';

/** All that is understood of the draft, a row each, in the order of saying it. */
export function listRows(draft: Draft, preview: Preview | null, voice: Voice): Row[] {
  if (!preview) return draft.subject ? [subjectRow(draft.subject, voice)] : [];
  const { parsed, slip } = preview;
  const { activity, followUps, amount, text: line } = parsed;
  const understood = [
    ...(activity ? [activityRow(activity, voice)] : []),
    ...(slip ? [slipRow(slip, voice)] : []),
    ...listSubject(draft, preview, voice),
    ...listWho(draft.answers, preview, voice),
    ...followUps.map((one) => dueRow(one, line.slice(...one.span), voice)),
    ...listWork(preview, voice),
    ...(amount && !parsed.deal
      ? [amountRow(formatMoney(amount, voice.reader), line.slice(...amount.span), voice)]
      : []),
  ];
  // until the answer to it has come, what was just left out is still among what was understood
  const out = listLeftOut(draft, voice);
  return [...understood.filter((row) => !out.some(({ id }) => id === row.id)), ...out];
}

function listSubject(draft: Draft, { parsed, meanings, subject }: Preview, voice: Voice): Row[] {
  if (subject && draft.subject) return [subjectRow(draft.subject, voice)];
  const namesNobody = meanings.every((one) => one.status === 'none' && one.choices.length === 0);
  const isAboutSomebody = parsed.activity !== null || parsed.followUps.some(({ sure }) => sure);
  return namesNobody && isAboutSomebody ? [subjectRow(null, voice)] : [];
}

function listWho(answers: CaptureAnswers, { parsed, meanings }: Preview, voice: Voice): Row[] {
  const companyNames = new Map(parsed.companies.map(({ key, name }) => [key, name]));
  const meaningOf = (mention: AnyMention): Meaning | undefined => {
    const own = meanings.filter(({ key }) => key === mention.key);
    return 'jobTitle' in mention ? own[0] : own.at(-1);
  };
  const seen = new Set<string>();
  return [...parsed.people, ...parsed.companies].flatMap((mention) => {
    const meaning = meaningOf(mention);
    // a word that nobody bears stays a word of the note
    if (!meaning || (meaning.status === 'none' && meaning.choices.length === 0)) return [];
    // the same one by another part of their name
    if (meaning.record && seen.has(meaning.record.id)) return [];
    if (meaning.record) seen.add(meaning.record.id);
    const company =
      'companyKey' in mention ? companyNames.get(mention.companyKey ?? '') : undefined;
    const isCorrected = answers.mentions?.[mention.key] !== undefined;
    return [whoRow({ mention, meaning, company, isCorrected }, voice)];
  });
}

function listWork({ parsed, meanings, deal: meaning }: Preview, voice: Voice): Row[] {
  const { amount, deal, case: kase, text: line } = parsed;
  const names = meanings.map(({ record, name }) => record?.title ?? name);
  const whom = names.at(-1) ?? '';
  const isMissed = !deal && meaning?.status === 'none' && meanings.some(({ record }) => record);
  return [
    ...(isMissed ? [noDealRow(whom, meaning, voice)] : []),
    ...(deal && meaning
      ? [dealRow({ deal, meaning, amount, whom, words: line.slice(...deal.span) }, voice)]
      : []),
    ...(kase ? [caseRow(kase, line.slice(...kase.span), voice)] : []),
  ];
}

/** A misspelled verb, and how it was read; one tap reads the line as it is typed. */
function slipRow({ typed, meant }: NonNullable<Preview['slip']>, { text }: Voice): Row {
  const act: Act = { correct: { part: 'slip', answer: { ignore: true } } };
  return {
    id: 'slip',
    look: { sign: 'slip' },
    title: text('slip.read', { typed, meant }),
    note: '',
    state: 'plain',
    shown: 1,
    chips: [[{ name: 'as_typed', label: text('slip.asTyped'), act }]],
    remove: { act, words: typed },
  };
}

function amountRow(title: string, words: string, { text }: Voice): Row {
  return {
    id: 'amount',
    look: { sign: 'amount' },
    title,
    note: text('amount'),
    state: 'plain',
    chips: [],
    remove: { act: { correct: { part: 'amount', answer: { ignore: true } } }, words },
  };
}

/** What was left out can be put back, as long as its words are in the line. */
function listLeftOut({ text: line, answers, leftOut }: Draft, { text }: Voice): Row[] {
  return Object.entries(leftOut).flatMap(([id, words]): Row[] => {
    const back = takeBack(id, answers);
    if (!back || !line.includes(words)) return [];
    return [
      {
        id,
        look: { sign: 'out' },
        title: words || text('out.activity'),
        note: text('out.said'),
        state: 'out',
        shown: 1,
        chips: [[{ name: 'back', label: text('out.back'), act: { correct: back } }]],
      },
    ];
  });
}

function takeBack(id: string, answers: CaptureAnswers): Correction | null {
  const isOut = (answer: object | undefined) => answer !== undefined && 'ignore' in answer;
  if (id === 'activity' && isOut(answers.activity)) return { part: 'activity', answer: null };
  if (id === 'amount' && isOut(answers.amount)) return { part: 'amount', answer: null };
  if (id === 'deal' && isOut(answers.deal)) return { part: 'deal', answer: null };
  if (id === 'case' && isOut(answers.case)) return { part: 'case', answer: null };
  if (id === 'slip' && isOut(answers.slip)) return { part: 'slip', answer: null };
  const key = id.slice(id.indexOf(' ') + 1);
  if (id.startsWith('who ') && isOut(answers.mentions?.[key])) {
    return { part: 'mention', key, answer: null };
  }
  if (id.startsWith('due ') && isOut(answers.followUps?.[key])) {
    return { part: 'follow_up', key, answer: null };
  }
  return null;
}
