import { expect, test } from 'vitest';
import { readEvents } from './read-events.ts';

const event = {
  ...{ at: '2025-01-07T09:00:00.000Z', actor_id: 'a', via: 'web', verb: 'task.created' },
  ...{ record_type: 'task', record_id: 't' },
};
const line = (change: object) => JSON.stringify({ ...event, ...change });

test('sorts by time, keeps what came together as it came, and passes over what it does not know', () => {
  const { events, broken } = readEvents([
    line({ at: '2025-01-08T10:00:00+01:00', record_id: 'late' }),
    '',
    line({ record_id: 'first', hash: 'not asked for' }),
    line({ record_id: 'second' }),
  ]);
  expect(broken).toEqual([]);
  expect(events.map(({ record_id }) => record_id)).toEqual(['first', 'second', 'late']);
  expect(events[2]!.at).toBe('2025-01-08T09:00:00.000Z');
  expect(events[0]).not.toHaveProperty('hash');
});

test('tells broken lines by their number and goes on', () => {
  const { events, broken } = readEvents([
    '{"at"',
    line({ at: 'yesterday' }),
    line({ via: 'pigeon' }),
    line({ verb: 7 }),
    line({ changes: { due_on: '2025-01-01' } }),
    '[]',
    'null',
    line({}),
  ]);
  expect(broken.map((one) => one.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(broken.every(({ why }) => why.endsWith('.'))).toBe(true);
  expect(events).toHaveLength(1);
});
