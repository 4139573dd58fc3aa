import { expect, test } from 'vitest';
import { isSaving, noteSaving, whenSaved } from './saving.ts';

test('nothing is waited for where nothing is being saved', async () => {
  await whenSaved();
  expect(isSaving()).toBe(false);
});

test('what is being saved is waited for, also where it fails or brings another save', async () => {
  const order: string[] = [];
  const pause = (says: string) => Promise.resolve().then(() => order.push(says));
  const first = noteSaving(pause('first').then(() => noteSaving(pause('second'))));
  const failed = noteSaving(Promise.reject(new Error('no')));
  expect(isSaving()).toBe(true);
  await whenSaved();
  order.push('shown');
  expect(order).toEqual(['first', 'second', 'shown']);
  await first;
  await expect(failed).rejects.toThrow('no');
  expect(isSaving()).toBe(false);
});
