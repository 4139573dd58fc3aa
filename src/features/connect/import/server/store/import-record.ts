import type { SettledColumn } from '../../columns/settle-table.ts';
import type { IMPORT_STATUSES, ROW_OUTCOMES } from '../../import-api.ts';
import type { ColumnMapping } from '../../import-targets.ts';
import type { ImportPlan } from '../../map-row.ts';
import type { SheetInfo, TableFormat, TableWarning } from '../../table.ts';

export type ImportStatus = (typeof IMPORT_STATUSES)[number];
/** What a row was recognised by. */
export type MatchedBy = 'mail' | 'phone' | 'name_company' | 'name' | 'domain';
export type RowOutcome = (typeof ROW_OUTCOMES)[number];
export type Counts = Record<RowOutcome | 'companies', number> & { company_rows?: number };
/** What was recognised carries how surely and why; what a person chose does not. */
export type StoredMapping = ColumnMapping & Partial<Pick<SettledColumn, 'confidence' | 'why'>>;

/** A row of the table `import`. */
export interface ImportRecord {
  id: string;
  created_by: string;
  created_at: string;
  command_id: string;
  file_name: string;
  format: TableFormat;
  status: ImportStatus;
  progress: number;
  headings: string[];
  sample: string[][];
  sheets: SheetInfo[];
  sheet: string | null;
  mapping: StoredMapping[];
  mapping_remembered: boolean;
  region: string | null;
  warnings: TableWarning[];
  plan: ImportPlan | null;
  row_count: number;
  counts: Partial<Counts>;
  rows_done: number;
  /** The job that brings the list in. */
  taken_by: string | null;
  undone_from: number | null;
  kept: number;
  error: string | null;
}

export function startCounts(): Counts {
  return { create: 0, change: 0, same: 0, skip: 0, failed: 0, companies: 0 };
}
