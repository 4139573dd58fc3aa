import { expect, test } from 'vitest';
import { Names } from './name-ids.ts';

test('what the product has named is renamed wherever it stands, there and back', () => {
  const names = new Names();
  names.learn('planned', 'named');
  const doing = {
    id: 'planned',
    records: [{ owner_id: 'planned', subject: 'as planned', due: 3 }],
  };
  const renamed = names.toProduct(doing);
  expect(renamed).toEqual({
    id: 'named',
    records: [{ owner_id: 'named', subject: 'as planned', due: 3 }],
  });
  expect(names.toPlan(renamed)).toEqual(doing);
});
