import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { sayMessage, wantMessages } from '#src/web/i18n/messages.ts';
import english from './en.json' with { type: 'json' };

/** The texts of importing. */
export const importText = defineCatalogue('features/connect/import/web', english);

void wantMessages();

/** What a warning, an issue of a row or a refusal says, in the person's language. */
export function sayReason({ message }: { message: string; reason?: string | undefined }): string {
  return sayMessage(message);
}
