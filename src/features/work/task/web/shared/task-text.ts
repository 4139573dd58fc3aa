import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of what is done with a task. */
export const taskText = defineCatalogue('features/work/task/web/shared', english);
