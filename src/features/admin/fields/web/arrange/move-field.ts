import type { PageSection } from '#src/records/define-record.ts';

/** A page as it is arranged: sections with all their fields, and those that are not shown. */
export interface Layout {
  sections: PageSection[];
  hidden: string[];
}

/** Puts a field before another one, or at the end of a section if `before` is null. */
export function placeField(
  { sections, hidden }: Layout,
  name: string,
  to: { section: string; before: string | null },
): Layout {
  if (name === to.before) return { sections, hidden };
  const placed = sections.map((section) => {
    const fields = section.fields.filter((one) => one !== name);
    if (section.id !== to.section) return { ...section, fields };
    const at = to.before === null ? -1 : fields.indexOf(to.before);
    fields.splice(at < 0 ? fields.length : at, 0, name);
    return { ...section, fields };
  });
  return { sections: placed, hidden };
}

/**
 * One step up or down among the fields that are shown, over the edge of a section into the next; as
 * it was at the very end.
 */
export function stepField(layout: Layout, name: string, step: -1 | 1): Layout {
  const isShown = (one: string) => !layout.hidden.includes(one);
  const at = layout.sections.findIndex(({ fields }) => fields.includes(name));
  const section = layout.sections[at];
  if (!section) return layout;
  const shown = section.fields.filter(isShown);
  const place = shown.indexOf(name) + step;
  if (place >= 0 && place < shown.length) {
    const before = step < 0 ? shown[place]! : (shown[place + 1] ?? null);
    return placeField(layout, name, { section: section.id, before });
  }
  const next = layout.sections[at + step];
  if (!next) return layout;
  const before = step < 0 ? null : (next.fields.find(isShown) ?? null);
  return placeField(layout, name, { section: next.id, before });
}

/** Takes a section away; its fields go to the end of the one before it, or the start of the next. */
export function dropSection({ sections, hidden }: Layout, id: string): Layout {
  const at = sections.findIndex((section) => section.id === id);
  const gone = sections[at];
  if (!gone || sections.length < 2) return { sections, hidden };
  const left = sections.filter((section) => section !== gone);
  const heir = left[Math.max(0, at - 1)]!;
  const fields = at === 0 ? [...gone.fields, ...heir.fields] : [...heir.fields, ...gone.fields];
  return { sections: left.map((one) => (one === heir ? { ...heir, fields } : one)), hidden };
}

export function addSection({ sections, hidden }: Layout, label: string): Layout {
  const taken = new Set(sections.map(({ id }) => id));
  let number = sections.length;
  while (taken.has(`section-${number}`)) number++;
  return { sections: [...sections, { id: `section-${number}`, label, fields: [] }], hidden };
}

export function renameSection({ sections, hidden }: Layout, id: string, label: string): Layout {
  return { sections: sections.map((one) => (one.id === id ? { ...one, label } : one)), hidden };
}

export function setHidden({ sections, hidden }: Layout, name: string, isHidden: boolean): Layout {
  const others = hidden.filter((one) => one !== name);
  return { sections, hidden: isHidden ? [...others, name] : others };
}
