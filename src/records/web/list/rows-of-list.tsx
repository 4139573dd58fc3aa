import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { Rows } from '../data/use-rows.ts';
import { columnWidths } from '../grid/column-widths.ts';
import { RecordGrid } from '../grid/record-grid.tsx';
import type { Selection } from '../selection/use-selection.ts';
import { moveColumn } from './columns/move-column.ts';
import { nextSort } from './list-state.ts';
import type { ListToolbarProps } from './list-toolbar-props.ts';
import { PhoneList } from './phone-list.tsx';

interface RowsOfListProps extends ListToolbarProps {
  selection: Selection;
  list: Rows;
}

/** The rows: a grid, or on a phone a plain list. */
export function RowsOfList(props: RowsOfListProps) {
  const { declaration, state, change, list, selection, selecting } = props;
  const isPhone = useIsPhone();
  const [openId, open] = useOpenRecord(declaration.type);
  const widthsOf = state.saved?.id ?? declaration.type;
  columnWidths(widthsOf, state.saved?.widths);
  if (isPhone) {
    return (
      <PhoneList
        declaration={declaration}
        columns={state.columns}
        list={list}
        selection={selecting ? selection : null}
      />
    );
  }
  return (
    <RecordGrid
      declaration={declaration}
      columns={state.columns}
      list={list}
      sort={state.sort}
      onSort={(field) => change({ sort: nextSort(state.sort, field) })}
      widthsOf={widthsOf}
      onMove={(column, to) => change({ columns: moveColumn(state.columns, column, to).join(',') })}
      selection={selection}
      openId={openId}
      onOpen={open}
    />
  );
}

/** The record of this type that stands beside the list, and how to put another one there. */
function useOpenRecord(type: string): [string | undefined, (id: string) => void] {
  const { open } = useSearch({ strict: false }) as { open?: string };
  const navigate = useNavigate();
  const [openType, id] = typeof open === 'string' ? open.split('.') : [];
  const openId = openType === type ? id : undefined;
  const show = useCallback(
    (next: string) => {
      const search = (all: object) => ({ ...all, open: `${type}.${next}` });
      void navigate({ to: '.', search, replace: openId !== undefined });
    },
    [navigate, type, openId],
  );
  return [openId, show];
}
