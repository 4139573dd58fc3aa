import { expect, test } from 'vitest';
import type { Changes } from '#src/server/ledger/event.ts';
import { type RecordEvent, traceCommand } from './trace-command.ts';

/** Events in order: `C1` did something, `C2<C1` took it back. */
function events(...given: [who: string, changes: Changes | 'created'][]): RecordEvent[] {
  return given.map(([who, changes], at) => {
    const [command, undone] = who.split('<');
    return {
      seq: at + 1,
      verb: changes === 'created' ? 'person.created' : 'person.changed',
      command_id: command!,
      undo_of: undone ?? null,
      changes: changes === 'created' ? { name: [null, 'x'] } : changes,
    };
  });
}

function stateOf(field: string, given: RecordEvent[], command = 'C') {
  return traceCommand(given, command).fields.get(field)?.state;
}

const there: Changes = { city: ['a', 'b'] };
const back: Changes = { city: ['b', 'a'] };

test('a field is as its command left it until another sets it', () => {
  expect(stateOf('city', events(['C', there]))).toBe('as_left');
  expect(stateOf('city', events(['C', there], ['D', { job: [null, 'x'] }]))).toBe('as_left');
  expect(stateOf('city', events(['C', there], ['D', { city: ['b', 'c'] }]))).toBe('changed_since');
});

test('a change taken back counts as never made, however often', () => {
  const undone = events(['C', there], ['U<C', back]);
  expect(stateOf('city', undone)).toBe('taken_back');
  const redone = events(['C', there], ['U<C', back], ['R<U', there]);
  expect(stateOf('city', redone)).toBe('as_left');
  expect(stateOf('city', redone, 'U')).toBe('taken_back');
  const later = events(['C', there], ['D', { city: ['b', 'c'] }], ['U<D', { city: ['c', 'b'] }]);
  expect(stateOf('city', later)).toBe('as_left');
});

test('the same value set anew is another state', () => {
  const anew = events(['C', there], ['D', back], ['E', there]);
  expect(stateOf('city', anew)).toBe('changed_since');
});

test('of several changes by one command the first before and the last after count', () => {
  const twice = events(['C', there], ['C', { city: ['b', 'c'] }]);
  expect(traceCommand(twice, 'C').fields.get('city')).toEqual({
    before: 'a',
    after: 'c',
    state: 'as_left',
  });
});

test('a creation is taken back by the bin, and stands again when that is taken back', () => {
  const bin: Changes = { deleted_at: [null, 't'] };
  const made = events(['C', 'created'], ['U<C', bin]);
  expect(stateOf('deleted_at', made)).toBe('taken_back');
  const anew = events(['C', 'created'], ['U<C', bin], ['R<U', { deleted_at: ['t', null] }]);
  expect(traceCommand(anew, 'C')).toMatchObject({ isCreation: true, changedSince: [] });
  const binned = events(['C', 'created'], ['D', bin]);
  expect(stateOf('deleted_at', binned)).toBe('changed_since');
});

test('of a new record every field that others set counts as changed since', () => {
  const used = events(['C', 'created'], ['C', there], ['D', { job: [null, 'x'] }]);
  expect(traceCommand(used, 'C').changedSince).toEqual(['job']);
});
