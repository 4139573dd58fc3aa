import type { Filter } from '#src/records/filter.ts';
import type { SavedView } from '#src/records/web/views/saved-view.ts';

/** The kinds of records that segments are made of. */
export const SEGMENT_TYPES = ['person', 'company', 'deal', 'service_case'] as const;
export type SegmentType = (typeof SEGMENT_TYPES)[number];

/** A segment as it is being made. */
export interface SegmentDraft {
  name: string;
  type: string;
  /** Whether all conditions have to hold, or one. */
  word: 'and' | 'or';
  conditions: Filter[];
}

export function isSegmentType(type: unknown): type is SegmentType {
  return SEGMENT_TYPES.some((one) => one === type);
}

export function draftOf({ name, recordType, filter }: SavedView): SegmentDraft {
  const isAny = filter !== null && 'or' in filter;
  const conditions =
    filter === null ? [] : 'and' in filter ? filter.and : isAny ? filter.or : [filter];
  return { name, type: recordType, word: isAny ? 'or' : 'and', conditions };
}

export function filterOf({ word, conditions }: SegmentDraft): Filter | undefined {
  if (conditions.length < 2) return conditions[0];
  return word === 'and' ? { and: conditions } : { or: conditions };
}
