import { Paperclip } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/file/web/feature', english);

/** Files beside the records they hang on; a list of all is reached from search alone. */
export const fileFeature: WebFeature = {
  ...recordScreens({
    type: 'file',
    plural: 'files',
    label: () => text('files'),
    icon: Paperclip,
    sort: '-created_at',
  }),
  navigation: [],
  recordParts: [
    {
      name: 'files',
      types: ['person', 'company', 'task', 'activity'],
      label: () => text('files'),
      part: async () => ({ default: (await import('./files-part.tsx')).FilesPart }),
    },
    {
      name: 'preview',
      types: ['file'],
      label: () => text('preview'),
      part: async () => ({ default: (await import('./file-preview.tsx')).FilePreview }),
    },
  ],
};
