import { newId } from '#src/lib/ids.ts';
import type { Services } from '#src/server/feature.ts';
import { raw } from '#src/server/http/route.ts';
import { refuseOtherSites } from '#src/server/http/send-file.ts';
import { SECRET_HEADERS } from '#src/server/public/public-page.ts';
import { runCommand } from '#src/server/run-command.ts';
import { exportWorkshop, type WorkshopFormat } from '../../workshop-export-api.ts';
import { drawPdf } from './draw-pdf.ts';
import { readPaper } from './read-paper.ts';
import type { WorkshopPaper } from './workshop-paper.ts';
import { writeCsv } from './write-csv.ts';
import { writeMarkdown } from './write-markdown.ts';

const TYPES: Record<WorkshopFormat, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** A workshop as a file; like every export it is told in the ledger. */
export function exportRoutes({ machinery }: Services) {
  return [
    raw(exportWorkshop, async ({ request, actor, input }) => {
      refuseOtherSites(request);
      const { id } = input.params;
      const { format } = input.query;
      const paper = await runCommand(machinery, actor!, async (ctx) => {
        const read = await readPaper(ctx, id);
        ctx.emit({
          verb: 'export.made',
          type: 'export',
          id: newId(),
          changes: {
            record_type: [null, 'workshop'],
            format: [null, format],
            rows: [null, read.clusters.reduce((sum, { cards }) => sum + cards.length, 0)],
            filter: [null, null],
            view: [null, null],
            columns: [null, []],
            deleted: [null, false],
          },
        });
        return read;
      });
      return fileOf(paper, format);
    }),
  ];
}

async function fileOf(paper: WorkshopPaper, format: WorkshopFormat): Promise<Response> {
  const name = `workshop-${paper.heldOn}.${format}`;
  return new Response(await bytesOf(paper, format), {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}"`,
      ...SECRET_HEADERS,
    },
  });
}

async function bytesOf(
  paper: WorkshopPaper,
  format: WorkshopFormat,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return writeCsv(paper);
  if (format === 'md') return writeMarkdown(paper);
  return (await drawPdf(paper)) as Uint8Array<ArrayBuffer>;
}
