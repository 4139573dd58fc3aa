import type { RecordType } from '#src/records/server/record-type.ts';
import { article } from '../article.ts';

export const articleType: RecordType = { declaration: article };
