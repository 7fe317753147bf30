import { ExpectedLife, type Comings, type Rules } from './ExpectedLife';
import { hour, minute } from './LifecycleWorld';
import type { Year } from './Year';
import { randomMinutes, randomNumbers, type Deed, type Plan } from './yearPlan';

/** How often it is looked after everything; where nothing is due, it is not looked. */
const tick = hour;

/** An environment, and what is expected of it. */
export interface Lived {
  id: string;
  life: ExpectedLife;
  due: number;
}

interface Action {
  at: number;
  which: number;
  /** Absent: it is created. */
  deed?: Deed;
}

export interface YearOptions {
  seed: number;
  start: number;
  end: number;
  plans: Plan[];
  /** Of each plan. */
  comings: Comings[];
  rules: Rules;
  restarts: number;
}

/**
 * Lets a year pass; gives what lived in it, the moments at which it was looked after everything, and how many replicas
 * have died.
 */
export async function liveThrough(
  year: Year,
  { seed, start, end, plans, comings, rules, restarts }: YearOptions,
): Promise<{ lived: Lived[]; looks: number[]; died: number }> {
  const lives = new Map<number, Lived>();
  const actions = actionsOf(plans, start);
  const deaths = randomMinutes(seed, restarts, 355).map(at => start + at * minute);
  const numbers = randomNumbers(seed);
  const draw = (of: number) => numbers.next().value % of;
  const looks: number[] = [];

  /** Half of the time all that is under way is done; else it takes longer, and what is queued may be begun. */
  const work = async () => {
    const fate = draw(4);
    if (fate === 0) return;
    if (fate === 1) {
      await year.begin();
      return;
    }
    await year.finish();
    for (const known of lives.values()) {
      known.life.settle();
      known.due = known.life.nextDue();
    }
  };

  const act = async ({ at, which, deed }: Action) => {
    await year.goTo(at);
    const known = lives.get(which);
    if (deed && known) {
      known.life.do(deed, at);
      known.due = known.life.nextDue();
      await year.do(known.id, deed);
    } else {
      const life = new ExpectedLife(plans[which], at, comings[which], rules);
      lives.set(which, { id: await year.create(plans[which]), life, due: life.nextDue() });
    }
  };

  /** Gives when it is looked again at the earliest. */
  const look = async (at: number): Promise<number> => {
    await year.goTo(at);
    looks.push(at);
    const due = [...lives.values()].filter(known => known.due <= at);
    const rescued = due.find(({ life }) => {
      const rescue = rescueOf(life);
      return rescue && life.endsBy(at) && life.do(rescue, at);
    });
    for (const known of due) {
      known.life.look(at);
      known.due = known.life.nextDue();
    }
    const replicas = draw(4) === 0 ? [0, 1, 2] : [draw(3)];
    const rescue = rescued && rescueOf(rescued.life);
    if (rescue) {
      await year.rescue(rescued.id, rescue, replicas);
    } else if (deaths[0] <= at && due.length > 0) {
      const transaction = 1 + draw(Math.min(3, due.length));
      if (await year.restart(draw(3), transaction, draw(2) === 0)) deaths.shift();
      // Of some restarts all replicas are gone for a while.
      if (draw(5) === 0) return at + tick * (1 + draw(60));
    } else {
      await year.look(replicas);
    }
    return at + tick;
  };

  let earliest = start;
  for (;;) {
    const due = Math.min(...[...lives.values()].map(known => known.due));
    const nextLook = Math.max(Math.ceil(due / tick) * tick, earliest);
    const [action] = actions;
    if (Math.min(nextLook, action?.at ?? Infinity) >= end) break;
    if (action && action.at <= nextLook) {
      actions.shift();
      await act(action);
    } else {
      earliest = await look(nextLook);
    }
    await work();
  }
  return { lived: [...lives.values()], looks, died: restarts - deaths.length };
}

/** In order. */
function actionsOf(plans: Plan[], start: number): Action[] {
  return plans
    .flatMap(({ created, deeds }, which) => {
      const begin = start + created * minute;
      const later = deeds.map(deed => ({ at: begin + deed.after * minute, which, deed }));
      return [{ at: begin, which }, ...later];
    })
    .sort((a, b) => a.at - b.at);
}

function rescueOf({ plan: { rescuedBy } }: ExpectedLife): Deed | undefined {
  return rescuedBy === undefined ? undefined : { what: 'extend', after: 0, by: rescuedBy };
}
