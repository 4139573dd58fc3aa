import type { PageSection } from '#src/records/define-record.ts';

const ASKED = 'asked';
const OTHERS = 'main';

/**
 * A page on which what is asked stands first and all else is folded away; what names a record or
 * must be filled in stays in sight. Nothing asked: as it was before anything was.
 */
export function askFirst(
  names: readonly string[],
  sections: readonly PageSection[],
  { asked, needed }: { asked: readonly string[]; needed: readonly string[] },
): PageSection[] {
  const before = withoutAsked(sections);
  if (asked.length === 0) return before;
  const first = [...new Set([...needed, ...asked])];
  const others = before.length > 0 ? before : [{ id: OTHERS, label: '', fields: [...names] }];
  return [
    { id: ASKED, label: '', fields: first },
    ...others.map((section) => ({
      ...section,
      fields: section.fields.filter((name) => !first.includes(name)),
      folded: true as const,
    })),
  ];
}

function withoutAsked(sections: readonly PageSection[]): PageSection[] {
  const asked = sections.find(({ id }) => id === ASKED);
  if (!asked) return [...sections];
  const [first, ...rest] = sections.filter((section) => section !== asked).map(unfolded);
  // was made to hold the others, on a page that nobody had arranged
  if (!first || (rest.length === 0 && first.id === OTHERS && first.label === '')) return [];
  return [{ ...first, fields: [...asked.fields, ...first.fields] }, ...rest];
}

function unfolded({ folded: _, ...section }: PageSection): PageSection {
  return section;
}
