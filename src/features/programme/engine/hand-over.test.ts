import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkDeadline } from './deadline.ts';
import type { Answer, Answers, Course, Override, Playbook } from './playbook.ts';
import { closedOf, standOf } from './stand.ts';
import { advance, open, refuseCompletion, type Situation } from './steps.ts';

/** A hospital brings in a checklist that the night shift hands over to the day shift by. */
const HAND_OVER: Playbook = {
  stages: [
    { name: 'agree', least_weeks: 0, most_weeks: 2, leaves_by: 'agreed' },
    { name: 'one_ward', least_weeks: 6, most_weeks: null, leaves_by: 'safe' },
    { name: 'all_wards', least_weeks: 0, most_weeks: null, leaves_by: null },
  ],
  gates: [
    { name: 'agreed', conditions: ['head_nurse_named', 'shifts_heard'] },
    { name: 'safe', conditions: ['all_shifts_use_it', 'fewer_gaps'] },
  ],
  locks: [
    { capability: 'surgery', gate: 'safe' },
    { capability: 'pharmacy', gate: 'safe' },
  ],
  budgets: [{ name: 'lines', most: 7 }],
  pace_weeks: 3,
  deadline_gate: 'safe',
  completion: { gate: 'safe', months: 6, reviews: 1 },
};

const yes: Answer = { met: true, have: 1, need: 1, why: 'met' };
const no: Answer = { met: false, have: 0, need: 1, why: 'short' };
const AGREED = { head_nurse_named: yes, shifts_heard: yes };
const SAFE = { ...AGREED, all_shifts_use_it: yes, fewer_gaps: yes };
const begun: Course = {
  passages: [{ stage: 'agree', on: '2026-01-05' }],
  ...{ kept: [], opened: [], reviews: [], overrides: [] },
};

function at(today: string, course: Course, answers: Answers): Situation {
  return { playbook: HAND_OVER, course, answers, counts: { lines: 7 }, today };
}

function taken(result: ReturnType<typeof advance>): Course {
  if (!('passages' in result)) throw new Error(JSON.stringify(result));
  return result;
}

const onWard = taken(advance(at('2026-01-12', begun, AGREED)));
const everywhere = taken(advance(at('2026-02-23', onWard, SAFE)));

test('a stage is left by its gate, and not before its time', () => {
  expect(advance(at('2026-01-12', begun, { head_nurse_named: yes }))).toMatchObject([
    { reason: 'gate_closed', missing: [{ name: 'shifts_heard', met: null, why: 'not_measured' }] },
  ]);
  expect(advance(at('2026-02-22', onWard, SAFE))).toEqual([
    { reason: 'too_early', from_on: '2026-02-23' },
  ]);
  expect(standOf(at('2026-02-23', everywhere, SAFE))).toMatchObject({
    stage: 'all_wards',
    next: null,
    stages: [{ state: 'done' }, { state: 'done' }, { state: 'now' }],
  });
});

test('a stage that takes too long is told', () => {
  expect(standOf(at('2026-01-19', begun, {})).isOverdue).toBe(false);
  expect(standOf(at('2026-01-20', begun, {})).isOverdue).toBe(true);
});

test('more than the budget holds the stage, also for who overrides its gate', () => {
  const over = { ...at('2026-02-23', onWard, SAFE), counts: { lines: 8 } };
  const refusal = { reason: 'over_budget', budget: 'lines', have: 8, most: 7 };
  expect(advance(over)).toEqual([refusal]);
  expect(advance(over, override('all_wards'))).toEqual([refusal]);
});

test('what was opened on the very first day counts for the pace, what was in use before does not', () => {
  const kept: Course = { ...begun, kept: ['surgery'] };
  expect(closedOf({ playbook: HAND_OVER, course: kept })).toEqual(['pharmacy']);
  expect(standOf(at('2026-01-05', kept, SAFE)).locks[0]).toMatchObject({ isOpen: true });
  expect(open(at('2026-01-05', kept, SAFE), 'surgery')).toEqual([{ reason: 'open_already' }]);
  const early = { ...begun, opened: [{ capability: 'surgery', on: '2026-01-05' }] };
  expect(open(at('2026-01-20', early, SAFE), 'pharmacy')).toContainEqual({
    ...{ reason: 'too_soon', from_on: '2026-01-26' },
  });
});

test('wards follow one by one, as long as the gate still holds', () => {
  expect(closedOf({ playbook: HAND_OVER, course: everywhere })).toEqual(['surgery', 'pharmacy']);
  const first = taken(open(at('2026-02-24', everywhere, SAFE), 'surgery'));
  expect(open(at('2026-03-16', first, SAFE), 'pharmacy')).toEqual([
    { reason: 'too_soon', from_on: '2026-03-17' },
  ]);
  const slipped = { ...SAFE, all_shifts_use_it: no };
  expect(open(at('2026-03-17', first, slipped), 'pharmacy')).toMatchObject([
    { reason: 'gate_closed', gate: 'safe' },
  ]);
  expect(closedOf({ playbook: HAND_OVER, course: first })).toEqual(['pharmacy']);
  expect(taken(open(at('2026-03-17', first, SAFE), 'pharmacy')).opened).toHaveLength(2);
});

test('whoever answers for it lets something through, and it is seen for ever', () => {
  const let_through = taken(advance(at('2026-01-12', begun, {}), override('one_ward')));
  expect(let_through.overrides).toEqual([override('one_ward')]);
  const later = taken(advance(at('2026-03-01', let_through, SAFE)));
  expect(later.overrides).toEqual([override('one_ward')]);
});

test('an override of what is open leaves no mark', () => {
  expect(taken(advance(at('2026-01-12', begun, AGREED), override('one_ward'))).overrides).toEqual(
    [],
  );
});

test('it is not complete before its time and its reviews', () => {
  expect(refuseCompletion(at('2026-07-04', everywhere, SAFE)).map(({ reason }) => reason)).toEqual([
    'too_young',
    'too_few_reviews',
  ]);
  const reviewed = { ...everywhere, reviews: ['2026-06-01'] };
  expect(refuseCompletion(at('2026-07-05', reviewed, SAFE))).toEqual([]);
  expect(refuseCompletion(at('2026-07-05', onWard, SAFE))[0]).toMatchObject({
    reason: 'not_there_yet',
  });
});

test('a day that cannot be kept is told why', () => {
  expect(checkDeadline(HAND_OVER, { begins_on: '2026-01-05', ends_on: '2026-01-26' })).toEqual({
    isPossible: false,
    soonest_on: '2026-02-16',
    usual_on: '2026-03-02',
    needs: [{ stage: 'one_ward', least_weeks: 6 }],
  });
  const kept = checkDeadline(HAND_OVER, { begins_on: '2026-01-05', ends_on: '2026-02-16' });
  expect(kept.isPossible).toBe(true);
});

test('the engine knows no word of what is sold to whom', () => {
  const words =
    /\b(crm|customers?|deals?|quotes?|pipelines?|sales|sellers?|compan(y|ies)|leads?|forecasts?|cases?|segments?|tickets?|activit(y|ies)|contacts?|orders?|invoices?)\b/i;
  const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(4);
  for (const name of files) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    expect(source.match(words)?.[0], name).toBeUndefined();
    expect(source.match(/from '(?!\.\/|#src\/lib\/days\.ts')/), name).toBeNull();
  }
});

function override(lets: string): Override {
  const gate = lets === 'one_ward' ? 'agreed' : 'safe';
  return { gate, lets, reason: 'The ward asks for it', by: 'matron', on: '2026-01-12' };
}
