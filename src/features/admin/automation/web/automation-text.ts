import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of rules that make things happen by themselves. */
export const automationText = defineCatalogue('features/admin/automation/web', english);
