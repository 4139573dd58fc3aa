import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the settings of deals. */
export const pipelineText = defineCatalogue('features/sales/pipeline/web', english);
