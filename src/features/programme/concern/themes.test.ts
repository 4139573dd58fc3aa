import { expect, test } from 'vitest';
import { countTags, MYTHS } from './themes.ts';
import german from './web/shared/de.json' with { type: 'json' };
import english from './web/shared/en.json' with { type: 'json' };
import italian from './web/shared/it.json' with { type: 'json' };

test('six beliefs are offered, each by one name of its own in each language', () => {
  for (const { myths } of [english, german, italian]) {
    expect(Object.keys(myths)).toEqual([...MYTHS]);
    expect(new Set(Object.values(myths)).size).toBe(6);
  }
});

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
