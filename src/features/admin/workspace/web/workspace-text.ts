import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of sign-in and settings. */
export const workspaceText = defineCatalogue('features/admin/workspace/web', english);
