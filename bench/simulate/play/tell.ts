import { Chance } from '../chance.ts';
import type { Deed, Doing, Fields, LedgerLine } from './deed.ts';

type Changes = NonNullable<LedgerLine['changes']>;
interface Told {
  verb: string;
  type: string;
  id: string;
  changes: Changes | null;
}

/** Tells what the product's ledger would say of each deed, in the order of time. */
export function tellDeeds(deeds: readonly Deed[]): LedgerLine[] {
  const teller = new Teller();
  return [...deeds].sort((a, b) => a.at - b.at).flatMap((deed) => teller.tell(deed));
}

/** Keeps what is there, as the ledger tells what was before. */
class Teller {
  readonly #records = new Map<string, Fields>();
  readonly #chance = new Chance('commands');

  tell(deed: Deed): LedgerLine[] {
    const at = new Date(deed.at).toISOString();
    const command_id = this.#chance.id(deed.at);
    return this.#toldOf(deed.doing, deed, at).map(({ verb, type, id, changes }, index) => ({
      at,
      occurred_at: at,
      actor_id: deed.actor,
      via: deed.via,
      verb: `${type}.${verb}` as LedgerLine['verb'],
      record_type: type,
      record_id: id,
      command_id,
      changes,
      interaction_ms: index === 0 ? (deed.effort?.ms ?? null) : null,
      keys: index === 0 ? (deed.effort?.keys ?? null) : null,
    }));
  }

  #toldOf(doing: Doing, deed: Deed, at: string): Told[] {
    switch (doing.do) {
      case 'create':
        return doing.records.map((record) => this.#create(doing.type, record, deed.actor));
      case 'change':
        return doing.patches.flatMap((patch) => this.#change(doing.type, patch));
      case 'bin':
        return this.#change(doing.type, { id: doing.id, deleted_at: at }, 'deleted');
      case 'view': {
        const changes: Changes | null = doing.prompted ? { prompted: [null, true] } : null;
        return [{ verb: 'viewed', type: doing.type, id: doing.id, changes }];
      }
      case 'complete':
        return this.#complete(doing, deed, at);
      case 'postpone':
        return this.#change('task', { id: doing.id, due_on: doing.due_on }, 'postponed');
      case 'answer':
        return this.#change('service_case', { id: doing.id, first_response_at: at }, 'answered');
      default:
        return this.#tellOfMeetings(doing, deed, at) ?? tellOfStructure(doing);
    }
  }

  #tellOfMeetings(doing: Doing, deed: Deed, at: string): Told[] | null {
    switch (doing.do) {
      case 'start':
        return this.#change('meeting', { id: doing.id, status: 'open', started_at: at }, 'started');
      case 'end':
        return this.#change('meeting', { id: doing.id, status: 'ended', ended_at: at }, 'ended');
      case 'drill':
        return [{ verb: 'drilled', type: 'meeting', id: doing.id, changes: null }];
      case 'decide': {
        const record = { ...doing.decision, status: 'open', meeting_id: doing.id };
        return [
          this.#create('decision', record, deed.actor),
          { verb: 'decided', type: 'meeting', id: doing.id, changes: null },
        ];
      }
      default:
        return null;
    }
  }

  #create(type: string, { id, ...fields }: { id: string } & Fields, actor: string): Told {
    const record: Fields = { owner_id: actor, visibility: 'workspace', ...fields };
    this.#records.set(id, record);
    return { verb: 'created', type, id, changes: made(record) };
  }

  #change(type: string, { id, ...patch }: { id: string } & Fields, verb = 'changed'): Told[] {
    const record = this.#records.get(id);
    if (!record) throw new Error(`the ${type} ${id} is changed before it is there`);
    const changes: Changes = {};
    for (const [name, after] of Object.entries(patch)) {
      const before = record[name] ?? null;
      if (before === after) continue;
      changes[name] = [before, after];
      record[name] = after;
    }
    return Object.keys(changes).length === 0 ? [] : [{ verb, type, id, changes }];
  }

  #complete({ id, note }: Extract<Doing, { do: 'complete' }>, deed: Deed, at: string): Told[] {
    const told = this.#change('task', { id, done_at: at }, 'completed');
    if (!note) return told;
    const { person_id, company_id, deal_id } = this.#records.get(id)!;
    const about = { person_id, company_id, deal_id, kind: 'note', occurred_at: at };
    return [...told, this.#create('activity', { ...note, ...about }, deed.actor)];
  }
}

function tellOfStructure(doing: Doing): Told[] {
  switch (doing.do) {
    case 'export': {
      const { id, record_type, rows } = doing;
      const fields = { record_type, format: 'xlsx', rows, deleted: false };
      return [{ verb: 'made', type: 'export', id, changes: made(fields) }];
    }
    case 'import_done': {
      const counts = { created: 0, updated: doing.rows, skipped: 0, failed: 0 };
      return [{ verb: 'done', type: 'import', id: doing.id, changes: made({ counts }) }];
    }
    case 'absent': {
      const { do: _, id, ...fields } = doing;
      return [
        { verb: 'created', type: 'absence', id, changes: made({ ...fields, substitute_id: null }) },
      ];
    }
    case 'join': {
      const { do: _, id, ...fields } = doing;
      return [{ verb: 'joined', type: 'member', id, changes: made(fields) }];
    }
    case 'change_member':
      return [{ verb: 'changed', type: 'member', id: doing.id, changes: doing.changes }];
    case 'team':
      return [{ verb: 'created', type: 'team', id: doing.id, changes: made({ name: doing.name }) }];
    case 'name_leader':
      return [
        {
          verb: 'changed',
          type: 'team',
          id: doing.id,
          changes: made({ leader_id: doing.leader_id }),
        },
      ];
    default:
      throw new Error(`nothing is known of "${doing.do}"`);
  }
}

function made(fields: Fields): Changes {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, [null, value]]),
  );
}
