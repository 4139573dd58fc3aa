import type { CapturedAmount, CapturedCase, CapturedDeal } from '../../capture.ts';
import type { DealMeaning } from '../../capture-api.ts';
import { nameOfDeal } from '../../deals/name-of-deal.ts';
import type { Chip, Row, Voice } from './row.ts';
import { formatMoney } from './say-amount.ts';
import { sayDate } from './say-when.ts';

interface SaidDeal {
  deal: CapturedDeal;
  meaning: DealMeaning;
  amount: CapturedAmount | null;
  /** Whom a new one is with, after whom it is called. */
  whom: string;
  words: string;
}

/** Which deal the line tells of, and what it does to it. */
export function dealRow(said: SaidDeal, voice: Voice): Row {
  const { meaning, words } = said;
  const { text } = voice;
  const isNew = meaning.status === 'new';
  return {
    id: 'deal',
    look: { sign: 'deal' },
    title: titleOf(said, voice),
    note: noteOf(said, voice),
    ...(meaning.status === 'ask' ? { state: 'ask' } : { state: 'plain' }),
    ...(isNew && { badge: text('deal.new') }),
    chips: [dealChips(said, voice)],
    remove: { act: { correct: { part: 'deal', answer: { ignore: true } } }, words },
  };
}

/** There is no open deal that the line could move: a new one is offered, else it stays a note. */
export function noDealRow(whom: string, { stage }: DealMeaning, { text }: Voice): Row {
  const act = { correct: { part: 'deal', answer: { create: true } } } as const;
  const label = stage ? text('deal.createIn', { stage: stage.title }) : text('deal.create');
  return {
    id: 'deal',
    look: { sign: 'deal' },
    title: text('deal.none', { name: whom }),
    note: text('deal.staysNote'),
    state: 'offer',
    shown: 1,
    chips: [[{ name: 'create', label, act }]],
  };
}

function titleOf({ deal, meaning, whom }: SaidDeal, { text }: Voice): string {
  if (meaning.status === 'ask') return text('deal.ask');
  if (meaning.record) return meaning.record.title;
  return nameOfDeal(deal, whom) || text('deal.label');
}

function noteOf({ deal, meaning, amount }: SaidDeal, { text, reader, nowMs }: Voice): string {
  const goes = meaning.stage && text('deal.to', { stage: meaning.stage.title });
  const closes =
    deal.closesOn && text('deal.closes', { day: sayDate(deal.closesOn, reader, nowMs) });
  const rival = deal.rival && text('deal.rival', { name: deal.rival });
  return [goes, amount && formatMoney(amount, reader), closes, rival].filter(Boolean).join(' · ');
}

function dealChips({ deal, meaning }: SaidDeal, { text }: Voice): Chip[] {
  const known = meaning.record ? [meaning.record] : meaning.choices;
  const create: Chip = {
    name: 'create',
    label: text('deal.create'),
    chosen: meaning.status === 'new',
    act: { correct: { part: 'deal', answer: { create: true } } },
  };
  const back: Chip = {
    name: 'as_read',
    label: text('who.asRead'),
    act: { correct: { part: 'deal', answer: null } },
  };
  return [
    ...known.map(({ id, title, subtitle }) => ({
      name: id,
      label: title,
      note: subtitle,
      chosen: meaning.record !== null,
      act: { correct: { part: 'deal', answer: { id } } } as const,
    })),
    create,
    ...(deal.decided ? [back] : []),
  ];
}

/** What a customer needs done. */
export function caseRow({ subject, priority }: CapturedCase, words: string, voice: Voice): Row {
  const { text } = voice;
  return {
    id: 'case',
    look: { sign: 'case' },
    title: subject,
    note: priority === 'normal' ? '' : text(`case.${priority}`),
    badge: text('case.new'),
    state: 'plain',
    chips: [],
    remove: { act: { correct: { part: 'case', answer: { ignore: true } } }, words },
  };
}
