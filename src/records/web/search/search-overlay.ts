import { Search } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { Overlay } from '#src/web/shell/web-feature.ts';
import { loadRecordTypes } from '../record-registry.ts';
import english from './search-overlay.en.json' with { type: 'json' };

// the button's word alone is part of the first page; the palette brings its own texts
const { text } = defineCatalogue('records/web/search/search-overlay', english);

/** Finds records and does things by name, from any page. */
export const searchOverlay: Overlay = {
  name: 'search',
  keys: ['/', 'mod+k'],
  label: () => text('search'),
  icon: Search,
  button: true,
  warm: true,
  overlay: async () => {
    const [{ SearchPalette }] = await Promise.all([
      import('./search-palette.tsx'),
      loadRecordTypes(),
    ]);
    return { default: SearchPalette };
  },
};
