import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addSection,
  dropSection,
  type Layout,
  placeField,
  setHidden,
  stepField,
} from './move-field.ts';

const page: Layout = {
  sections: [
    { id: 'main', label: '', fields: ['a', 'h', 'b'] },
    { id: 'more', label: 'More', fields: ['c'] },
  ],
  hidden: ['h'],
};
const fieldsOf = ({ sections }: Layout) => sections.map(({ fields }) => fields.join(''));

test('a step passes over what is not shown, and over the edge of a section', () => {
  expect(fieldsOf(stepField(page, 'b', -1))).toEqual(['bah', 'c']);
  expect(fieldsOf(stepField(page, 'a', 1))).toEqual(['hba', 'c']);
  expect(fieldsOf(stepField(page, 'b', 1))).toEqual(['ah', 'bc']);
  expect(fieldsOf(stepField(page, 'c', -1))).toEqual(['ahbc', '']);
  expect(stepField(page, 'c', 1)).toBe(page);
  expect(stepField(page, 'a', -1)).toBe(page);
});

test('the fields of a section that is taken away go to the one before it', () => {
  expect(fieldsOf(dropSection(page, 'more'))).toEqual(['ahbc']);
  expect(fieldsOf(dropSection(page, 'main'))).toEqual(['ahbc']);
  expect(fieldsOf(dropSection(dropSection(page, 'main'), 'more'))).toEqual(['ahbc']);
});

test('whatever is moved, every field stands on the page once', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'h');
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('step' as const), name, by: fc.constantFrom<-1 | 1>(-1, 1) }),
    fc.record({
      do: fc.constant('place' as const),
      name,
      section: fc.constantFrom('main', 'more', 'section-2'),
      before: fc.option(name, { nil: null }),
    }),
    fc.record({ do: fc.constant('drop' as const), id: fc.constantFrom('main', 'more') }),
    fc.record({ do: fc.constant('add' as const) }),
    fc.record({ do: fc.constant('hide' as const), name, on: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const layout = steps.reduce((now, one) => apply(now, one), page);
      expect(layout.sections.flatMap(({ fields }) => fields).sort()).toEqual(['a', 'b', 'c', 'h']);
      expect(new Set(layout.sections.map(({ id }) => id)).size).toBe(layout.sections.length);
    }),
  );
});

type Step =
  | { do: 'step'; name: string; by: -1 | 1 }
  | { do: 'place'; name: string; section: string; before: string | null }
  | { do: 'drop'; id: string }
  | { do: 'add' }
  | { do: 'hide'; name: string; on: boolean };

function apply(layout: Layout, step: Step): Layout {
  switch (step.do) {
    case 'step':
      return stepField(layout, step.name, step.by);
    case 'place':
      // only onto what is on the screen
      if (!layout.sections.some(({ id }) => id === step.section)) return layout;
      return placeField(layout, step.name, step);
    case 'drop':
      return dropSection(layout, step.id);
    case 'add':
      return addSection(layout, 'New');
    case 'hide':
      return setHidden(layout, step.name, step.on);
  }
}
