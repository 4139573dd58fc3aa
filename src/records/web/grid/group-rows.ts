import type { AnyRecord } from '../data/record-client.ts';

/** What stands over the rows of a group. */
export interface GroupHead {
  key: string;
  label: string;
  count: number;
  isOpen: boolean;
  toggle: () => void;
}

/** At the end of a group of which not all rows are shown. */
export interface GroupTail {
  left: number;
  loadMore: () => void;
}

/** A line of a grouped list that is no record stands among the records, under a name none has. */
export function headRow(head: GroupHead): AnyRecord {
  return { id: `head ${head.key}`, $head: head } as unknown as AnyRecord;
}

export function tailRow(key: string, tail: GroupTail): AnyRecord {
  return { id: `tail ${key}`, $tail: tail } as unknown as AnyRecord;
}

export function headOf(row: AnyRecord | undefined): GroupHead | undefined {
  return row?.$head as GroupHead | undefined;
}

export function tailOf(row: AnyRecord | undefined): GroupTail | undefined {
  return row?.$tail as GroupTail | undefined;
}

export function isRecordRow(row: AnyRecord | undefined): row is AnyRecord {
  return row !== undefined && !headOf(row) && !tailOf(row);
}
