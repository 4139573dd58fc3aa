import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { recordPluralWord } from '#src/records/web/labels.ts';
import { useArrange } from '../fields-queries.ts';
import { fieldsText } from '../fields-text.ts';
import type { Layout } from './move-field.ts';

/** The arrangement of a page as it is shown: what was just changed stands before it is saved. */
export function useLayout(declaration: RecordDeclaration) {
  const text = fieldsText.useText();
  const [draft, setDraft] = useState<Layout | null>(null);
  const says = text('arranged', { types: recordPluralWord(declaration) });
  const arrange = useArrange(declaration.type, says);
  const layout = draft ?? layoutOf(declaration);
  function change(next: Layout): void {
    if (next === layout) return;
    setDraft(next);
    arrange.mutate(next, { onSettled: () => setDraft(null) });
  }
  return { layout, change };
}

function layoutOf({ fields, sections }: RecordDeclaration): Layout {
  const names = Object.keys(fields);
  return {
    sections: sections ? [...sections] : [{ id: 'main', label: '', fields: names }],
    hidden: names.filter((name) => fields[name]!.hidden),
  };
}
