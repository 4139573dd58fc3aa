import { expect, test } from 'vitest';
import type { Done } from './done-query.ts';
import { sayDone } from './say-done.ts';

function say(verb: string, more: Partial<Done> = {}) {
  const done = { verb, type: verb.split('.')[0], via: 'web', is_undo: false, is_record: true };
  return sayDone({ ...done, ...more } as Done);
}

test('what was done to a record is never told as a change of settings', () => {
  expect(say('deal.moved')).toBe('Moved to another stage');
  expect(say('quote.sent')).toBe('Sent');
  expect(say('person.followed')).toBe('Changed');
  expect(say('desk.removed', { is_record: false })).toBe('Changed a setting');
});
