import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useEffect, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { warmAside } from '#src/web/shell/aside-component.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { ListQuery, Refs } from '../data/record-client.ts';
import { countQuery } from '../data/record-queries.ts';
import { type Rows, useKeptInstead, useRows } from '../data/use-rows.ts';
import { recordPluralLabel, whoChanges } from '../labels.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { type Selection, useSelection } from '../selection/use-selection.ts';
import { AS_SAVED } from '../views/as-saved.ts';
import { ViewChanges } from '../views/view-changes.tsx';
import { ViewNotes } from '../views/view-notes.tsx';
import { useViews, type ViewsOfType } from '../views/view-queries.ts';
import { useGroupedRows } from './groups/use-grouped-rows.tsx';
import { ListBody } from './list-body.tsx';
import { type Grouping, type ListDefaults, toListQuery } from './list-state.ts';
import { ListToolbar, NewButton } from './list-toolbar.tsx';
import type { ListToolbarProps } from './list-toolbar-props.ts';
import classes from './record-list-page.module.css';
import { RowsOfList } from './rows-of-list.tsx';
import { useListState } from './use-list-state.ts';

interface RecordListPageProps {
  type: string;
  defaults: ListDefaults;
  Head?: ComponentType | undefined;
}

/** The list of all records of a type that one may see. */
export function RecordListPage(props: RecordListPageProps) {
  const own = useViews(props.type);
  // without them the address may mean another list than it says
  return own.isPending ? <SkeletonRows count={16} /> : <LoadedList {...props} own={own} />;
}

function LoadedList({ type, defaults, own, Head }: RecordListPageProps & { own: ViewsOfType }) {
  const text = recordsText.useText();
  const declaration = useRecordType(type);
  const [state, change] = useListState(declaration, defaults, own);
  const query = toListQuery(state, defaults.views);
  const selection = useSelection();
  const [selecting, setSelecting] = useState(false);
  const [refs, setRefs] = useState<Refs>({});
  const create = declaration.readOnly ? undefined : () => openOverlay('create', { type });
  useKeys(create ? [{ keys: 'n', label: text('list.keys.new'), group: 'list', run: create }] : []);
  useForgetting(selection, JSON.stringify(query));
  useEffect(() => {
    // a row will be opened next
    void warmAside();
  }, []);
  const toolbar = { declaration, state, views: defaults.views, change, refs, query };
  const shown = { ...toolbar, selecting, setSelecting };
  const listing = { ...shown, selection, setRefs, usualView: defaults.views[0]?.name ?? '' };
  return (
    <>
      <PageHeader
        title={recordPluralLabel(declaration)}
        note={<Count declaration={declaration} query={query} />}
      >
        {create && <NewButton onClick={create} />}
      </PageHeader>
      {Head && <Head />}
      <ListToolbar {...shown} own={own} />
      {declaration.readOnly && <p className={classes.kept}>{whoChanges(declaration)}</p>}
      <ViewChanges {...shown} />
      <ViewNotes state={state} declaration={declaration} />
      <div className={classes.body}>
        {state.group ? (
          <GroupedListing {...listing} group={state.group} onCreate={create} />
        ) : (
          <PlainListing {...listing} onCreate={create} />
        )}
      </div>
    </>
  );
}

/** What is ticked is ticked in one list; in another it would be out of sight. */
function useForgetting({ clear }: Selection, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the list
  useEffect(() => clear, [key, clear]);
}

interface ListingProps extends ListToolbarProps {
  selection: Selection;
  usualView: string;
  onCreate: (() => void) | undefined;
  setRefs: (refs: Refs) => void;
}

function PlainListing(props: ListingProps) {
  const list = useRows(props.declaration, props.query);
  return <Listing {...props} list={list} />;
}

function GroupedListing({ group, ...props }: ListingProps & { group: Grouping }) {
  const { declaration, query } = props;
  const { list, loaders } = useGroupedRows({ declaration, query, group });
  return (
    <>
      {loaders}
      <Listing {...props} list={list} />
    </>
  );
}

function Listing({ list: asked, setRefs, ...props }: ListingProps & { list: Rows }) {
  const { declaration, state, change, selection, query, usualView, onCreate } = props;
  const { data } = useQuery(countQuery(declaration, query));
  const list = useKeptInstead(declaration, query, asked);
  useEffect(() => setRefs(list.refs), [list.refs, setRefs]);
  const isUsual = state.view === usualView && !state.saved && state.conditions.length === 0;
  const isChosen = selection.ids.size > 0 || props.selecting;
  return (
    <>
      <ListBody
        type={declaration.type}
        list={list}
        filtered={!isUsual}
        bin={state.bin}
        onClear={() =>
          change({ ...AS_SAVED, where: state.saved ? [] : undefined, view: state.saved?.id })
        }
        onCreate={onCreate}
      >
        <RowsOfList {...props} list={list} />
      </ListBody>
      {isChosen && (
        <SelectionBar
          declaration={declaration}
          selection={selection}
          query={query}
          total={data?.count ?? null}
          hasMore={data !== undefined && data.count > selection.ids.size}
          onDone={() => props.setSelecting(false)}
        />
      )}
    </>
  );
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
