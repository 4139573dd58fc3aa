import { ownKey } from '#src/web/api/speaker.ts';
import type { Refs, Values } from '../data/record-client.ts';

/** What was typed into a form that has not been saved. */
export interface Draft {
  values: Values;
  refs: Refs;
}

/**
 * The text of an unsaved form, kept in this tab until it is saved or thrown away, for whoever typed it:
 * somebody else may sign in here next.
 */
export function readDraft(type: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(type)) ?? 'null');
  } catch {
    return null;
  }
}

export function keepDraft(type: string, draft: Draft | null): void {
  if (draft) sessionStorage.setItem(keyOf(type), JSON.stringify(draft));
  else sessionStorage.removeItem(keyOf(type));
}

function keyOf(type: string): string {
  return ownKey(`draft.new.${type}`);
}
