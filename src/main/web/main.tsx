import { offerRecordTypes } from '#src/records/web/record-registry.ts';
import { offerLanguages, textsReady, wantTexts } from '#src/web/i18n/packs.ts';
import { greetReader } from '#src/web/i18n/reader.ts';
import { offerOfflineRules } from '#src/web/offline/offline-rules.ts';
import { startApp } from '#src/web/shell/start-app.tsx';
import { features } from './features.ts';
import { firstPlaces } from './first-places.ts';
import { languagePacks } from './languages/language-packs.ts';

offerLanguages(languagePacks);
offerRecordTypes(async () => {
  const { recordTypes } = await import('./record-types.ts');
  const areas = ['places', ...recordTypes.map(({ type }) => type)];
  await Promise.all([textsReady(), ...areas.map((area) => wantTexts(`record/${area}`))]);
  return recordTypes;
});
void start();

/** Not awaited at the top of the module: texts come in files that begin with it, and would wait for it. */
async function start(): Promise<void> {
  await greetReader();
  offerOfflineRules(async () =>
    (await import('#src/features/work/offline/web/rules/offline-rules.ts')).makeOfflineRules(),
  );
  startApp(document.getElementById('root')!, { features, firstPlaces });
}
