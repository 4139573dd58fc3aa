import { defineCatalogue } from '../../i18n/catalogue.ts';
import { ApiProblem } from '../api-problem.ts';
import english from './en.json' with { type: 'json' };

const { text } = defineCatalogue('web/api/files', english);

/** Nobody answers; a file is not kept here, nor does it wait to be sent. */
export function sayNoFile(): ApiProblem {
  return new ApiProblem(text('needsConnection'), { code: 'unreachable' });
}
