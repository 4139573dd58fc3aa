import { expect, test } from 'vitest';
import { newStage, putBack } from './pipeline-draft.ts';

const [asked, seen, signed] = ['Asked', 'Seen', 'Signed'].map((name) => ({
  ...newStage(name),
  id: name,
}));

test('a stage that may not go is put back at its place, and nothing else changes', () => {
  const fresh = newStage('New');
  const renamed = { ...signed!, name: 'Won' };
  const { stages, missing } = putBack([asked!, renamed, fresh], [asked!, seen!, signed!]);
  expect(stages).toEqual([asked, seen, renamed, fresh]);
  expect(missing).toEqual([seen]);
});
