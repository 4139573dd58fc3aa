import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** Which field is read by what: told beside each field. */
export const lineageFeature: WebFeature = {
  name: 'lineage',
  fieldReaders: async () => ({
    default: (await import('./shared/field-readers.tsx')).FieldReaders,
  }),
};
