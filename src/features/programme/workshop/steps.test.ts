import { expect, test } from 'vitest';
import { isCollecting, nextPlace, type Place } from './steps.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates.ts';

/** All that a workshop goes through, from its beginning to its end. */
function wayOf(template: TemplateName): string[] {
  const way: string[] = [];
  for (let at: Place | null = { step: 0, phase: 'open' }; at; at = nextPlace(template, at)) {
    way.push(`${TEMPLATES[template].steps[at.step]!.kind} ${at.phase}`);
  }
  return way;
}

test('before it begins a team says why it failed and what would have prevented it, in an hour and a half', () => {
  expect(wayOf('pre_mortem')).toEqual([
    'present open',
    'cards open',
    'cards done',
    'group open',
    'vote open',
    'vote done',
    'answer open',
    'closed open',
  ]);
  const { steps } = TEMPLATES.pre_mortem;
  expect(steps.flatMap(({ cards = [] }) => cards)).toEqual(['reason', 'prevention']);
  expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(90);
});

test('a check without a question collects nothing: it goes on to the next step at once', () => {
  const check = { step: 1, phase: 'open', questions: [] } as const;
  expect(isCollecting('time_to_change', check)).toBe(false);
  expect(nextPlace('time_to_change', check)).toEqual({ step: 2, phase: 'open' });
  expect(nextPlace('time_to_change', { ...check, questions: [{}] })).toEqual({
    step: 1,
    phase: 'done',
  });
});

test('whatever the workshop, cards are sorted, voted on and answered, and then it is over', () => {
  for (const name of TEMPLATE_NAMES) {
    const kinds = TEMPLATES[name].steps.map(({ kind }) => kind);
    expect(kinds.slice(kinds.indexOf('cards'))).toEqual([
      ...['cards', 'group', 'vote', 'answer', 'closed'],
    ]);
  }
});
