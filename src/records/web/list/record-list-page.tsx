import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Trash } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { countQuery } from '../data/record-queries.ts';
import { useRows } from '../data/use-rows.ts';
import { RecordGrid } from '../grid/record-grid.tsx';
import { recordPluralLabel } from '../labels.ts';
import { lookOf } from '../record-look.ts';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { useSelection } from '../selection/use-selection.ts';
import { type ListDefaults, nextSort, toListQuery } from './list-state.ts';
import { ListToolbar, NewButton } from './list-toolbar.tsx';
import { PhoneList } from './phone-list.tsx';
import classes from './record-list-page.module.css';
import { useListState } from './use-list-state.ts';

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
  const count = useQuery(countQuery(declaration, query));
  const selection = useSelection();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const openId = useOpenId(type);
  const open = useCallback(
    (id: string) => {
      const search = (all: object) => ({ ...all, open: `${type}.${id}` });
      void navigate({ to: '.', search, replace: openId !== undefined });
    },
    [navigate, type, openId],
  );
  useEffect(() => {
    // a row will be opened next
    void import('../page/record-aside.tsx');
  }, []);
  const create = () => openOverlay('create', { type });
  useKeys([{ keys: 'n', label: text('list.keys.new'), group: 'list', run: create }]);

  return (
    <>
      <PageHeader title={recordPluralLabel(declaration)} note={<Count answer={count.data} />}>
        <NewButton onClick={create} />
      </PageHeader>
      <ListToolbar
        declaration={declaration}
        state={state}
        views={defaults.views}
        change={change}
        refs={list.refs}
      />
      <div className={classes.body}>
        <Body
          {...{ type, list, isPhone }}
          filtered={state.conditions.length > 0 || state.view !== (defaults.views[0]?.name ?? '')}
          bin={state.bin}
          onClear={() => change({ where: undefined, view: undefined })}
          onCreate={create}
        >
          {isPhone ? (
            <PhoneList declaration={declaration} columns={state.columns} list={list} />
          ) : (
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
          )}
        </Body>
        {selection.ids.size > 0 && <SelectionBar declaration={declaration} selection={selection} />}
      </div>
    </>
  );
}

function useOpenId(type: string): string | undefined {
  const { open } = useSearch({ strict: false }) as { open?: string };
  const [openType, id] = typeof open === 'string' ? open.split('.') : [];
  return openType === type ? id : undefined;
}

function Count({ answer }: { answer: { count: number; estimated: boolean } | undefined }) {
  const text = recordsText.useText();
  const { locale } = useStore(reader);
  if (!answer) return null;
  const count = new Intl.NumberFormat(locale).format(answer.count);
  return answer.estimated ? text('list.about', { count }) : count;
}

interface BodyProps {
  type: string;
  list: ReturnType<typeof useRows>;
  filtered: boolean;
  bin: boolean;
  onClear: () => void;
  onCreate: () => void;
  children: React.ReactNode;
}

/** The list itself, or what stands in its place while there is nothing to list. */
function Body({ type, list, filtered, bin, onClear, onCreate, children }: BodyProps) {
  const text = recordsText.useText();
  const declaration = useRecordType(type);
  const icon = lookOf(type)?.icon;
  if (list.isPending) return <SkeletonRows count={16} />;
  if (list.error && list.rows.length === 0) {
    const detail = list.error instanceof ApiProblem ? list.error.message : '';
    return (
      <EmptyState title={text('list.failed')} actions={<Button onClick={list.retry}>↻</Button>}>
        {detail}
      </EmptyState>
    );
  }
  if (list.rows.length > 0) return children;
  if (bin) {
    return (
      <EmptyState icon={Trash} title={text('bin.empty')}>
        {text('bin.emptyText')}
      </EmptyState>
    );
  }
  if (filtered) {
    const clear = <Button onClick={onClear}>{text('list.empty.clear')}</Button>;
    return (
      <EmptyState title={text('list.empty.filtered')} actions={clear}>
        {text('list.empty.filteredText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      {...(icon && { icon })}
      title={text('list.empty.title', { types: recordPluralLabel(declaration).toLowerCase() })}
      actions={<NewButton onClick={onCreate} />}
    >
      {text('list.empty.text')}
    </EmptyState>
  );
}
