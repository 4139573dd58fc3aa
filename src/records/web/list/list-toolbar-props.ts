import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Refs } from '../data/record-client.ts';
import type { ListState, ListView } from './list-state.ts';
import type { ListSearch } from './use-list-state.ts';

export interface ListToolbarProps {
  declaration: RecordDeclaration;
  state: ListState;
  views: readonly ListView[];
  change: (part: ListSearch) => void;
  refs: Refs;
}
