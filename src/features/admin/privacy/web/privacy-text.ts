import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of what is recorded, who looked, and of giving out and erasing a person. */
export const privacyText = defineCatalogue('features/admin/privacy/web', english);
