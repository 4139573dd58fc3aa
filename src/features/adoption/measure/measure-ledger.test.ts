import { describe, expect, test } from 'vitest';
import type { Verb } from '#src/lib/ledger-verbs.ts';
import type { LedgerLine } from './log/ledger-line.ts';
import { gatherLedger, measureGathered } from './measure-ledger.ts';

function measureLedger(log: Parameters<typeof gatherLedger>[0], on: string) {
  return measureGathered(gatherLedger(log).gathered, on);
}

const ANNA = 'anna';
let last = 0;

function event(at: string, verb: Verb, given: Partial<LedgerLine> = {}): LedgerLine {
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

  test('a clock that is a year ahead changes nothing: it happened when the server heard of it', () => {
    const ahead = (event: LedgerLine): LedgerLine => ({
      ...event,
      occurred_at: event.at.replace('2026', '2027'),
      changes: { ...event.changes, occurred_at: [null, event.at.replace('2026', '2027')] },
    });
    const log = CALLS.flatMap(({ day, company }) => [
      call(`${day}T09:00:00Z`, company),
      note(`${day}T18:30:00Z`, company),
    ]);
    const measured = (events: LedgerLine[]) =>
      measureLedger([joined, ...events], '2026-03-20').members[0]!.measures;
    expect(measured(log).coverage).toMatchObject({ contacts: 10, traced: 10 });
    expect(measured(log.map(ahead))).toEqual(measured(log));
  });

  test('a thousand activities that were imported by night are nobody’s contacts and nobody’s effort', () => {
    const imported = Array.from({ length: 1000 }, (_, at) => ({
      ...note('2026-03-10T01:30:00Z', `k${at}`),
      via: 'import',
      command_id: 'night',
    }));
    const { measures } = measureLedger([joined, ...imported], '2026-03-20').members[0]!;
    expect(measures).toMatchObject({
      coverage: { contacts: 0 },
      edict: { edits: 0, value: null },
      padding: { entries: 0, value: null },
      give_get: { asked_s: 0 },
      verdict: 'not_enough',
    });
  });
});

describe('after 1, 3, 6, 12 and 24 months', () => {
  const POINTS = ['2026-02-05', '2026-04-05', '2026-07-05', '2027-01-05', '2028-01-05'];
  /** Three calls a week for two years, looked up before; written down until the given day. */
  function years(until: string): LedgerLine[] {
    const days = Array.from({ length: 105 * 3 }, (_, at) =>
      new Date(Date.UTC(2026, 0, 5 + Math.floor(at / 3) * 7 + (at % 3) * 2))
        .toISOString()
        .slice(0, 10),
    );
    return days.flatMap((day, at) => {
      const seen = call(`${day}T09:00:00Z`, `k${at}`);
      if (day >= until) return [seen];
      const looked = event(`${day}T08:00:00Z`, 'company.viewed', { record_id: `k${at}` });
      return [looked, seen, note(`${day}T10:00:00Z`, `k${at}`)];
    });
  }
  const at = (log: LedgerLine[], on: string) =>
    measureLedger([joined, ...log], on).members[0]!.measures;

  test('who goes on has adopted it, and it lasts from the second quarter on', () => {
    const log = years('2029-01-01');
    expect(POINTS.map((on) => at(log, on).step)).toEqual([
      ...['adopted', 'adopted', 'sustained', 'sustained', 'sustained'],
    ]);
  });

  test('who stops in the ninth month has not, and what was said before stays as it was', () => {
    const log = years('2026-09-07');
    const told = POINTS.map((on) => at(log, on));
    expect(told.map(({ verdict }) => verdict)).toEqual([
      ...['adopted', 'adopted', 'adopted', 'not_yet', 'not_yet'],
    ]);
    expect(told[3]!.drop).toEqual({ since: '2026-09-07' });
    const then = log.filter((event) => event.at < '2026-07-06');
    expect(at(then, POINTS[2]!)).toEqual(told[2]);
  });
});

describe('a whole team that games the formulas', () => {
  const names = ['anna', 'ben', 'cleo'];
  const members = names.map((id) => ({
    ...joined,
    record_id: id,
    changes: { name: [null, id], time_zone: [null, 'Europe/Rome'] },
  })) as LedgerLine[];
  const days = Array.from({ length: 40 }, (_, at) =>
    new Date(Date.UTC(2026, 0, 12 + at + 2 * Math.floor(at / 5))).toISOString().slice(0, 10),
  );
  const measured = (events: LedgerLine[]) =>
    measureLedger([...members, ...events], '2026-03-20').members.map(({ measures }) => measures);
  const by = (id: string, event: LedgerLine): LedgerLine => ({
    ...event,
    actor_id: id,
    changes: { ...event.changes, owner_id: [null, id] },
  });

  test('is not taken for one that has adopted it for “ok” after each call', () => {
    const events = names.flatMap((id) =>
      days.flatMap((day, at) => [
        by(id, call(`${day}T09:00:00Z`, `${id}${at}`)),
        by(id, { ...note(`${day}T09:05:00Z`, `${id}${at}`), changes: terse(`${id}${at}`) }),
      ]),
    );
    for (const one of measured(events)) {
      expect(one.coverage.rate).toBe(1);
      expect(one).toMatchObject({ verdict: 'not_yet', missing: ['pull', 'edict'] });
    }
  });

  test('nor for a number of entries a day that belong to nothing', () => {
    const events = names.flatMap((id) =>
      days.flatMap((day, at) => [
        by(id, call(`${day}T09:00:00Z`, `${id}${at}`)),
        ...[1, 2, 3].map((nth) =>
          by(id, { ...note(`${day}T15:0${nth}:00Z`, ''), changes: terse(`none${id}${at}${nth}`) }),
        ),
      ]),
    );
    for (const one of measured(events)) {
      expect(one.padding.value).toBeGreaterThan(0.9);
      expect(one.missing).toEqual(expect.arrayContaining(['coverage', 'pull', 'padding']));
      expect(one.verdict).toBe('not_yet');
    }
  });

  function terse(company: string): LedgerLine['changes'] {
    return { kind: [null, 'note'], body: [null, 'ok'], company_id: [null, company] };
  }
});
