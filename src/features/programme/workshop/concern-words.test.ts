import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf, bodyWithout, titleOf } from './concern-words.ts';

test('a body without a card says what its other cards say', () => {
  expect(bodyWithout(bodyOf(['One', 'Two', 'Three']), 'Two')).toBe(bodyOf(['One', 'Three']));
  expect(bodyWithout(bodyOf(['Only']), 'Only')).toBe('');
  expect(bodyWithout('Written anew by somebody', 'One')).toBe('Written anew by somebody');
});

test('nothing of a card stays in a body, also where that was cut short', () => {
  const word = fc.stringMatching(/^[a-z]{20,280}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), fc.nat(13), (texts, at) => {
      const gone = texts[at % texts.length]!;
      const others = texts.filter((text) => text !== gone);
      const left = bodyWithout(bodyOf([...others, gone]), gone);
      expect(left).not.toContain(gone);
      // of what stood at the very end no beginning stays either
      const told = left.replace(/…$/, '');
      expect(bodyOf(others).startsWith(told) || told === bodyOf(others)).toBe(true);
    }),
  );
});

test('a title is one line, and not longer than a line can be', () => {
  expect(titleOf('Too\n  many   fields')).toBe('Too many fields');
  expect(titleOf('x'.repeat(300))).toHaveLength(120);
});
