import { useState } from 'react';
import { ownKey } from '#src/web/api/speaker.ts';
import type { OwnField } from '../fields-queries.ts';
import { beginDraft, type FieldDraft } from './field-draft.ts';

/** What somebody types into the dialog, kept for them in this tab until it is saved or thrown away. */
export function useFieldDraft(type: string, field: OwnField | undefined) {
  const key = ownKey(`field.${field?.id ?? type}`);
  const [draft, setDraft] = useState<FieldDraft>(() => readDraft(key) ?? beginDraft(field));
  const isTouched = JSON.stringify(draft) !== JSON.stringify(beginDraft(field));
  return {
    draft,
    isTouched,
    change(part: Partial<FieldDraft>): void {
      const next = { ...draft, ...part };
      setDraft(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    /** It has been saved, or is no longer wanted. */
    forget(): void {
      sessionStorage.removeItem(key);
      setDraft(beginDraft(field));
    },
  };
}

function readDraft(key: string): FieldDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
