import { expect, test } from 'vitest';
import { type CallQueue, countLeft, currentCall, leaveCall, skippedAgain } from './call-queue.ts';

const call = (key: string) => ({ key, task_id: key, subject: null, name: key, about: '' });
const queue: CallQueue = { calls: ['a', 'b', 'c'].map(call), left: {} };

test('calls come one after another, and the queue goes on where it was left', () => {
  const later = leaveCall(leaveCall(queue, 'a', 'done'), 'b', 'skipped');
  expect(currentCall(queue)?.key).toBe('a');
  expect(currentCall(JSON.parse(JSON.stringify(later)))?.key).toBe('c');
  expect([countLeft(later), countLeft(later, 'done')]).toEqual([2, 1]);
});

test('who was skipped comes again once all are through', () => {
  const end = ['a', 'b', 'c'].reduce(
    (all, key) => leaveCall(all, key, key === 'b' ? 'skipped' : 'done'),
    queue,
  );
  expect(currentCall(end)).toBeNull();
  expect(currentCall(skippedAgain(end))?.key).toBe('b');
});
