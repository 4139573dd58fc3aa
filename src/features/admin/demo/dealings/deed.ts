import type { MemberKey } from '../material/members.ts';
import type { PipelineKey } from './words/selling.ts';

/** A position as it stands on a deal and its quote. */
export interface PlannedLine {
  id: string;
  product_id: string;
  name: string;
  details: string;
  quantity: string;
  unit: string;
  unit_price: number;
  discount: string;
  tax: string;
}

export interface PlannedDeal {
  id: string;
  name: string;
  pipeline: PipelineKey;
  company_id: string;
  person_id: string;
  amount: { amount: number; currency: string };
  closes_on: string;
  lines: PlannedLine[];
  client_goal: string | null;
  success_criterion: string | null;
  deciders: string[];
  champions: string[];
  evaluators: string[];
  buyers: string[];
  competitors: string[];
}

export interface PlannedCase {
  id: string;
  company_id: string;
  person_id: string;
  subject: string;
  description: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  channel: 'form' | 'api' | 'phone' | 'mail' | 'visit';
  /** By its number among the queues. */
  queue: number;
}

/** What was said when, about a deal. */
export interface Word {
  kind: 'call' | 'visit' | 'meeting' | 'message';
  body: string;
  /** Another person than the one whom the deal is with. */
  to?: string | undefined;
}

export type SetUp =
  | 'pipelines'
  | 'products'
  | 'price_books'
  | 'service'
  | 'approval_rule'
  | 'purposes'
  | 'quote_settings';

/** One thing that a member does by an ordinary command. */
export type Doing =
  | { do: 'set_up'; what: SetUp }
  | { do: 'enter_rates'; day: string; rates: Record<string, number> }
  | {
      do: 'set_goal';
      period: string;
      of: { team?: 'north' | 'south'; member?: MemberKey };
      target: number;
    }
  | { do: 'make_deal'; deal: PlannedDeal; word: Word | null }
  | { do: 'move_deal'; id: string; stage: number; closes_on?: string; word: Word | null }
  | { do: 'close_deal'; id: string; as: 'won' | 'lost'; reason: string; note: string }
  | { do: 'promise'; deal: PlannedDeal; subject: string; due_on: string }
  | {
      do: 'make_quote';
      id: string;
      deal: PlannedDeal;
      discount: number | null;
      valid_until: string;
    }
  | { do: 'send_quote'; id: string; reason?: string }
  /** The next version, with that discount; sent at once. */
  | { do: 'revise_quote'; id: string; discount: number; valid_until: string }
  | { do: 'approve'; quote: string }
  /** The customer looks at its page. */
  | { do: 'open_quote'; id: string }
  | { do: 'accept_quote'; id: string; name: string; at_page: boolean }
  | { do: 'decline_quote'; id: string; name: string; reason: string }
  /** Of a deal that was won without a quote. */
  | { do: 'order'; deal: PlannedDeal }
  | { do: 'deliver_order'; deal: string }
  | { do: 'open_case'; case: PlannedCase }
  | { do: 'take_case'; id: string }
  | { do: 'answer_case'; id: string }
  | { do: 'wait_for_customer'; id: string }
  | { do: 'resolve_case'; id: string; resolution: string }
  | { do: 'close_case'; id: string; satisfaction: 'good' | 'fair' | 'bad' | null }
  | {
      do: 'record_consents';
      purpose: number;
      people: string[];
      state: 'given' | 'withdrawn';
      source: 'import' | 'spoken' | 'paper' | 'mail';
      proof: string;
    };

export interface Deed {
  /** ms since 1970. */
  at: number;
  actor: MemberKey;
  via: 'web' | 'capture';
  doing: Doing;
}
