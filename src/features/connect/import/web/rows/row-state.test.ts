import { expect, test } from 'vitest';
import { rowState } from './row-state.ts';

const record = { type: 'person', id: 'x', title: 'Anna Rossi' };

test('a row of an import says what it does', () => {
  const list = { status: 'done', kept: 0 } as const;
  expect(rowState({ outcome: 'create', record }, list)).toBe('create');
  expect(rowState({ outcome: 'change', record }, list)).toBe('change');
});

test('once the import was taken back it says what has become of it', () => {
  const all = { status: 'undone', kept: 0 } as const;
  expect(rowState({ outcome: 'create', record: null }, all)).toBe('takenBack');
  expect(rowState({ outcome: 'change', record }, all)).toBe('takenBack');
  const some = { status: 'undone', kept: 2 } as const;
  expect(rowState({ outcome: 'create', record }, some)).toBe('kept');
  expect(rowState({ outcome: 'create', record: null }, some)).toBe('takenBack');
  expect(rowState({ outcome: 'change', record }, some)).toBe('partly');
  // the list had named a new person twice
  expect(rowState({ outcome: 'change', record: null }, some)).toBe('takenBack');
});

test('what was left as it is or left out stays so', () => {
  const list = { status: 'undone', kept: 1 } as const;
  expect(rowState({ outcome: 'same', record }, list)).toBe('same');
  expect(rowState({ outcome: 'failed', record: null }, list)).toBe('failed');
});
