import type { FileRecord } from '#src/features/work/file/file.ts';

export type ShownFile = FileRecord & { can?: readonly string[] };

export function previewUrl(id: string, size: 'thumb' | 'view'): string {
  return `/api/v1/files/${id}/preview?size=${size}`;
}

export function contentUrl(id: string): string {
  return `/api/v1/files/${id}/content`;
}

/** `2.4 MB`, as the reader writes numbers. */
export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(value);
}
