import type { Lesson } from '../help.ts';

export interface LessonPlace {
  /** Keys that do it, as in `useKeys`. */
  keys: readonly string[];
  /** Where one does it: an address, or something over the page. */
  open: { to: string } | { overlay: string; payload?: 'example' | object };
  /** The page that one comes to before it: there the hint is said. */
  before: (path: string) => boolean;
  /** Only where there may be no signal. */
  onPhone?: true;
}

const isOneOf =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

/** Where each lesson is taken; the order among those of one page is that of `LESSONS`. */
export const PLACES: Record<Lesson, LessonPlace> = {
  capture: { keys: ['c'], open: { overlay: 'capture' }, before: isOneOf('/') },
  correct: {
    keys: ['ArrowDown'],
    open: { overlay: 'capture', payload: 'example' },
    before: isOneOf('/activities'),
  },
  find: {
    keys: ['/'],
    open: { overlay: 'search' },
    before: isOneOf('/people', '/companies'),
  },
  followUp: {
    keys: ['m'],
    open: { overlay: 'create', payload: { type: 'task' } },
    before: isOneOf('/tasks', '/slipping', '/calls'),
  },
  move: { keys: ['m'], open: { to: '/calendar' }, before: isOneOf('/calendar') },
  visit: {
    keys: ['v'],
    open: { to: '/people' },
    before: (path) => /^\/(people|companies)\/[^/]+$/.test(path),
  },
  notes: {
    keys: [],
    open: { overlay: 'create', payload: { type: 'activity' } },
    before: isOneOf('/activities'),
  },
  views: { keys: ['f'], open: { to: '/people' }, before: isOneOf('/people', '/companies') },
  undo: { keys: ['u'], open: { to: '/help/done' }, before: isOneOf('/', '/tasks') },
  offline: { keys: [], open: { to: '/waiting' }, before: isOneOf('/'), onPhone: true },
};
