import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf, bodyWith, bodyWithout, tellOther, tellOwn, titleOf } from './concern-words.ts';

test('a body without a card says what its other cards say', () => {
  expect(bodyWithout(bodyOf(['One', 'Two', 'Three']), 'Two')).toBe(bodyOf(['One', 'Three']));
  expect(bodyWithout(bodyOf(['Only']), 'Only')).toBe('');
  expect(bodyWithout('Written anew by somebody', 'One')).toBe('Written anew by somebody');
});

test('only whole lines go, and none that a card says which is to be read', () => {
  const slow = bodyOf(['Too slow when syncing', 'Too slow', 'Not – Too slow']);
  expect(bodyWithout(slow, 'Too slow')).toBe(bodyOf(['Too slow when syncing', 'Not – Too slow']));
  expect(bodyWithout(bodyOf(['Too slow']), 'Too slow', ['Too slow'])).toBe(bodyOf(['Too slow']));
  expect(bodyWithout(bodyOf(['Too slow\nat noon']), 'Too slow', ['Too slow\nat noon'])).toBe(
    bodyOf(['Too slow\nat noon']),
  );
  // a curator wrote beneath it
  expect(bodyWithout('– Too slow\nAsk Ada', 'Too slow')).toBe('Ask Ada');
});

test('of cards that begin alike or say the same exactly the hidden one goes', () => {
  const text = fc.constantFrom('a', 'ab', 'abc', 'a b', 'a\nb', 'b', 'a – b');
  fc.assert(
    fc.property(fc.array(text, { maxLength: 9 }), text, fc.nat(9), (others, gone, at) => {
      const body = bodyOf(others.toSpliced(at, 0, gone));
      const isSaid = others.includes(gone);
      expect(bodyWithout(body, gone, others)).toBe(isSaid ? body : bodyOf(others));
    }),
  );
});

test('nothing of a card stays in a body, also where that was cut short', () => {
  const word = fc.stringMatching(/^[a-z]{20,280}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), fc.nat(13), (texts, at) => {
      const gone = texts[at % texts.length]!;
      const others = texts.filter((text) => text !== gone);
      const left = bodyWithout(bodyOf([...others, gone]), gone, others);
      expect(left).not.toContain(gone);
      // of what stood at the very end no beginning stays either
      const told = left.replace(/…$/, '');
      expect(bodyOf(others).startsWith(told) || told === bodyOf(others)).toBe(true);
    }),
  );
});

test('what is shown again stands where it stood, once', () => {
  expect(bodyWith(bodyOf(['One']), 'Two')).toBe(bodyOf(['One', 'Two']));
  expect(bodyWith(bodyOf(['Two']), 'Two')).toBe(bodyOf(['Two']));
  expect(bodyWith('', 'Two')).toBe(bodyOf(['Two']));
});

test('what is hidden and shown again leaves the concern as it was, its title too', () => {
  const text = fc.constantFrom('a', 'ab', 'a\nb', 'b', 'abc');
  const texts = fc.array(text, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.nat(5), fc.option(fc.constant('The name')), (before, at, name) => {
      const place = at % before.length;
      const after = before.toSpliced(place, 1);
      const made = { title: titleOf(name ?? before[0]!), body: bodyOf(before) };
      const hidden = { text: before[place]!, hidden: 'It hurts' };
      const quiet = tellOwn(made, { name, before, after, reasons: ['It hurts'] }, hidden);
      expect(quiet.body).toBe(bodyOf(after));
      if (!after.includes(hidden.text)) expect(quiet.title).not.toBe(titleOf(hidden.text));
      const back = { name, before: after, after: before, reasons: ['It hurts'] };
      expect(tellOwn(quiet, back, { ...hidden, hidden: null })).toEqual(made);
    }),
  );
});

test('another theme keeps its title and its lines, whatever is hidden or shown elsewhere', () => {
  const theme = { name: null, before: ['Too slow'], after: ['Too slow'], reasons: [] };
  const words = { title: 'Too slow', body: bodyOf(['Too slow']) };
  for (const hidden of ['It hurts', null]) {
    expect(tellOther(words, theme, { text: 'Too slow', hidden })).toEqual(words);
  }
  // a card that stood here when this became a concern, and was moved away since
  const moved = { title: 'Moved', body: bodyOf(['Moved', 'Too slow']) };
  expect(tellOther(moved, theme, { text: 'Moved', hidden: 'It hurts' })).toEqual(words);
  expect(tellOther(moved, theme, { text: 'Moved', hidden: null })).toEqual(moved);
});

test('a title is one line, and not longer than a line can be', () => {
  expect(titleOf('Too\n  many   fields')).toBe('Too many fields');
  expect(titleOf('x'.repeat(300))).toHaveLength(120);
});
