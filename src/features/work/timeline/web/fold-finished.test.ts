import { expect, test } from 'vitest';
import { foldFinished } from './fold-finished.ts';
import type { ActivityEntry, TaskEntry } from './timeline-query.ts';

const about = { person_id: 'anna', company_id: null };

function note(id: string, created_at: string): ActivityEntry {
  return { type: 'activity', id, created_at, ...about } as unknown as ActivityEntry;
}

function done(id: string, done_at: string, person_id = 'anna'): TaskEntry {
  return { type: 'task', id, done_at, ...about, person_id } as unknown as TaskEntry;
}

test('a note written while finishing a task is told once, with the task', () => {
  const entries = [
    note('later', '2026-03-04T15:00:00Z'),
    note('with it', '2026-03-04T12:00:00.140Z'),
    done('kept', '2026-03-04T12:00:00.120Z'),
    done('earlier', '2026-03-04T11:00:00Z'),
  ];
  expect(foldFinished(entries)).toMatchObject([
    { id: 'later' },
    { id: 'with it', finished: { id: 'kept' } },
    { id: 'earlier' },
  ]);
});

test('what was finished in the same moment with somebody else stays by itself', () => {
  const entries = [
    note('note', '2026-03-04T12:00:00Z'),
    done('other', '2026-03-04T12:00:00Z', 'bob'),
    done('one', '2026-03-04T12:00:00Z'),
    done('two', '2026-03-04T12:00:00Z'),
  ];
  expect(foldFinished(entries).map(({ id }) => id)).toEqual(['note', 'other', 'two']);
});
