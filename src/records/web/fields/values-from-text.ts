import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Values } from '../data/record-client.ts';

/**
 * What a name typed into a picker says of a new record: a person's first word is the first name,
 * anything else goes into the field that must be given, or else into the first that is searched.
 */
export function valuesFromText(declaration: RecordDeclaration, text: string): Values {
  const { fields } = declaration;
  const clean = text.trim();
  if (fields.first_name && fields.last_name) {
    const at = clean.search(/\s/);
    if (at < 0) return { last_name: clean };
    return { first_name: clean.slice(0, at), last_name: clean.slice(at).trim() };
  }
  const texts = Object.entries(fields).filter(
    ([, field]) => (field.kind === 'text' || field.kind === 'long_text') && !field.readOnly,
  );
  const named =
    texts.find(([, field]) => field.required) ?? texts.find(([, one]) => one.searchable);
  return named ? { [named[0]]: clean } : {};
}
