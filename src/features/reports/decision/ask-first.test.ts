import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange } from '#src/records/custom-fields.ts';
import { askFirst } from './ask-first.ts';

const names = ['name', 'company_id', 'amount', 'closes_on', 'about'];
const needed = ['name'];

test('what is asked stands first, the rest folded away', () => {
  expect(askFirst(names, [], { asked: ['closes_on'], needed })).toEqual([
    { id: 'asked', label: '', fields: ['name', 'closes_on'] },
    { id: 'main', label: '', fields: ['company_id', 'amount', 'about'], folded: true },
  ]);
});

test('a page that nobody had arranged is again as it was when nothing is asked any more', () => {
  const sections = askFirst(names, [], { asked: ['closes_on'], needed });
  expect(askFirst(names, sections, { asked: [], needed })).toEqual([]);
});

test('whatever is asked one after the other, each field stands once and sections keep their names', () => {
  const some = fc.subarray(names);
  fc.assert(
    fc.property(some, fc.array(some), (first, changes) => {
      const others = names.filter((name) => !first.includes(name));
      const begin = [
        { id: 'a', label: 'One', fields: first },
        { id: 'b', label: 'Two', fields: others },
      ];
      let sections = begin;
      for (const asked of changes) {
        sections = askFirst(names, sections, { asked, needed });
        const all = arrange(names, sections).flatMap(({ fields }) => fields);
        expect(all.toSorted()).toEqual(names.toSorted());
        if (asked.length > 0) expect(sections[0]!.fields).toEqual(expect.arrayContaining(asked));
      }
      const last = askFirst(names, sections, { asked: [], needed });
      expect(last.map(({ label }) => label)).toEqual(['One', 'Two']);
      expect(last.some((section) => 'folded' in section)).toBe(false);
    }),
  );
});
