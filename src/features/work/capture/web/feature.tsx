import { PenLine } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

// the button's word alone is part of the first page; the line brings its own texts
const { text } = defineCatalogue('features/work/capture/web/feature', english);

/** The line that says what happened, over any page. */
export const captureFeature: WebFeature = {
  name: 'capture',
  overlays: [
    {
      name: 'capture',
      keys: ['c'],
      label: () => text('capture'),
      icon: PenLine,
      button: true,
      warm: true,
      overlay: async () => ({
        default: (await import('./capture-overlay.tsx')).CaptureOverlay,
      }),
    },
  ],
};
