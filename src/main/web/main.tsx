import { startApp } from '#src/web/shell/start-app.tsx';
import { features } from './features.ts';

startApp(document.getElementById('root')!, features);
