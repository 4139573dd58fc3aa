import { createWorkspace } from '#src/features/admin/workspace/server/workspace-commands.ts';
import { newId } from '#src/lib/ids.ts';
import { writeAccounts } from '#src/server/auth/sign-in.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import { type Db, ROW_TYPES } from '#src/server/db/database.ts';
import { toStatement } from '#src/server/db/sql.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import type { Deed, LedgerLine } from '../play/deed.ts';
import type { Member, Organisation } from '../world/organisation.ts';
import { Browser, isForBrowsers } from './ask-over-http.ts';
import { carryOut, emailOf, type Tools } from './carry-out.ts';
import { Names } from './name-ids.ts';
import { type OpenProduct, PASSWORD } from './open-product.ts';

export interface Played {
  workspace_id: string;
  names: Names;
  /** The ledger as the product has kept it, with the names of the plan. */
  lines: LedgerLine[];
  over_http: number;
  in_process: number;
  /** What the product refused, by its reason. */
  refused: Record<string, number>;
}

const HTTP_PEOPLE = 2;
const AT_ONCE = 250;

/** Plays all deeds in the order of time: a few people at their browsers, the others by the same commands. */
export async function playReal(
  product: OpenProduct,
  organisation: Organisation,
  deeds: readonly Deed[],
): Promise<Played> {
  return new Play(product, organisation).run(deeds);
}

class Play {
  readonly #product: OpenProduct;
  readonly #organisation: Organisation;
  readonly #names = new Names();
  readonly #browsers = new Map<string, Browser>();
  readonly #atBrowsers: ReadonlySet<string>;
  readonly #refused: Record<string, number> = {};
  #workspaceId = '';
  #open = 0;
  #tools!: Tools;

  constructor(product: OpenProduct, organisation: Organisation) {
    this.#product = product;
    this.#organisation = organisation;
    const [leader, ...others] = organisation.members;
    const sample = [leader!, ...others.filter((one) => one.joins === organisation.start)];
    this.#atBrowsers = new Set(sample.slice(0, HTTP_PEOPLE).map(({ id }) => id));
  }

  async run(deeds: readonly Deed[]): Promise<Played> {
    await this.#begin(deeds[0]!.at);
    const counts = { over_http: 0, in_process: 0 };
    for (const deed of deeds) {
      if (this.#atBrowsers.has(deed.actor) && isForBrowsers(deed)) {
        await this.#commit();
        await this.#askOverHttp(deed);
        counts.over_http += 1;
      } else {
        await this.#doInProcess(deed);
        counts.in_process += 1;
      }
    }
    await this.#commit();
    return {
      workspace_id: this.#workspaceId,
      names: this.#names,
      lines: await this.#readLedger(),
      ...counts,
      refused: this.#refused,
    };
  }

