import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useMe } from '#src/web/shell/session.ts';
import { boardText } from '../board-text.ts';
import { rememberBoard } from '../recall-board.ts';
import type { ShownBoard } from '../shown-board.ts';
import type { Boards } from '../use-boards.ts';
import classes from './board-bar.module.css';

interface BoardSwitchProps {
  boards: Boards;
  chosen: ShownBoard | undefined;
  create: () => void;
}

/** All dashboards beside the name of the one that is shown. */
export function BoardSwitch({ boards, chosen, create }: BoardSwitchProps) {
  const text = boardText.useText();
  return (
    <Menu position="bottom-start" width="var(--u-menu)">
      <Menu.Target>
        <button
          type="button"
          className={classes.switch}
          aria-label={text('switch.label')}
          title={text('switch.label')}
        >
          <ChevronsUpDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {boards.own.length > 0 && <Menu.Label>{text('switch.own')}</Menu.Label>}
        {boards.own.map((board) => (
          <BoardItem key={board.id} board={board} isChosen={board.id === chosen?.id} />
        ))}
        <Menu.Label>{text('switch.builtIn')}</Menu.Label>
        {boards.builtIn.map((board) => (
          <BoardItem key={board.id} board={board} isChosen={board.id === chosen?.id} />
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Plus size={14} />} onClick={create}>
          {text('switch.new')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function BoardItem({ board, isChosen }: { board: ShownBoard; isChosen: boolean }) {
  const text = boardText.useText();
  const navigate = useNavigate();
  const { member } = useMe();
  const ownerId = board.saved?.ownerId;
  const owner = useMembers().find(({ id }) => id === ownerId);
  const isForeign = owner && ownerId !== member.id;
  function choose(): void {
    rememberBoard(member.id, board.id);
    void navigate({ to: '/dashboards/$id', params: { id: board.id } });
  }
  return (
    <Menu.Item
      leftSection={<Check size={14} opacity={isChosen ? 1 : 0} />}
      aria-current={isChosen ? 'page' : undefined}
      onClick={choose}
    >
      {board.name}
      {isForeign && <span className={classes.for}>{text('switch.by', { name: owner.name })}</span>}
    </Menu.Item>
  );
}
