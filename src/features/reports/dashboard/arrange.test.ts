import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBox,
  type Box,
  COLUMNS,
  moveBox,
  overlap,
  resizeBox,
  settle,
  stepBox,
  stepInOrder,
  withFacts,
} from './arrange.ts';

const number = fc.integer({ min: -5, max: 30 });
const boxes = fc
  .array(fc.record({ x: number, y: number, w: number, h: number }), { maxLength: 16 })
  .map((all) => all.map((box, at): Box => ({ id: `t${at}`, ...box })));
const ways = fc.constantFrom('left', 'right', 'up', 'down' as const);

function expectWhole(after: readonly Box[], ids: readonly string[]): void {
  expect(after.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  for (const box of after) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.w).toBeLessThanOrEqual(COLUMNS);
    expect(after.some((other) => other.id !== box.id && overlap(box, other))).toBe(false);
    // it lies on the upper edge, or on another
    const rests =
      box.y === 0 || after.some((one) => overlap({ ...box, id: '', y: box.y - 1, h: 1 }, one));
    expect(rests).toBe(true);
  }
}

test('however tiles are given, moved and resized, none overlap and none are lost', () => {
  fc.assert(
    fc.property(boxes, number, number, number, ways, (given, at, a, b, way) => {
      const ids = given.map(({ id }) => id);
      const id = `t${Math.abs(at) % Math.max(1, given.length)}`;
      const settled = settle(given);
      expectWhole(settled, ids);
      expectWhole(moveBox(settled, id, { x: a, y: b }), ids);
      expectWhole(resizeBox(settled, id, { w: a, h: b }), ids);
      expectWhole(stepBox(settled, id, way), ids);
      expectWhole(stepInOrder(settled, id, a > 0 ? 1 : -1), ids);
      expectWhole(addBox(settled, { id: 'new', x: 0, y: 0, w: a, h: b }), [...ids, 'new']);
    }),
  );
});

test('what lies settled stays as it is', () => {
  fc.assert(
    fc.property(boxes, (given) => {
      const settled = settle(given);
      expect(settle(settled)).toEqual(settled);
    }),
  );
});

const row = [
  { id: 'a', x: 0, y: 0, w: 6, h: 2 },
  { id: 'b', x: 6, y: 0, w: 6, h: 2 },
  { id: 'c', x: 0, y: 2, w: 12, h: 4 },
];
const placeOf = (all: readonly Box[]) =>
  Object.fromEntries(all.map(({ id, x, y }) => [id, `${x},${y}`]));

test('a tile that is stepped down changes places with the one beneath, and back', () => {
  const down = stepBox(row, 'a', 'down');
  expect(placeOf(down)).toEqual({ b: '6,0', c: '0,2', a: '0,6' });
  expect(placeOf(stepBox(row, 'c', 'up'))).toEqual({ c: '0,0', a: '0,4', b: '6,4' });
  expect(stepBox(row, 'a', 'up')).toEqual(row);
  expect(stepBox(row, 'c', 'down')).toEqual(row);
});

test('a tile that grows pushes what is beneath further down, and stops at the edge', () => {
  expect(placeOf(resizeBox(row, 'a', { w: 8, h: 3 }))).toEqual({ a: '0,0', b: '6,3', c: '0,5' });
  expect(resizeBox(row, 'b', { w: 99, h: 2 })).toEqual(row);
});

test('a new tile takes the free place that is highest', () => {
  const gap = [row[0]!, { ...row[1]!, x: 6, w: 3 }];
  expect(addBox(gap, { id: 'n', x: 0, y: 0, w: 3, h: 2 }).at(-1)).toMatchObject({ x: 9, y: 0 });
  expect(addBox(row, { id: 'n', x: 0, y: 0, w: 3, h: 2 }).at(-1)).toMatchObject({ x: 0, y: 6 });
});

test('on the phone a tile changes places with the one read before it', () => {
  const order = (all: readonly Box[]) => all.map(({ id }) => id).join('');
  expect(order(stepInOrder(row, 'b', -1))).toBe('bac');
  expect(order(stepInOrder(row, 'b', 1))).toBe('acb');
  expect(stepInOrder(row, 'a', -1)).toEqual(row);
});

test('a number that becomes a chart gets the room that a chart needs, and pushes others down', () => {
  const tiles = [
    { id: 'a', chart: 'number', x: 0, y: 0, w: 3, h: 3 },
    { id: 'b', chart: 'number', x: 3, y: 0, w: 3, h: 3 },
  ];
  const drawn = withFacts(tiles, tiles[0]!, { title: 'By month', chart: 'table' });
  expect(drawn[0]).toEqual({ id: 'a', title: 'By month', chart: 'table', x: 0, y: 0, w: 4, h: 6 });
  expect(drawn[1]).toMatchObject({ id: 'b', y: 6 });
  const named = withFacts(tiles, tiles[0]!, { title: undefined, chart: 'number' });
  expect(named[0]).toMatchObject({ w: 3, h: 3 });
});
