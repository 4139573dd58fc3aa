import { describe, expect, test } from 'vitest';
import type { LedgerLine } from './log/ledger-line.ts';
import { measureLedger } from './measure-ledger.ts';

const ANNA = 'anna';
let last = 0;

function event(at: string, verb: string, given: Partial<LedgerLine> = {}): LedgerLine {
  last += 1;
  return {
    ...{ at, verb, actor_id: ANNA, via: 'web', record_type: verb.split('.')[0]! },
    ...{ record_id: `r${last}`, command_id: `c${last}` },
    ...given,
  };
}

const joined = event('2026-01-01T08:00:00Z', 'member.joined', {
  record_id: ANNA,
  changes: { name: [null, 'Anna'], time_zone: [null, 'Europe/Rome'] },
});

function call(at: string, company: string): LedgerLine {
  return event(at, 'activity.created', {
    via: 'phone',
    changes: { kind: [null, 'call'], company_id: [null, company], owner_id: [null, ANNA] },
  });
}

function note(at: string, company: string): LedgerLine {
  return event(at, 'activity.created', {
    changes: { kind: [null, 'note'], body: [null, 'said'], company_id: [null, company] },
  });
}

/** Ten working days of one call each, from Monday 2 March 2026. */
const CALLS = Array.from({ length: 10 }, (_, index) => {
  const day = 2 + index + (index >= 5 ? 2 : 0);
  return { day: `2026-03-${String(day).padStart(2, '0')}`, company: `k${index}` };
});

describe('the ledger of one person', () => {
  test('every call written down and looked up before is adopted', () => {
    const log = [
      joined,
      ...CALLS.flatMap(({ day, company }) => [
        event(`${day}T08:00:00Z`, 'company.viewed', { record_id: company }),
        call(`${day}T09:00:00Z`, company),
        note(`${day}T18:30:00Z`, company),
      ]),
    ];
    const [anna] = measureLedger(log, '2026-03-20').members;
    expect(anna!.measures.coverage).toMatchObject({ contacts: 10, traced: 10, rate: 1 });
    expect(anna!.measures.pull.rate).toBe(1);
    expect(anna!.measures.verdict).toBe('adopted');
  });

  test('calls without a trace are not yet; few calls are not enough to say', () => {
    const silent = [joined, ...CALLS.map(({ day, company }) => call(`${day}T09:00:00Z`, company))];
    const [anna] = measureLedger(silent, '2026-03-20').members;
    expect(anna!.measures).toMatchObject({
      verdict: 'not_yet',
      coverage: { contacts: 10, traced: 0 },
    });
    const few = measureLedger(silent.slice(0, 8), '2026-03-20').members[0]!;
    expect(few.measures).toMatchObject({ verdict: 'not_enough', coverage: { contacts: 7 } });
  });
});
