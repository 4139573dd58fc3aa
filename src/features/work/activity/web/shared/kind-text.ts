import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './kind.en.json' with { type: 'json' };

const catalogue = defineCatalogue('features/work/activity/web/shared/kind', english);

/** Says the kind of an activity or a task in the person's language. */
export function useKindText(): (kind: string | null) => string {
  const text = catalogue.useText();
  return (kind) => text((kind ?? 'follow_up') as 'follow_up');
}
