import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';

/** What a field and the records that have it are called. */
export function useFieldWords() {
  const types = useRecordTypes();
  return (type: string, field: string) => {
    const declaration = types.get(type);
    if (!declaration) return { label: field, types: type };
    return { label: fieldLabel(declaration, field), types: recordPluralLabel(declaration) };
  };
}
