import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ListChecks, MonitorPlay, MoreHorizontal, Pencil, Trash } from 'lucide-react';
import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { goToStep, removeWorkshop } from '../../workshop-api.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { deskText } from './desk-text.ts';
import { PrepareDialog } from './prepare/prepare-dialog.tsx';

/** The big screen, and what is wanted seldom. */
export function DeskMenu({ desk, board }: DeskProps) {
  const text = deskText.useText();
  const navigate = useNavigate();
  const [isPreparing, prepare] = useState(false);
  const { act } = useAttempt(['workshop']);
  const { id } = board;
  const isPhone = useIsPhone();
  const screen = `/workshops/${id}/screen`;
  async function remove(): Promise<void> {
    const isDone = await act(() =>
      call<typeof removeWorkshop>(
        'DELETE /api/v1/workshops/{id}',
        { params: { id } },
        { says: text('said.removed') },
      ),
    );
    if (isDone) void navigate({ to: '/workshops' as string });
  }
  return (
    <>
      {!isPhone && (
        <a className={classes.screen} href={screen} target="_blank" rel="noopener">
          <MonitorPlay size={14} aria-hidden="true" />
          {text('screen')}
        </a>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={text('more')}>
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {isPhone && (
            <Menu.Item
              leftSection={<MonitorPlay size={14} />}
              component="a"
              href={screen}
              target="_blank"
            >
              {text('screen')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Pencil size={14} />} onClick={() => prepare(true)}>
            {text('menu.prepare')}
          </Menu.Item>
          <Menu.Item
            leftSection={<ListChecks size={14} />}
            onClick={() => void navigate({ to: `/workshops/${id}/answers` as string })}
          >
            {text('menu.answers')}
          </Menu.Item>
          <Menu.Divider />
          <StepItems board={board} />
          <Menu.Divider />
          <Menu.Item leftSection={<Trash size={14} />} onClick={() => void remove()}>
            {text('menu.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isPreparing && <PrepareDialog desk={desk} close={() => prepare(false)} />}
    </>
  );
}

/** Any other step, such as back to the cards for who came late. */
function StepItems({ board }: Pick<DeskProps, 'board'>) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const { act } = useAttempt(['workshop']);
  const { step, phase } = board;
  const go = (to: number, name: string) =>
    void act(() =>
      call<typeof goToStep>(
        'POST /api/v1/workshops/{id}/step',
        { params: { id: board.id }, body: { from: { step, phase }, step: to } },
        { says: text('said.went', { step: name }) },
      ),
    );
  return board.steps.map(({ kind }, at) => {
    const name = words(`step.${kind}`);
    if (at === step) return null;
    return (
      <Menu.Item key={kind} onClick={() => go(at, name)}>
        {text('menu.goTo', { step: name })}
      </Menu.Item>
    );
  });
}
