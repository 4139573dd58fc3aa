import type { LucideIcon } from 'lucide-react';

/** How records of a type are told apart at a glance: an avatar drawn from the name, or an icon. */
export interface RecordLook {
  plural: string;
  icon: LucideIcon;
  /** A list of them, with filters, stands below their plural. */
  isListed?: true;
  /** The ready-made views of that list by name; its declaration tells programs of the same. */
  views?: readonly string[];
  avatar?: 'round' | 'square';
  /** What will stand in their list, for as long as there is none. */
  empty?: () => string;
}

const looks = new Map<string, RecordLook>();

export function registerLook(type: string, look: RecordLook): void {
  looks.set(type, look);
}

export function lookOf(type: string): RecordLook | undefined {
  return looks.get(type);
}
