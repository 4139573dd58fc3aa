import { fieldLabel, recordLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { splitField } from '../decision-basis.ts';

/** Names a field with its record type, in the person's language: "Deal: Closes on". */
export function useSayField(): (name: string) => string {
  const types = useRecordTypes();
  return (name) => {
    const { type, field } = splitField(name);
    const declaration = types.get(type);
    return declaration ? `${recordLabel(declaration)}: ${fieldLabel(declaration, field)}` : name;
  };
}
