import { defineCatalogue, textOr } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of importing. */
export const importText = defineCatalogue('import', english);

/**
 * What a warning, an issue of a row or a refusal says, in the person's language by its reason. The
 * server's own English tells more, such as the line it means, so English has no texts here.
 */
export function sayReason({ reason, message }: { reason?: string | undefined; message: string }) {
  return reason ? textOr('import-reason', reason, message) : message;
}
