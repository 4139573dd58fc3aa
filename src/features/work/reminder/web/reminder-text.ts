import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const reminderText = defineCatalogue('features/work/reminder/web', english);
