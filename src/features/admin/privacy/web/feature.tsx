import { Eraser, Eye, FileDown, UserSearch } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/admin/privacy/web/feature', english);

/** Who looked, who sees and why; and, of a person, all data given out or erased for good. */
export const privacyFeature: WebFeature = {
  name: 'privacy',
  recordMenu: [
    {
      name: 'looks',
      label: () => text('looks'),
      icon: Eye,
      isShown: (record, { member }) => member.role !== 'member' || record.owner_id === member.id,
      run: (record) => openOverlay('looks', record),
    },
    {
      name: 'sight',
      label: () => text('sight'),
      icon: UserSearch,
      run: (record) => openOverlay('sight', record),
    },
    {
      name: 'dossier',
      types: ['person'],
      label: () => text('dossier'),
      icon: FileDown,
      isShown: (_, { member, viewer }) => member.role === 'administrator' && !viewer,
      run: async ({ id, title }) => {
        const { bringDossier } = await import('./bring-dossier.ts');
        const says = {
          begun: text('dossierBegun', { title }),
          done: text('dossierDone', { title }),
        };
        await bringDossier(id, says);
      },
    },
    {
      name: 'erase',
      types: ['person'],
      label: () => text('erase'),
      icon: Eraser,
      isShown: (_, { member, viewer }) => member.role === 'administrator' && !viewer,
      run: (record) => openOverlay('erase', record),
    },
  ],
  overlays: [
    {
      name: 'looks',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./looks-dialog.tsx')).LooksDialog }),
    },
    {
      name: 'sight',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./sight-dialog.tsx')).SightDialog }),
    },
    {
      name: 'erase',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./erase/erase-dialog.tsx')).EraseDialog }),
    },
  ],
};
