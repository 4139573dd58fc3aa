import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Rows } from '../data/use-rows.ts';
import type { Selection } from '../selection/use-selection.ts';

export interface RecordGridProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  list: Rows;
  sort: string;
  onSort: (field: string) => void;
  selection: Selection;
  /** The record that is open beside the list. */
  openId: string | undefined;
  onOpen: (id: string) => void;
}

/** The cell that the keyboard is at; column 0 is the title. */
export interface GridPlace {
  row: number;
  column: number;
  editing: boolean;
}
