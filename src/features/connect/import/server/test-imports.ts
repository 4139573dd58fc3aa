import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, startTestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Job } from '#src/server/jobs/job.ts';

export type ImportApp = Awaited<ReturnType<typeof startImportApp>>;

/** The product with a data folder, and what a person does with a list. */
export async function startImportApp() {
  const dataDir = await mkdtemp(join(tmpdir(), 'uptake-imports-'));
  const app = await startTestApp({ dataDir });

  async function post(member: TestMember | null, form: FormData): Promise<Answer> {
    const headers = new Headers();
    if (member) headers.set('authorization', `Bearer ${member.key}`);
    const address = 'http://localhost:3000/api/v1/imports';
    const request = new Request(address, { method: 'POST', headers, body: form });
    const response = await app.app.http.request(request);
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  function jobOf(name: string): Job {
    return app.app.jobs.find((job) => job.name === name)!;
  }

  async function work(member: TestMember, job: string, importId: string, signal?: AbortSignal) {
    const aborts = signal ?? new AbortController().signal;
    await jobOf(job).run({ importId }, { ...member.actor, via: 'automation' }, aborts);
  }

  async function get(member: TestMember, id: string) {
    return (await app.call(member, `GET /api/v1/imports/${id}`)).body;
  }

  return {
    app,
    dataDir,
    post,
    work,
    get,

    upload(
      member: TestMember | null,
      content: string | Uint8Array,
      name = 'list.csv',
      run = false,
    ) {
      const form = new FormData();
      if (run) form.set('run', 'true');
      form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
      return post(member, form);
    },

    /** Uploads, brings in, and gives what the import says of itself in the end. */
    async bringIn(member: TestMember, content: string | Uint8Array) {
      const { body } = await this.upload(member, content, 'list.csv', true);
      await work(member, 'imports.run', body.id);
      return get(member, body.id);
    },

    async rehearse(member: TestMember, id: string) {
      await app.call(member, `POST /api/v1/imports/${id}/rehearse`);
      await work(member, 'imports.rehearse', id);
      return get(member, id);
    },

    async rows(member: TestMember, id: string) {
      return (await app.call(member, `GET /api/v1/imports/${id}/rows?limit=200`)).body.items;
    },

    async count(member: TestMember, plural: string): Promise<number> {
      return (await app.call(member, `GET /api/v1/${plural}/count`)).body.count;
    },

    async close(): Promise<void> {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
