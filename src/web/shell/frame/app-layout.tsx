import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { listenForChanges } from '../../realtime/listen-for-changes.ts';
import { listNavigation } from '../features.ts';
import { useKeys } from '../keys.ts';
import { Overlays, openOverlay } from '../overlays.tsx';
import { PageSkeleton } from '../screens/page-skeleton.tsx';
import { shellText } from '../shell-text.ts';
import { undoCommand } from '../undo.ts';
import classes from './app-layout.module.css';
import { Aside } from './aside.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { HintPlace } from './hint-place.tsx';
import { Sidebar } from './sidebar.tsx';
import { Standing } from './standing.tsx';
import { Toast } from './toast.tsx';
import { ViewerBanner } from './viewer-banner.tsx';

/** The frame of all pages: sidebar or bottom bar, the page, a record beside it, what lies over it. */
export function AppLayout() {
  const text = shellText.useText();
  const client = useQueryClient();
  useEffect(() => listenForChanges(client), [client]);
  useFrameKeys();
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {text('navigation.skip')}
      </a>
      <Sidebar />
      <main id="page" className={classes.page} tabIndex={-1}>
        <ViewerBanner />
        <ConnectionBanner />
        <HintPlace />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <Aside />
      <BottomBar />
      <Overlays />
      <Standing />
      <Toast />
    </div>
  );
}

function useFrameKeys(): void {
  const text = shellText.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = () => void undoCommand(client);
  useKeys([
    ...listNavigation().flatMap(({ goKey, label, to }) =>
      goKey
        ? [
            {
              keys: `g ${goKey}`,
              label: label(),
              group: 'go' as const,
              run: () => navigate({ to }),
            },
          ]
        : [],
    ),
    { keys: 'u', label: text('keys.undo'), group: 'do', run: undo },
    { keys: 'mod+z', run: undo },
    { keys: '?', label: text('keys.sheet'), group: 'do', run: () => openOverlay('keys') },
  ]);
}
