import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { idBeside } from '#src/web/shell/beside.ts';
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
  const open = useOpenRecord(declaration.type);
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
      onOpen={open}
    />
  );
}

/** How to put a record of this type beside the list. */
function useOpenRecord(type: string): (id: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (id: string) => {
      const search = (all: object) => ({ ...all, open: `${type}.${id}` });
      void navigate({ to: '.', search, replace: idBeside(type) !== undefined });
    },
    [navigate, type],
  );
}
