import { startPhone } from '#src/features/programme/workshop/web/shared/start-phone.tsx';

startPhone(document.getElementById('root')!);