  async #begin(at: number): Promise<void> {
    const { app, dir, setClock } = this.#product;
    const { administrator, members } = this.#organisation;
    await setClock(at - 60_000);
    const userIds = new Map<string, string>();
    for (const { id, name } of [administrator, ...members]) {
      const user = { name, email: emailOf(id), password: PASSWORD };
      const account = await app.services.signIn.newAccount(user);
      userIds.set(id, await writeAccounts(app.services.machinery.database, null, account));
    }
    const actor = await createWorkspace(app.services.machinery, {
      name: this.#organisation.name,
      administrator: { name: administrator.name, email: emailOf(administrator.id) },
      account: async () => userIds.get(administrator.id)!,
    });
    this.#names.learn(administrator.id, actor.memberId);
    this.#workspaceId = actor.workspaceId;
    this.#tools = { names: this.#names, dir, userIds };
    await this.#product.owner.query("select set_config('uptake.workspace_id', $1, false)", [
      actor.workspaceId,
    ]);
  }

  async #askOverHttp(deed: Deed): Promise<void> {
    await this.#product.setClock(deed.at);
    const browser = await this.browserOf(deed.actor);
    await browser.do(deed).catch((error: Error) => this.#note(deed, error));
  }

  async browserOf(memberId: string): Promise<Browser> {
    const known = this.#browsers.get(memberId);
    if (known) return known;
    const browser = new Browser(this.#product.url, this.#names);
    await browser.signIn(memberId);
    this.#browsers.set(memberId, browser);
    return browser;
  }

  async #doInProcess(deed: Deed): Promise<void> {
    const { owner } = this.#product;
    if (this.#open === 0) await owner.query("begin; set local timezone = 'UTC'");
    this.#open += 1;
    const drafts: EventDraft[] = [];
    const ctx = this.#contextOf(deed, drafts);
    await owner.query('savepoint deed');
    try {
      await carryOut(ctx, this.#names.toProduct(deed.doing), this.#tools);
      const events = drafts.map((draft, index) => eventOf(draft, { ctx, deed, index }));
      await owner.query('select append_ledger($1::jsonb, true)', [JSON.stringify(events)]);
      await owner.query('release savepoint deed');
    } catch (error) {
      await owner.query('rollback to savepoint deed');
      this.#note(deed, error as Error);
    }
    if (this.#open >= AT_ONCE) await this.#commit();
  }

  #note({ doing }: Deed, error: Error): void {
    const said = `${doing.do}: ${error.message.replaceAll(/[0-9a-f-]{36}/g, '…').slice(0, 200)}`;
    this.#refused[said] = (this.#refused[said] ?? 0) + 1;
  }

  #contextOf(deed: Deed, drafts: EventDraft[]): WriteContext {
    const { administrator, members, teams } = this.#organisation;
    const member: Member = members.find(({ id }) => id === deed.actor) ?? administrator;
    const isOffice = member === administrator;
    const led = teams.filter(({ leader }) => leader === member).map(({ id }) => id);
    const teamIds = this.#names.toProduct(isOffice ? [] : [...new Set([member.team.id, ...led])]);
    const actor: Actor = {
      ...{ workspaceId: this.#workspaceId, memberId: this.#names.toProduct(member.id) },
      ...{ role: member.role, teamIds, teamId: teamIds[0] ?? null, via: deed.via },
    };
    return {
      ...{ actor, db: this.#db(), commandId: newId(deed.at), now: () => new Date(deed.at) },
      emit: (event) => drafts.push(event),
      enqueue: () => Promise.resolve(),
    };
  }

  #db(): Db {
    const { owner } = this.#product;
    async function rows<Row>(query: Parameters<Db['rows']>[0]): Promise<Row[]> {
      const { name: _, ...statement } = toStatement(query);
      return (await owner.query({ ...statement, types: ROW_TYPES })).rows as Row[];
    }
    return {
      rows,
      first: async <Row>(query: Parameters<Db['rows']>[0]) => (await rows<Row>(query))[0],
    };
  }

  async #commit(): Promise<void> {
    if (this.#open > 0) await this.#product.owner.query('commit');
    this.#open = 0;
  }

  async #readLedger(): Promise<LedgerLine[]> {
    const { rows } = await this.#product.owner.query<{ line: LedgerLine }>(
      `select jsonb_build_object('at', at, 'occurred_at', occurred_at, 'actor_id', actor_id, 'via', via,
         'verb', verb, 'record_type', record_type, 'record_id', record_id, 'command_id', command_id,
         'undo_of', undo_of, 'changes', changes, 'interaction_ms', interaction_ms, 'keys', keys) as line
       from ledger_event where workspace_id = $1 order by seq`,
      [this.#workspaceId],
    );
    const time = (value: string) => new Date(value).toISOString();
    return rows.map(({ line }) => ({
      ...this.#names.toPlan(line),
      ...{ at: time(line.at), occurred_at: time(line.occurred_at) },
    }));
  }
}

function eventOf(
  { verb, type, id, changes, occurredAt }: EventDraft,
  { ctx, deed, index }: { ctx: WriteContext; deed: Deed; index: number },
) {
  const effort = index === 0 ? deed.effort : undefined;
  return {
    ...{ id: newId(deed.at), at: new Date(deed.at).toISOString(), occurred_at: occurredAt ?? null },
    ...{ actor_id: ctx.actor.memberId, via: deed.via, verb, record_type: type, record_id: id },
    ...{ command_id: ctx.commandId, changes: changes ?? null },
    ...{ interaction_ms: effort?.ms ?? null, keys: effort?.keys ?? null },
  };
}
