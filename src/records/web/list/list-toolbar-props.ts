import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ListQuery, Refs } from '../data/record-client.ts';
import type { ListState, ListView } from './list-state.ts';
import type { ListSearch } from './use-list-state.ts';

export interface ListToolbarProps {
  declaration: RecordDeclaration;
  state: ListState;
  views: readonly ListView[];
  change: (part: ListSearch) => void;
  refs: Refs;
  /** What the list asks the server for. */
  query: ListQuery;
  /** On the phone: whether rows are being chosen. */
  selecting: boolean;
  setSelecting: (selecting: boolean) => void;
}
