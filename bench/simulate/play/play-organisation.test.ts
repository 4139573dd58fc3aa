import { describe, expect, test } from 'vitest';
import { DAY } from '../world/calendar.ts';
import { makeOrganisation } from '../world/make-organisation.ts';
import { FAMILIES } from '../world/organisation.ts';
import { kindAtFirst, truthOn } from '../world/truth.ts';
import { playOrganisation } from './play-organisation.ts';
import { tellDeeds } from './tell.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const VIAS = ['web', 'capture', 'email', 'calendar', 'phone', 'import', 'api'];

describe.each(FAMILIES)('family %s', (family) => {
  const organisation = makeOrganisation(family, 4, 12);
  const lines = tellDeeds(playOrganisation(organisation));

  test('is the same for the same seed', () => {
    expect(tellDeeds(playOrganisation(makeOrganisation(family, 4, 12)))).toEqual(lines);
    expect(tellDeeds(playOrganisation(makeOrganisation(family, 5, 12)))).not.toEqual(lines);
  });

  test('writes events as the ledger keeps them', () => {
    const broken = lines.filter(
      (line) =>
        !UUID.test(line.record_id) ||
        !VIAS.includes(line.via) ||
        !/^[a-z_]+\.[a-z_]+$/.test(line.verb) ||
        Number.isNaN(Date.parse(line.at)) ||
        (line.changes !== null && !Object.values(line.changes).every((pair) => pair.length === 2)),
    );
    expect(broken).toEqual([]);
  });

  test('tells events in the order of their time, and none after the end', () => {
    const times = lines.map(({ at }) => Date.parse(at));
    expect(times.every((time, nr) => nr === 0 || time >= times[nr - 1]!)).toBe(true);
    expect(times.at(-1)!).toBeLessThan((organisation.start + organisation.weeks * 7) * DAY);
  });

  test('has nobody do anything before they are there', () => {
    const joins = new Map(organisation.members.map(({ id, joins: day }) => [id, day * DAY - DAY]));
    const early = lines.filter(({ actor_id, at }) => Date.parse(at) < (joins.get(actor_id!) ?? 0));
    expect(early).toEqual([]);
  });

  test('knows the truth of everyone who is still there', () => {
    const end = organisation.start + organisation.weeks * 7;
    const truth = truthOn(organisation, end);
    const there = organisation.members.filter(({ leaves }) => leaves === null);
    expect(truth.map(({ member }) => member.id)).toEqual(there.map(({ id }) => id));
    for (const { member, kind } of truth) {
      if (!member.fall) expect(kind).toBe(kindAtFirst(member));
    }
  });
});
