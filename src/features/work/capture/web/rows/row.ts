import type { Translate } from '#src/web/i18n/catalogue.ts';
import type { Reader } from '#src/web/i18n/dates.ts';
import type { Correction } from '../../answers.ts';
import type { SubjectType } from '../../capture-api.ts';
import type { Subject } from '../draft.ts';
import type english from '../en.json';

/** A field that opens in the row, for what chips do not offer. */
export type Edit =
  /** Another person or company; `key` is a mention's, null is the subject of the line. */
  | { edit: 'who'; key: string | null }
  /** Another day for a follow-up, in words or from a calendar. */
  | { edit: 'day'; key: string; dueOn: string | null; dueAt: string | null }
  | { edit: 'words'; key: string; subject: string }
  | { edit: 'moment'; at: string };

export type Act = { correct: Correction } | { about: Subject | null } | { open: Edit };

/** One choice of a row. */
export interface Chip {
  name: string;
  label: string;
  /** Tells namesakes apart: the company. */
  note?: string;
  /** The kind of activity whose icon it bears. */
  kind?: string;
  /** Whether it is what is understood now. */
  chosen?: boolean;
  act: Act;
}

export type RowLook =
  | { kind: string | null }
  | { record: SubjectType; name: string }
  | { sign: 'amount' | 'out' | 'nobody' | 'deal' | 'case' | 'slip' };

/** One thing that is understood of the line, and what else it could be. */
export interface Row {
  /** Stays the same while the line grows. */
  id: string;
  look: RowLook;
  title: string;
  note: string;
  /** Says in a word what is to be known of it: "new person". */
  badge?: string;
  /** `ask` must be answered before saving; `offer` is left out unless it is taken. */
  state: 'plain' | 'ask' | 'offer' | 'out';
  /** How many choices are in sight before it is opened. */
  shown?: number;
  /** Rows of choices; the first nine are chosen by their number. */
  chips: Chip[][];
  /** What typing opens: the words of another day, or another name. */
  typing?: Edit;
  /** Leaves it out; the words are those that it was read from. */
  remove?: { act: Act; words: string };
}

/** What rows need to speak. */
export interface Voice {
  text: Translate<typeof english>;
  sayKind: (kind: string | null) => string;
  reader: Reader;
  nowMs: number;
}

/** A row without the chips whose name is already there. */
export function onlyOnce(chips: Chip[]): Chip[] {
  return chips.filter(({ name }, at) => chips.findIndex((one) => one.name === name) === at);
}

export interface OpenEdit {
  row: string;
  edit: Edit;
  /** What was typed to open it. */
  typed: string;
}
