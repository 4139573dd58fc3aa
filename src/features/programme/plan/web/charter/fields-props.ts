import type { CharterDraft } from './charter-draft.ts';

export interface FieldsProps {
  draft: CharterDraft;
  set: (part: Partial<CharterDraft>) => void;
}

/** The list with the one in it, or without it if it was there. */
export function toggle(all: readonly string[], one: string): string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
