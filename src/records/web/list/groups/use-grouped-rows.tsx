import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import type { AnyRecord, ListQuery, Refs } from '../../data/record-client.ts';
import { type Rows, useRows } from '../../data/use-rows.ts';
import { useReadingAids } from '../../fields/use-reading-aids.ts';
import { headRow, tailRow } from '../../grid/group-rows.ts';
import type { Grouping } from '../list-state.ts';
import { type Group, groupFilter, sayGroup } from './group-label.ts';

interface Groups {
  items: Group[];
  more: boolean;
  refs: Refs;
}

/** Groups that are open before anybody has opened or closed one. */
const OPEN_AT_FIRST = 3;

function groupsQuery(declaration: RecordDeclaration, query: ListQuery, group: Grouping) {
  const { filter, deleted } = query;
  const asked = { by: group.field, step: group.step, filter, deleted };
  return queryOptions({
    queryKey: [declaration.type, 'groups', asked],
    queryFn: ({ signal }) =>
      send<Groups>(`GET /api/v1/${declaration.plural}/groups`, { query: asked }, { signal }),
    placeholderData: keepPreviousData,
  });
}

interface GroupedInput {
  declaration: RecordDeclaration;
  query: ListQuery;
  group: Grouping;
}

/**
 * The rows of a list under the heads of their groups; only those of open groups are fetched.
 * `loaders` has to be drawn for that.
 */
export function useGroupedRows({ declaration, query, group }: GroupedInput): {
  list: Rows;
  loaders: ReactNode;
} {
  const groups = useQuery(groupsQuery(declaration, query, group));
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const [loaded, setLoaded] = useState<Readonly<Record<string, Rows>>>({});
  const keep = useCallback((key: string, rows: Rows) => {
    setLoaded((all) => ({ ...all, [key]: rows }));
  }, []);
  const refs = useMemo(() => {
    const all = [groups.data?.refs ?? {}, ...Object.values(loaded).map((one) => one.refs)];
    return Object.assign({}, ...all) as Refs;
  }, [groups.data, loaded]);
  const aids = useReadingAids(refs);
  const heads = (groups.data?.items ?? []).map(({ value, count, spellings }, at) => {
    const key = JSON.stringify([group.field, group.step, value]);
    const isOpen = opened[key] ?? at < OPEN_AT_FIRST;
    return {
      key,
      count,
      isOpen,
      filter: groupFilter(declaration, group, { value, ...(spellings && { spellings }) }),
      label: sayGroup(declaration, group, { value, aids }),
      toggle: () => setOpened((all) => ({ ...all, [key]: !isOpen })),
    };
  });
  const rows = heads.flatMap((head): AnyRecord[] => {
    const inside = head.isOpen ? loaded[head.key] : undefined;
    const left = head.count - (inside?.rows.length ?? 0);
    const tail = inside?.hasMore ? [tailRow(head.key, { left, loadMore: inside.loadMore })] : [];
    return [headRow(head), ...(inside?.rows ?? []), ...tail];
  });
  const loaders = heads
    .filter(({ isOpen }) => isOpen)
    .map(({ key, filter }) => (
      <GroupLoader
        key={key}
        groupKey={key}
        declaration={declaration}
        query={withCondition(query, filter)}
        keep={keep}
      />
    ));
  const failure = failureOf(groups);
  const list: Rows = {
    rows,
    refs,
    isPending: groups.isPending && !failure,
    isPlaceholder: groups.isPlaceholderData,
    error: failure,
    kept: heads.some(({ key, isOpen }) => isOpen && isUnreachable(loaded[key]?.error))
      ? 'groups'
      : null,
    hasMore: false,
    loadMore: () => {},
    retry: () => void groups.refetch(),
  };
  return { list, loaders };
}

function withCondition(query: ListQuery, condition: Filter): ListQuery {
  return { ...query, filter: query.filter ? { and: [query.filter, condition] } : condition };
}

interface GroupLoaderProps {
  groupKey: string;
  declaration: RecordDeclaration;
  query: ListQuery;
  keep: (key: string, rows: Rows) => void;
}

/** Fetches the rows of one group; draws nothing. */
function GroupLoader({ groupKey, declaration, query, keep }: GroupLoaderProps) {
  const list = useRows(declaration, query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions in it are new each time
  useEffect(
    () => keep(groupKey, list),
    [groupKey, keep, list.rows, list.refs, list.hasMore, list.error],
  );
  return null;
}
