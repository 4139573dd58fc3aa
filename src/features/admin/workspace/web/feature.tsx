import { Settings } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature, WebRoute } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/admin/workspace/web/feature', english);

const linkPage: WebRoute['page'] = async () => ({
  default: (await import('./door/link-page.tsx')).LinkPage,
});

/** The way in, and the settings. */
export const workspaceFeature: WebFeature = {
  name: 'workspace',
  navigation: [{ to: '/settings', label: () => text('settings'), icon: Settings, group: 'bottom' }],
  routes: [
    {
      path: '/sign-in',
      frame: 'bare',
      page: async () => ({ default: (await import('./door/sign-in-page.tsx')).SignInPage }),
    },
    { path: '/setup/$token', frame: 'bare', page: linkPage },
    { path: '/join/$token', frame: 'bare', page: linkPage },
    { path: '/reset/$token', frame: 'bare', page: linkPage },
    {
      path: '/settings',
      page: async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }),
    },
    {
      path: '/settings/$section',
      page: async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }),
    },
  ],
  overlays: [
    {
      name: 'sign-in',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./door/sign-in-again.tsx')).SignInAgain }),
    },
  ],
};
