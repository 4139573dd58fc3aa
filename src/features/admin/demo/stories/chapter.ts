import type { ActivityKind } from '#src/features/work/activity/activity.ts';
import type { Role } from '../material/roles.ts';

/** Who of ours acts: the company's seller, or whoever holds that post. */
export type Post = 'seller' | 'engineer' | 'desk' | 'service_lead' | 'marketing' | 'director';

/** Something said at one step that the next step keeps. It may become a task. */
export interface Pledge {
  kind: 'follow_up' | 'call' | 'meeting' | 'visit' | 'message';
  subjects: readonly string[];
  /** An appointment with a time of day, that of the next step. */
  timed?: boolean;
  note?: string;
}

export interface Step {
  kind: ActivityKind;
  /** `seller` if not given. */
  by?: Post;
  /** `buyer` if not given. */
  with?: Role;
  /** Working days since the step before: at least, at most. */
  after: readonly [number, number];
  /**
   * Its first sentence can stand alone. `{pump}` stands for a fact of the chapter (see
   * `Facts`), `[yes|no]` for one of the words in it.
   */
  texts: readonly string[];
  pledge?: Pledge;
}

/** What a customer is to us when a chapter begins or after it has ended. */
export type Stage = 'prospect' | 'customer' | 'lost';

/** A stretch of a customer's story that hangs together. */
export interface Chapter {
  name: string;
  stage: Stage;
  /** How often it comes, against the others of its stage. */
  weight: number;
  leadsTo?: Stage;
  /** Whether it is about a pump they would buy, or about one they have. */
  about: 'new_pump' | 'installed_pump';
  /** Ends with a pump more in their house. */
  buys?: boolean;
  steps: readonly Step[];
}
