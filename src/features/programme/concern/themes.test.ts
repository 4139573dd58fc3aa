import { expect, test } from 'vitest';
import { countTags } from './themes.ts';

test('themes and causes are counted, the most frequent first; a concern may have several causes', () => {
  const counted = countTags([
    { theme: 'Speed', causes: ['set_up', 'managed'] },
    { theme: 'Trust', causes: ['managed'] },
    { theme: 'Trust', causes: [] },
    { theme: null, causes: ['implemented'] },
  ]);
  expect(counted.themes).toEqual([
    ['Trust', 2],
    ['Speed', 1],
  ]);
  expect(counted.causes).toEqual([
    ['managed', 2],
    ['implemented', 1],
    ['set_up', 1],
  ]);
});
