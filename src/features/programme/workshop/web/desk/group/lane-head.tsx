import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import type { GroupLane } from './lanes.ts';
import type { Group } from './use-group.ts';

interface LaneHeadProps {
  lane: GroupLane;
  lanes: readonly GroupLane[];
  group: Group;
}

/** What a theme is called, to be changed in its place. */
export function LaneHead({ lane, lanes, group }: LaneHeadProps) {
  const text = deskText.useText();
  if (lane.id === null) {
    return (
      <header className={classes.head}>
        <h3 className={classes.title}>{lane.title}</h3>
        <span className={classes.count}>{lane.cards.length}</span>
      </header>
    );
  }
  return (
    <header className={classes.head}>
      <TitleField key={lane.id} title={lane.title} onSave={(t) => void group.name(lane.id!, t)} />
      <span className={classes.count}>{lane.cards.length}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={text('group.themeMenu', { title: lane.title })}>
            <MoreHorizontal size={14} aria-hidden="true" />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void group.split(lane.id!)}>{text('group.split')}</Menu.Item>
          {lanes
            .filter(({ id }) => id !== null && id !== lane.id)
            .map(({ id, title, cards }) => (
              <Menu.Item key={id} onClick={() => void group.merge(lane.id!, id!)}>
                {text('group.mergeInto', { title: title || (cards[0]?.text ?? '') })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

function TitleField({ title, onSave }: { title: string; onSave: (title: string | null) => void }) {
  const text = deskText.useText();
  const [draft, setDraft] = useState(title);
  // somebody else may have named it meanwhile
  useEffect(() => setDraft(title), [title]);
  function save(): void {
    const next = draft.trim();
    if (next !== title) onSave(next || null);
  }
  return (
    <input
      className={classes.titleField}
      aria-label={text('group.title')}
      placeholder={text('group.unnamed')}
      maxLength={120}
      value={draft}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(title);
      }}
    />
  );
}
