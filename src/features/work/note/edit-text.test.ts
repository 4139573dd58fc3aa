import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  continueList,
  dropDoubleMark,
  dropEmptyMark,
  type TextEdit,
  toggleAround,
  togglePrefix,
  typedName,
} from './edit-text.ts';

function apply(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

test('bold is put around what is selected, and taken away again', () => {
  const edit = toggleAround('a word here', { start: 2, end: 6 }, '**');
  expect(apply('a word here', edit)).toBe('a **word** here');
  expect(edit).toMatchObject({ selectStart: 4, selectEnd: 8 });
});

test('taking signs away is the way back of putting them there, wherever', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', 'ß', '\n') }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        const put = toggleAround(text, { start, end }, '**');
        const after = apply(text, put);
        const back = toggleAround(after, { start: put.selectStart, end: put.selectEnd }, '**');
        expect(apply(after, back)).toBe(text);
      },
    ),
  );
});

test.each([
  ['send it', '- [ ] send it'],
  ['- point', '- [ ] point'],
  ['- [ ] send it', 'send it'],
  ['# Title', '- [ ] Title'],
])('a press makes a box of "%s"', (before, after) => {
  expect(apply(before, togglePrefix(before, { start: 2, end: 2 }, '- [ ] '))).toBe(after);
});

test.each([
  ['- one', '- one\n- '],
  ['- [x] one', '- [x] one\n- [ ] '],
  ['9. one', '9. one\n10. '],
  ['- ', ''],
  ['a\n  * ', 'a\n'],
])('Enter behind "%s" goes on with the list, or ends it', (before, after) => {
  const at = before.length;
  expect(apply(before, continueList(before, { start: at, end: at })!)).toBe(after);
});

test('Enter elsewhere is Enter', () => {
  expect(continueList('text', { start: 4, end: 4 })).toBeNull();
  expect(continueList('- one', { start: 1, end: 3 })).toBeNull();
});

test.each([
  ['ask @An', 'An'],
  ['@', ''],
  ['@Ana Ros', 'Ana Ros'],
  ['mail a@b', null],
  ['none', null],
])('"%s" is about to name "%s"', (text, name) => {
  expect(typedName(text, text.length)?.name ?? null).toBe(name);
});

test.each([
  ['one\n- ', 'one\n'],
  ['one\n- [ ] ', 'one\n'],
  ['  2. ', '  '],
])('backspace behind the empty item of "%s" takes its whole sign away', (before, after) => {
  const at = { start: before.length, end: before.length };
  expect(apply(before, dropEmptyMark(before, at)!)).toBe(after);
});

test.each([
  ['- one\n- -', '- one\n- '],
  ['- [ ] one\n- [ ] -', '- [ ] one\n- [ ] '],
  ['- [ ] [ ]', '- [ ] '],
  ['- [ ] []', '- [ ] '],
])('a sign typed once more in "%s" is there once', (before, after) => {
  const at = { start: before.length, end: before.length };
  expect(apply(before, dropDoubleMark(before, at)!)).toBe(after);
});

test.each(['- one', 'two -', '-', '- [ ] send -'])('“%s” is left as it is typed', (before) => {
  const at = { start: before.length, end: before.length };
  expect(dropEmptyMark(before, at)).toBeNull();
  expect(dropDoubleMark(before, at)).toBeNull();
});
