import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { type ListDefaults, type ListState, type OwnViews, readListState } from './list-state.ts';

/** A part of the list's state as the address has it; undefined takes it out. */
export interface ListSearch {
  view?: string | undefined;
  sort?: string | undefined;
  where?: Filter[] | undefined;
  columns?: string | undefined;
  /** '' for none, where the view has groups. */
  group?: string | undefined;
  bin?: boolean | undefined;
}

/** The state of a list lives in the address, so that it can be linked to and gone back to. */
export function useListState(
  declaration: RecordDeclaration,
  { views, sort }: ListDefaults,
  { saved, start }: OwnViews,
): [ListState, (change: ListSearch) => void] {
  const key = useSearch({ strict: false, select: writeOwn });
  const navigate = useNavigate();
  const state = useMemo(
    () => readListState(declaration, JSON.parse(key), { views, sort, saved, start }),
    [declaration, key, views, sort, saved, start],
  );
  const change = useCallback(
    (part: ListSearch) => {
      void navigate({ to: '.', search: (all: object) => ({ ...all, ...part }), replace: true });
    },
    [navigate],
  );
  return [state, change];
}

/** What stands beside a list is not of the list, which need not be drawn anew for it. */
function writeOwn({ open: _open, ...own }: Record<string, unknown>): string {
  return JSON.stringify(own);
}
