import type { ComponentType } from 'react';
import { createStore } from '#src/web/api/store.ts';

/** What tells of waiting entries and of a new version; it comes when the first page rests. */
export const signs = createStore<ComponentType | null>(null);
