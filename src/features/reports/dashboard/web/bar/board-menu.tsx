import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import {
  Copy,
  Ellipsis,
  Gavel,
  LayoutGrid,
  Maximize,
  Pencil,
  Presentation,
  Printer,
  Trash,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { type BoardFacts, useBoardVerbs, useMayArrange } from '../arrange/use-board-verbs.ts';
import { boardText } from '../board-text.ts';
import { useTileTitle } from '../grid/use-tile.ts';
import type { ShownBoard } from '../shown-board.ts';

const FactsDialog = lazy(async () => ({
  default: (await import('../arrange/facts-dialog.tsx')).FactsDialog,
}));

const HoldDialog = lazy(
  withTexts(async () => ({
    default: (await import('#src/features/reports/meeting/web/shared/hold-dialog.tsx')).HoldDialog,
  })),
);

interface BoardMenuProps {
  board: ShownBoard;
  arrange: () => void;
  wall: () => void;
}

/** What can be done with the dashboard that is shown. */
export function BoardMenu({ board, arrange, wall }: BoardMenuProps) {
  const text = boardText.useText();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const verbs = useBoardVerbs();
  const mayEdit = useMayArrange(board);
  const isToHold = useLocation({ select: ({ hash }) => hash === 'hold' });
  const [asking, setAsking] = useState<'rename' | 'copy' | 'hold' | null>(isToHold ? 'hold' : null);
  const titleOf = useTileTitle(board.tiles.some(({ report_id }) => report_id !== undefined));
  const held = () => ({
    id: board.id,
    name: board.name,
    titles: Object.fromEntries(board.tiles.map((tile) => [tile.id, titleOf(tile)])),
  });
  function stopHolding(): void {
    setAsking(null);
    if (isToHold) void navigate({ to: '.', search: true, replace: true });
  }
  return (
    <>
      {!isPhone && (
        <Button look="quiet" icon={<LayoutGrid size={16} aria-hidden="true" />} onClick={arrange}>
          {text('menu.arrange')}
        </Button>
      )}
      <Menu position="bottom-end" width="var(--u-menu)">
        <Menu.Target>
          <IconButton label={text('menu.label')}>
            <Ellipsis size={16} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {isPhone ? (
            <Menu.Item leftSection={<LayoutGrid size={14} />} onClick={arrange}>
              {text('menu.arrange')}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<Maximize size={14} />}
              rightSection={<Kbd keys="f" />}
              onClick={wall}
            >
              {text('menu.wall')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Presentation size={14} />} onClick={() => setAsking('hold')}>
            {text('menu.hold')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Gavel size={14} />}
            onClick={() =>
              void navigate({ to: '/meetings/decisions', search: { board: board.id } })
            }
          >
            {text('menu.decided')}
          </Menu.Item>
          <Menu.Item leftSection={<Printer size={14} />} onClick={() => window.print()}>
            {text('menu.print')}
          </Menu.Item>
          <Menu.Item leftSection={<Copy size={14} />} onClick={() => setAsking('copy')}>
            {text('menu.copy')}
          </Menu.Item>
          {mayEdit && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Pencil size={14} />} onClick={() => setAsking('rename')}>
                {text('menu.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<Trash size={14} />} onClick={() => void verbs.remove(board)}>
                {text('menu.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'hold' && (
        <Suspense>
          <HoldDialog board={held()} close={stopHolding} />
        </Suspense>
      )}
      {(asking === 'rename' || asking === 'copy') && (
        <Suspense>
          <FactsDialog
            title={text(asking === 'copy' ? 'menu.copy' : 'menu.rename')}
            begin={factsOf(board, asking === 'copy' ? text('copyOf', { name: board.name }) : null)}
            onSave={(facts) =>
              asking === 'copy' ? verbs.copy(board, facts) : verbs.rename(board, facts)
            }
            close={() => setAsking(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function factsOf(board: ShownBoard, copied: string | null): BoardFacts {
  return {
    name: copied ?? board.name,
    purpose: board.purpose,
    audience: board.audience,
    visibility: copied ? 'private' : (board.saved?.visibility ?? 'private'),
  };
}
