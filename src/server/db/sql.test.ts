import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { idIn, prepared } from './sql.ts';

const write = (p: { name: unknown; id: unknown }) =>
  sql`select * from person where name = ${p.name} or id = ${p.id} or title = ${p.name}`;

test('a prepared statement is written once and filled in at each use', () => {
  let written = 0;
  const build = (p: { name: unknown; id: unknown }) => {
    written++;
    return write(p);
  };
  const first = prepared('test once', { name: 'Anna', id: 1 }, build);
  const second = prepared('test once', { name: 'Bert', id: 2 }, build);
  expect(written).toBe(1);
  expect(first.text).toBe('select * from person where name = $1 or id = $2 or title = $1');
  expect(first.values).toEqual(['Anna', 1]);
  expect(second).toEqual({ ...first, values: ['Bert', 2] });
});

test('a value that is written into a prepared statement is refused, for it would stay there', () => {
  const build = () => sql`select * from person where name = ${'Anna'}`;
  expect(() => prepared('test value', {}, build)).toThrow('holds a value');
});

test('one id and many ids are different statements', () => {
  const statementOf = (ids: string[]) => {
    const wanted = idIn('r.id', ids);
    return prepared(
      `test ids ${wanted.form}`,
      wanted.values,
      (p) => sql`select from r where ${wanted.condition(p)}`,
    );
  };
  expect(statementOf(['a'])).toMatchObject({
    text: expect.stringContaining('= $1'),
    values: ['a'],
  });
  expect(statementOf(['a', 'b']).values).toEqual([['a', 'b']]);
  expect(statementOf([]).values).toEqual([[]]);
});
