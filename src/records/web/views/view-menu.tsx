import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import {
  Bookmark,
  Check,
  ChevronDown,
  House,
  Pencil,
  Pin,
  PinOff,
  Plus,
  Trash,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '#src/web/shell/session.ts';
import { useMembers } from '../data/use-members.ts';
import type { ListToolbarProps } from '../list/list-toolbar-props.ts';
import { AS_SAVED } from './as-saved.ts';
import type { SavedView } from './saved-view.ts';
import { useMayEdit } from './use-may-edit.ts';
import { type NewView, useViewVerbs } from './use-view-verbs.ts';
import classes from './view-menu.module.css';
import { useChoose, type ViewsOfType } from './view-queries.ts';
import { viewsText } from './views-text.ts';

const ViewDialog = lazy(async () => ({
  default: (await import('./view-dialog.tsx')).ViewDialog,
}));

interface ViewMenuProps extends ListToolbarProps {
  own: ViewsOfType;
}

type Asking = 'new' | 'rename' | null;

/** The saved views of a list, and what can be done with the one that is shown. */
export function ViewMenu({ own, ...props }: ViewMenuProps) {
  const { declaration, state, change } = props;
  const text = viewsText.useText();
  const verbs = useViewVerbs(declaration);
  const [asking, setAsking] = useState<Asking>(null);
  const { saved } = state;
  const mayEdit = useMayEdit(saved);

  async function keep(view: NewView): Promise<boolean> {
    const id =
      saved && asking === 'rename'
        ? await verbs.rename(saved, view)
        : await verbs.create(view, state);
    if (id && asking === 'new') change({ ...AS_SAVED, view: id });
    return Boolean(id);
  }

  return (
    <>
      <Menu position="bottom-start" width="var(--u-menu)">
        <Menu.Target>
          <button type="button" className={classes.target} aria-pressed={saved !== undefined}>
            <Bookmark size={14} aria-hidden="true" />
            <span className={classes.name}>{saved?.name ?? text('menu')}</span>
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.dropdown}>
          <SavedList
            own={own}
            chosen={saved}
            onChoose={(id) => change({ ...AS_SAVED, view: id })}
          />
          <Menu.Divider />
          <Menu.Item leftSection={<Plus size={14} />} onClick={() => setAsking('new')}>
            {text('keep')}
          </Menu.Item>
          {saved && (
            <ChosenItems
              {...props}
              own={own}
              view={saved}
              mayEdit={mayEdit}
              rename={() => setAsking('rename')}
              remove={() =>
                void verbs
                  .remove(saved)
                  .then((done) => done && change({ ...AS_SAVED, view: undefined }))
              }
            />
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <Suspense>
          <ViewDialog
            isNew={asking === 'new'}
            begin={
              asking === 'rename' && saved
                ? { name: saved.name, visibility: saved.visibility }
                : { name: '', visibility: 'private' }
            }
            onSave={keep}
            close={() => setAsking(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface SavedListProps {
  own: ViewsOfType;
  chosen: SavedView | undefined;
  onChoose: (id: string) => void;
}

function SavedList({ own, chosen, onChoose }: SavedListProps) {
  const text = viewsText.useText();
  const { member } = useMe();
  const members = useMembers();
  if (own.saved.length === 0) return <p className={classes.none}>{text('none')}</p>;
  return (
    <>
      <Menu.Label>{text('yours')}</Menu.Label>
      {own.saved.map((view) => {
        const owner = members.find(({ id }) => id === view.ownerId)?.name;
        const isForeign = view.ownerId !== member.id && owner;
        return (
          <Menu.Item
            key={view.id}
            leftSection={
              view.id === chosen?.id ? <Check size={14} /> : <Bookmark size={14} opacity={0.5} />
            }
            rightSection={own.start === view.id ? <House size={12} opacity={0.6} /> : undefined}
            onClick={() => onChoose(view.id)}
          >
            <span className={classes.line}>{view.name}</span>
            {isForeign && <span className={classes.by}>{text('by', { name: owner })}</span>}
          </Menu.Item>
        );
      })}
    </>
  );
}

interface ChosenItemsProps extends ViewMenuProps {
  view: SavedView;
  mayEdit: boolean;
  rename: () => void;
  remove: () => void;
}

function ChosenItems({ declaration, own, view, mayEdit, rename, remove }: ChosenItemsProps) {
  const text = viewsText.useText();
  const choose = useChoose(declaration.type);
  const isPinned = own.pinned.includes(view.id);
  const isStart = own.start === view.id;
  const others = own.pinned.filter((id) => id !== view.id);
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={isPinned ? <PinOff size={14} /> : <Pin size={14} />}
        onClick={() => void choose({ pinned: isPinned ? others : [...own.pinned, view.id] })}
      >
        {text(isPinned ? 'unpin' : 'pin')}
      </Menu.Item>
      <Menu.Item
        leftSection={<House size={14} />}
        onClick={() => void choose({ default_view: isStart ? null : view.id })}
      >
        {text(isStart ? 'startOff' : 'start')}
      </Menu.Item>
      {mayEdit && (
        <>
          <Menu.Item leftSection={<Pencil size={14} />} onClick={rename}>
            {text('rename')}
          </Menu.Item>
          <Menu.Item leftSection={<Trash size={14} />} onClick={remove}>
            {text('delete')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
