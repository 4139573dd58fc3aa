import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { warmAside } from '#src/web/shell/aside-component.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { ListQuery } from '../data/record-client.ts';
import { countQuery } from '../data/record-queries.ts';
import { type Rows, useRows } from '../data/use-rows.ts';
import { RecordGrid } from '../grid/record-grid.tsx';
import { recordPluralLabel } from '../labels.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { type Selection, useSelection } from '../selection/use-selection.ts';
import { ListBody } from './list-body.tsx';
import { type ListDefaults, type ListState, nextSort, toListQuery } from './list-state.ts';
import { ListToolbar, NewButton } from './list-toolbar.tsx';
import { PhoneList } from './phone-list.tsx';
import classes from './record-list-page.module.css';
import { type ListSearch, useListState } from './use-list-state.ts';

interface RecordListPageProps {
  type: string;
  defaults: ListDefaults;
}

/** The list of all records of a type that one may see. */
export function RecordListPage({ type, defaults }: RecordListPageProps) {
  const text = recordsText.useText();
  const declaration = useRecordType(type);
  const { member } = useMe();
  const [state, change] = useListState(declaration, defaults);
  const query = toListQuery(state, defaults.views, member.id);
  const list = useRows(declaration, query);
  const selection = useSelection();
  const create = () => openOverlay('create', { type });
  useKeys([{ keys: 'n', label: text('list.keys.new'), group: 'list', run: create }]);
  useEffect(() => {
    // a row will be opened next
    void warmAside();
  }, []);
  const toolbar = { declaration, state, views: defaults.views, change, refs: list.refs };
  return (
    <>
      <PageHeader
        title={recordPluralLabel(declaration)}
        note={<Count declaration={declaration} query={query} />}
      >
        <NewButton onClick={create} />
      </PageHeader>
      <ListToolbar {...toolbar} />
      <div className={classes.body}>
        <ListBody
          type={type}
          list={list}
          filtered={state.conditions.length > 0 || state.view !== (defaults.views[0]?.name ?? '')}
          bin={state.bin}
          onClear={() => change({ where: undefined, view: undefined })}
          onCreate={create}
        >
          <Listing {...{ declaration, state, change, list, selection }} />
        </ListBody>
        {selection.ids.size > 0 && <SelectionBar declaration={declaration} selection={selection} />}
      </div>
    </>
  );
}

interface ListingProps {
  declaration: RecordDeclaration;
  state: ListState;
  change: (part: ListSearch) => void;
  list: Rows;
  selection: Selection;
}

/** The rows: a grid, or on a phone a plain list. */
function Listing({ declaration, state, change, list, selection }: ListingProps) {
  const isPhone = useIsPhone();
  const [openId, open] = useOpenRecord(declaration.type);
  if (isPhone) return <PhoneList declaration={declaration} columns={state.columns} list={list} />;
  return (
    <RecordGrid
      declaration={declaration}
      columns={state.columns}
      list={list}
      sort={state.sort}
      onSort={(field) => change({ sort: nextSort(state.sort, field) })}
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

interface CountProps {
  declaration: RecordDeclaration;
  query: ListQuery;
}

function Count({ declaration, query }: CountProps) {
  const text = recordsText.useText();
  const { locale } = useStore(reader);
  const { data } = useQuery(countQuery(declaration, query));
  if (!data) return null;
  const count = new Intl.NumberFormat(locale).format(data.count);
  return data.estimated ? text('list.about', { count }) : count;
}
