import { expect, test } from 'vitest';
import { cleanDraft, type PrepareDraft, suggestQuestions } from './prepare-draft.ts';

const draft: PrepareDraft = {
  title: ' Day ',
  held_on: '2026-03-02',
  owner_id: 'a',
  team_id: null,
  dots: 5,
  objectives: [
    { text: ' Quick answers ', serves: ' Today ' },
    { text: ' ', serves: 'lost' },
  ],
  questions: [
    { text: 'Why?', options: ['', 'No', 'Yes'], right: 2 },
    { text: '', options: ['a', 'b'], right: 0 },
  ],
};

test('what was left empty is not saved, and the right answer stays the right one', () => {
  const { title, objectives, questions } = cleanDraft(draft);
  expect(title).toBe('Day');
  expect(objectives).toEqual([{ text: 'Quick answers', serves: 'Today' }]);
  expect(questions).toEqual([{ text: 'Why?', options: ['No', 'Yes'], right: 1 }]);
});

test('the questions suggested ask for the first objective', () => {
  const [goal, ...others] = suggestQuestions(draft);
  expect(goal!.options[goal!.right]).toBe('Quick answers');
  expect(others.every(({ options, right }) => options[right])).toBe(true);
});
