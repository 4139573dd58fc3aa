import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Refs } from '../data/record-client.ts';

export interface FieldInputProps {
  declaration: RecordDeclaration;
  name: string;
  value: unknown;
  /** Titles of what the value refers to. */
  refs: Refs;
  /** Each change, with the title of what it newly refers to. */
  onChange: (value: unknown, refs?: Refs) => void;
  /** The person is done with the field: Enter, a choice made, or gone elsewhere. */
  onDone?: (value: unknown, refs?: Refs) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
  className?: string;
  id?: string;
  invalid?: boolean;
}
