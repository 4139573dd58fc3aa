import { useStore } from '#src/web/api/store.ts';
import { spoken } from '#src/web/i18n/packs.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { sayTold } from '../../say-told.ts';

/** Says what stands on the timeline in the reader's language, where Uptake wrote it of a quote. */
export function useTold(): (body: string) => string {
  const { language } = useStore(spoken);
  const { locale } = useStore(reader);
  return (body) => sayTold(body, { language, locale });
}
