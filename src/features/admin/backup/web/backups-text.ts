import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** What the settings say of backups. */
export const backupsText = defineCatalogue('features/admin/backup/web', english);
