import { resourceDone, stackSettled } from '../cloudformation/progress.ts';
import { addonReaches, clusterReaches, nodegroupReaches } from '../eks/transitions.ts';
import type { Effect } from '../state/types.ts';
import type { Region } from './Region.ts';

/** Lets everything happen that is due in the region, in the order of its moments. */
export function advance(region: Region): void {
  const now = region.now();
  for (
    let first = region.state.schedule[0];
    first && first.at <= now;
    first = region.state.schedule[0]
  ) {
    region.state.schedule.shift();
    apply(region, first.effect, first.at);
    region.changed();
  }
}

function apply(region: Region, effect: Effect, at: number): void {
  switch (effect.type) {
    case 'stack-resource':
      resourceDone(region, effect, at);
      break;
    case 'stack-settled':
      stackSettled(region, effect, at);
      break;
    case 'cluster':
      clusterReaches(region, effect);
      break;
    case 'nodegroup':
      nodegroupReaches(region, effect, at);
      break;
    case 'addon':
      addonReaches(region, effect);
      break;
    default:
      throw new Error(`unknown effect ${JSON.stringify(effect satisfies never)}`);
  }
}
