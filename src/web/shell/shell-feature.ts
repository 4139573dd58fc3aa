import { shellText } from './shell-text.ts';
import type { WebFeature } from './web-feature.ts';

/** The overlays that the frame itself brings. */
export const shellFeature: WebFeature = {
  name: 'shell',
  overlays: [
    {
      name: 'keys',
      keys: [],
      label: () => shellText.text('keys.title'),
      overlay: async () => ({ default: (await import('./sheets/key-sheet.tsx')).KeySheet }),
    },
    {
      name: 'menu',
      keys: [],
      label: () => shellText.text('navigation.menu'),
      overlay: async () => ({ default: (await import('./sheets/phone-menu.tsx')).PhoneMenu }),
    },
  ],
};
