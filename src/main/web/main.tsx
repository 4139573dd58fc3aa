import { offerRecordTypes } from '#src/records/web/record-registry.ts';
import { startApp } from '#src/web/shell/start-app.tsx';
import { features } from './features.ts';

offerRecordTypes(async () => (await import('./record-types.ts')).recordTypes);
startApp(document.getElementById('root')!, features);
