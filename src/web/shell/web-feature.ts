import type { QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Me } from './session.ts';

/** A component that is loaded when it is first shown: `() => import('./x.tsx').then(…)`. */
export type LoadComponent<Props = object> = () => Promise<{ default: ComponentType<Props> }>;

export interface PrepareContext {
  queries: QueryClient;
  params: Record<string, string>;
  search: Record<string, unknown>;
}

/** A page with an address. `$name` in the path is a parameter; read it with `useParams({ strict: false })`. */
export interface WebRoute {
  path: `/${string}`;
  page: LoadComponent;
  /** Asks for the page's data while its code is still being loaded; both are waited for. */
  prepare?: (context: PrepareContext) => Promise<unknown>;
  /** `bare` stands alone and needs no sign-in; everything else stands in the frame. */
  frame?: 'app' | 'bare';
}

/** By role the addresses that stand at the head of their group; the others lie folded beneath. */
export type FirstPlaces = Readonly<Record<Me['member']['role'], readonly string[]>>;

/** A place in the sidebar; those with `onPhone` stand in the bottom bar too (at most four). */
export interface NavigationItem {
  to: `/${string}`;
  label: () => string;
  icon: LucideIcon;
  /** Other addresses that belong to it: on them and beneath them it is marked as where one is. */
  covers?: readonly `/${string}`[];
  /** Other places stand beneath its address: only on itself it is marked as where one is. */
  exact?: boolean;
  /** `g` and then this letter goes there. */
  goKey?: string;
  /** `menu` stands in the member's menu instead. */
  group: 'top' | 'records' | 'reports' | 'uptake' | 'bottom' | 'menu';
  /** Shown to these alone; absent: to everybody. */
  roles?: readonly Me['member']['role'][];
  /** It tells what one did: whoever looks for something to undo is led there. */
  tellsDone?: boolean;
  onPhone?: boolean;
  /** Stands beneath it in the sidebar, such as views that the member has pinned. */
  beneath?: LoadComponent;
}

/** A part that stands on the page and in the panel of every record of these types. */
export interface RecordPart {
  name: string;
  types: readonly string[];
  label: () => string;
  /** `top` stands right under the record's name, always shown; otherwise it is one of the tabs. */
  place?: 'top';
  /** A tab that on the phone stands above the fields instead, as what the record is about. */
  isAboveOnPhone?: boolean;
  /** What stands on top already: these fields lie folded away beneath it. */
  shows?: readonly string[];
  /** How many records of a type it lists; said on its tab. */
  count?: {
    type: string;
    read: (subject: { type: string; id: string }) => Promise<number>;
  };
  part: LoadComponent<{ type: string; id: string }>;
}

/** Something to do with the rows ticked in a list: opens a page that is told their ids. */
export interface SelectionAction {
  name: string;
  types: readonly string[];
  label: () => string;
  icon: LucideIcon;
  to: (type: string, ids: readonly string[]) => { to: string; search: object };
}

/** A page about all records of a type, reached from the menu of their list. */
export interface ListLink {
  name: string;
  types: readonly string[];
  label: () => string;
  icon: LucideIcon;
  to: string;
  /** Stands at the right, quietly: a count. */
  note?: LoadComponent;
}

/** A page about one record, offered beside it where it is found: what to know before meeting them. */
export interface RecordDoor {
  name: string;
  types: readonly string[];
  label: () => string;
  icon: LucideIcon;
  to: (type: string, id: string) => string;
}

export interface CreateHintProps {
  type: string;
  /** What has been filled in so far. */
  values: Readonly<Record<string, unknown>>;
  /** Closes the form; what was typed is kept. */
  close: () => void;
}

/** Something to do with one record, in its menu: opens an overlay that is told which, or does it. */
export interface RecordMenuItem {
  name: string;
  /** Absent: every type. */
  types?: readonly string[];
  label: () => string;
  icon: LucideIcon;
  isShown?: (record: MenuRecord, me: Me) => boolean;
  run: (record: MenuRecord) => void;
}

export interface MenuRecord {
  type: string;
  plural: string;
  id: string;
  title: string;
  owner_id: string | null;
}

export interface FieldReadersProps {
  type: string;
  field: string;
}

/** Something said beneath the fields of a new record while they are filled in. */
export interface CreateHint {
  name: string;
  types: readonly string[];
  hint: LoadComponent<CreateHintProps>;
}

export interface OverlayProps {
  close: () => void;
  /** What `openOverlay` was given, such as the text to begin with. */
  payload?: unknown;
}

/** Something over the page, opened by its key or by `openOverlay(name)`: search, capture. */
export interface Overlay {
  name: string;
  /** As in `useKeys`: `/`, `c`, `mod+k`. */
  keys: readonly string[];
  label: () => string;
  icon?: LucideIcon;
  /** Offers a button for it: at the head of the sidebar and in the phone's bar. */
  button?: boolean;
  /** Offers a button for it in a quiet place of every page: at the foot of the sidebar, on the phone beside the title. */
  quiet?: boolean;
  /** Its code is fetched once the first page has come to rest, so that it opens at once. */
  warm?: boolean;
  overlay: LoadComponent<OverlayProps>;
}

/**
 * What a feature offers to the frame. It is exported by the feature's `web/feature.tsx` and named
 * in `src/main/web/features.ts`. This file is part of the first page: keep it to names, icons and
 * `import()`s; everything that is drawn stands in files of its own.
 */
export interface WebFeature {
  name: string;
  routes?: readonly WebRoute[];
  navigation?: readonly NavigationItem[];
  recordParts?: readonly RecordPart[];
  selectionActions?: readonly SelectionAction[];
  listLinks?: readonly ListLink[];
  recordMenu?: readonly RecordMenuItem[];
  recordDoors?: readonly RecordDoor[];
  createHints?: readonly CreateHint[];
  overlays?: readonly Overlay[];
  /** Told beneath why a field is asked, once somebody wants to know: who reads it. */
  fieldReaders?: LoadComponent<FieldReadersProps>;
  /** Stands over every page as long as somebody is signed in, such as notices. */
  standing?: LoadComponent;
  /** A word of help above the page, loaded once the first page has come to rest. */
  hint?: LoadComponent;
  /** Draws the record that `?open=<type>.<id>` names beside any page; one feature has it. */
  aside?: LoadComponent<{ type: string; id: string; close: () => void }>;
}
