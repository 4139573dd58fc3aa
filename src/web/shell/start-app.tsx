import '../ui/theme/global.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { measureEffort } from '../api/effort.ts';
import { createQueryClient } from '../api/query-client.ts';
import { startOffline } from '../offline/start-offline.ts';
import { wordBubbles } from '../ui/say-invalid.ts';
import { cssVariables, theme } from '../ui/theme/theme.ts';
import { startResting, whenAtRest } from './at-rest.ts';
import { registerFeatures } from './features.ts';
import { listenForKeys } from './keys.ts';
import { openOverlay } from './overlays.tsx';
import { reloadOnce } from './reload-once.ts';
import { createAppRouter } from './router.tsx';
import { shellFeature } from './shell-feature.ts';
import type { FirstPlaces, WebFeature } from './web-feature.ts';

/** Draws the app with these features into the page. */
interface Parts {
  features: readonly WebFeature[];
  firstPlaces: FirstPlaces;
}

export function startApp(root: HTMLElement, { features, firstPlaces }: Parts): void {
  registerFeatures([...features, shellFeature], firstPlaces);
  const queries = createQueryClient();
  const router = createAppRouter(queries);
  listenForKeys(window);
  measureEffort(window);
  wordBubbles(document);
  // After an upgrade the parts of the old page are gone: fetch the new page.
  window.addEventListener('vite:preloadError', () => setTimeout(reloadOnce, LEAVING_MS));
  startResting((stands) => router.subscribe('onResolved', stands));
  startOffline(queries, { whenAtRest, askAfterCall: (call) => openOverlay('after-call', call) });
  openFromShortcut();
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      deduplicateCssVariables={false}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** A page that is being left breaks off what it fetches, and is gone by then. */
const LEAVING_MS = 300;

/** `/?do=capture` is where the installed app's shortcut leads. */
function openFromShortcut(): void {
  const wanted = new URLSearchParams(window.location.search).get('do');
  if (wanted !== 'capture') return;
  window.history.replaceState(null, '', window.location.pathname);
  openOverlay(wanted);
}
