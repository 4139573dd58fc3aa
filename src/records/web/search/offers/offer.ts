import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type OfferGroup = 'recent' | 'records' | 'do' | 'go' | 'create';

/** One line of the palette: a record to open, or something to do. */
export interface Offer {
  key: string;
  group: OfferGroup;
  label: string;
  /** Beside the label: a person's company. */
  note?: string;
  /** At the end of the line: the record's type. */
  kind?: string;
  mark: ReactNode;
  /** The shortcut that does the same without the palette. */
  keys?: string;
  /** A page about it that one press or Alt+Enter opens at once. */
  door?: { label: string; icon: LucideIcon; run: () => void };
  /** `full` asks for a page instead of a panel. A promise keeps the palette open until it is done. */
  run: (full: boolean) => void | Promise<void>;
}

/** What the palette knows when it puts its lines in order. */
export interface OfferSources {
  text: string;
  /** Undefined before the first answer. */
  records: readonly Offer[] | undefined;
  isAnswer: boolean;
  recent: readonly Offer[];
  actions: readonly Offer[];
  create: readonly Offer[];
}
