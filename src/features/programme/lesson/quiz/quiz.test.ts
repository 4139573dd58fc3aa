import { expect, test } from 'vitest';
import { shareOfAll } from '../learning-sums.ts';
import { questionsOf } from './quiz.ts';
import { QUIZ_FIELDS } from './quiz-fields.ts';

test('three fields a day, each with its own reason among those of other fields of the record', () => {
  const asked = new Set<string>();
  const questions = questionsOf({ fields: QUIZ_FIELDS, asked, key: 'a day' });
  expect(questions).toHaveLength(3);
  for (const { field, choices } of questions) {
    expect(new Set(choices).size).toBe(4);
    expect(choices).toContain(field);
    expect(choices.every((one) => one.split('.')[0] === field.split('.')[0])).toBe(true);
  }
  expect(questionsOf({ fields: QUIZ_FIELDS, asked, key: 'a day' })).toEqual(questions);
});

test('what was asked is not asked again, until nothing is left', () => {
  const asked = new Set(QUIZ_FIELDS.slice(1));
  expect(questionsOf({ fields: QUIZ_FIELDS, asked, key: 'x' })).toMatchObject([
    { field: QUIZ_FIELDS[0] },
  ]);
});

test('a share is told of five people and more, in steps that one answer does not move', () => {
  const part = { good: 9, all: 10 };
  expect(shareOfAll([part, part, part, part, { good: 0, all: 0 }])).toBeNull();
  expect(shareOfAll([part, part, part, part, part])).toBe(90);
  expect(shareOfAll([part, part, part, part, part, { good: 8, all: 10 }])).toBe(85);
});
