import type { LucideIcon } from 'lucide-react';
import { createElement } from 'react';
import type { LoadComponent, NavigationItem, WebFeature } from '#src/web/shell/web-feature.ts';
import type { ListView } from './list/list-state.ts';
import { registerLook } from './record-look.ts';

interface RecordScreensInput {
  type: string;
  plural: string;
  /** The list's name in the navigation. */
  label: () => string;
  icon: LucideIcon;
  /** Draws the record by its initials; without it the icon stands for it. */
  avatar?: 'round' | 'square';
  /** What will stand in the list, and how the first one gets there. */
  empty?: () => string;
  goKey?: string;
  onPhone?: boolean;
  /** The order of a list that nobody has sorted. */
  sort?: string;
  views?: readonly ListView[];
  /** Stands at the head of the list: other ways to look at the same records. */
  head?: LoadComponent;
}

/** The list and the page that every record type has, with its place in the navigation. */
export function recordScreens(input: RecordScreensInput): WebFeature {
  const { type, plural, label, icon, avatar, empty, goKey, onPhone } = input;
  const views = input.views ?? [];
  registerLook(type, {
    plural,
    icon,
    isListed: true,
    views: views.map(({ name }) => name),
    ...(avatar && { avatar }),
    ...(empty && { empty }),
  });
  const defaults = { views, sort: input.sort ?? 'title' };
  const place: NavigationItem = {
    to: `/${plural}`,
    covers: [`/${plural}`],
    label,
    icon,
    group: 'records',
    beneath: async () => {
      const { PinnedViews } = await import('./views/pinned-views.tsx');
      return { default: () => createElement(PinnedViews, { type, plural }) };
    },
    ...(goKey && { goKey }),
    ...(onPhone && { onPhone }),
  };
  return {
    name: type,
    navigation: [place],
    routes: [
      {
        path: `/${plural}`,
        page: async () => {
          const [{ RecordListPage }, head] = await Promise.all([
            import('./list/record-list-page.tsx'),
            input.head?.(),
          ]);
          const props = { key: type, type, defaults, Head: head?.default };
          return { default: () => createElement(RecordListPage, props) };
        },
        prepare: async (context) => {
          const { prepareList } = await import('./list/prepare-list.ts');
          await prepareList(type, defaults, context);
        },
      },
      {
        path: `/${plural}/$id`,
        page: async () => {
          const { RecordPage } = await import('./page/record-page.tsx');
          return { default: () => createElement(RecordPage, { type }) };
        },
        prepare: async (context) => {
          const { preparePage } = await import('./page/prepare-page.ts');
          await preparePage(type, context);
        },
      },
    ],
  };
}
