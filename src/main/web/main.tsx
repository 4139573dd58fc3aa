import { offerRecordTypes } from '#src/records/web/record-registry.ts';
import { type LanguagePack, offerLanguages } from '#src/web/i18n/reader.ts';
import { startApp } from '#src/web/shell/start-app.tsx';
import { features } from './features.ts';

/** Languages besides English: `de: async () => (await import('./languages/de.json')).default`. */
const languages: Record<string, () => Promise<LanguagePack>> = {};

offerLanguages(languages);
offerRecordTypes(async () => (await import('./record-types.ts')).recordTypes);
startApp(document.getElementById('root')!, features);
