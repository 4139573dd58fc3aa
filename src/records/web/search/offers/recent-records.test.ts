import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putFirst, readRecent } from './recent-records.ts';

function person(id: string, title = `Person ${id}`) {
  return { type: 'person', id, title, subtitle: '' };
}

test('what is opened again comes first, once, by its newest name', () => {
  const list = [person('1'), person('2')];
  expect(putFirst(list, person('2', 'Renamed'))).toEqual([person('2', 'Renamed'), person('1')]);
});

test('only the last eight are kept', () => {
  const ids = Array.from({ length: 20 }, (_, at) => String(at));
  const list = ids.reduce(
    (kept, id) => putFirst(kept, person(id)),
    [] as ReturnType<typeof putFirst>,
  );
  expect(list.map(({ id }) => id)).toEqual(['19', '18', '17', '16', '15', '14', '13', '12']);
});

test('only what a list needs is written down', () => {
  const found = { ...person('1'), about: 'a secret' };
  expect(putFirst([], found)).toEqual([person('1')]);
});

test('a damaged store gives what is whole in it, and never fails', () => {
  expect(readRecent(null)).toEqual([]);
  expect(readRecent('[{"type":"person"}, null, 4]')).toEqual([]);
  expect(readRecent(JSON.stringify([person('1'), 'x']))).toEqual([person('1')]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
      expect(readRecent(stored)).toBeInstanceOf(Array);
    }),
  );
});
