import type { Visibility } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { parseFilter } from './read-filter.ts';

/** A view that somebody keeps, as the screen uses it. */
export interface SavedView {
  id: string;
  name: string;
  recordType: string;
  ownerId: string | null;
  visibility: Visibility;
  filter: Filter | null;
  sort: string;
  columns: string;
  widths: Readonly<Record<string, number>>;
  group: string;
  /** It stands among the segments. */
  isSegment: boolean;
}

/** As the API gives it. */
export interface SavedViewAnswer {
  id: string;
  name: string;
  record_type: string;
  owner_id: string | null;
  visibility: Visibility;
  filter: string | null;
  sort: string | null;
  columns: string | null;
  widths: string | null;
  group_by: string | null;
  is_segment: boolean;
}

export function readSavedView(answer: SavedViewAnswer): SavedView {
  return {
    id: answer.id,
    name: answer.name,
    recordType: answer.record_type,
    ownerId: answer.owner_id,
    visibility: answer.visibility,
    filter: parseFilter(answer.filter),
    sort: answer.sort ?? '',
    columns: answer.columns ?? '',
    widths: parseWidths(answer.widths),
    group: answer.group_by ?? '',
    isSegment: answer.is_segment,
  };
}

function parseWidths(text: string | null): Record<string, number> {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
