import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of approvals: the card, the lists, what is asked for, the rules. */
export const approvalText = defineCatalogue('features/sales/approval/web/shared', english);
