import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { AnyRecord } from '../data/record-client.ts';
import type { CellSaves } from '../data/use-cell-saves.ts';
import type { Rows } from '../data/use-rows.ts';
import type { ReadingAids } from '../fields/format-value.ts';
import type { Selection } from '../selection/use-selection.ts';

export interface RecordGridProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  list: Rows;
  sort: string;
  onSort: (field: string) => void;
  /** Whose widths the columns have: the record type's or a saved view's. */
  widthsOf: string;
  /** Puts the column before the one at the place. */
  onMove: (column: string, to: number) => void;
  selection: Selection;
  /** Puts a record beside the list. */
  onOpen: (id: string) => void;
}

/** The cell that the keyboard is at; column 0 is the title. */
export interface GridPlace {
  row: number;
  column: number;
  editing: boolean;
}

/** What a row needs to be drawn; each part keeps its identity while it has not changed. */
export interface GridRowProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  record: AnyRecord;
  aids: ReadingAids;
  /** Which row of the list it is. */
  at: number;
  startPx: number;
  /** 0 is the title; -1 if another row is the active one. */
  activeColumn: number;
  editing: boolean;
  selected: boolean;
  saves: CellSaves;
  setPlace: (place: GridPlace) => void;
  /** With shift: also the rows between this one and the one ticked before. */
  toggle: (id: string, at: number, shift: boolean) => void;
  focusGrid: () => void;
}

/** The functions these are given do the same in every drawing; what they act on is compared. */
export function isDrawnAlike<Props extends { saves: CellSaves }>(
  before: Props,
  after: Props,
): boolean {
  return (Object.keys(after) as (keyof Props)[]).every((key) => {
    if (key === 'focusGrid') return true;
    if (key === 'saves') return before.saves.refused === after.saves.refused;
    return before[key] === after[key];
  });
}
