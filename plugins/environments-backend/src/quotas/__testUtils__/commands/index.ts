import fc from 'fast-check';
import type { LedgerCommand } from './command';
import { changing, deciding, withdrawing } from './decide';
import { deleting, retrying, timePassing } from './end';
import { decidingExtension, extending } from './extend';
import { changingGroups, resettingLimits, settingLimits, sweepingQuotas } from './govern';
import { claiming, closing, dyingAtTheEnd, dyingAtWork } from './operate';
import { dyingInARequest, requesting } from './request';
import { hibernating, waking } from './sleep';
import { transferring } from './transfer';

const often = (weight: number, arbitrary: fc.Arbitrary<LedgerCommand>) => ({ weight, arbitrary });

/** What can happen to environments. What comes later is one entry more. */
export const commands: fc.Arbitrary<LedgerCommand> = fc.oneof(
  often(8, requesting),
  often(1, dyingInARequest),
  often(3, deciding),
  often(2, changing),
  often(1, withdrawing),
  often(5, claiming),
  often(5, closing),
  often(1, dyingAtWork),
  often(1, dyingAtTheEnd),
  often(4, hibernating),
  often(4, waking),
  often(3, extending),
  often(2, decidingExtension),
  often(2, deleting),
  often(2, retrying),
  often(1, timePassing),
  often(3, transferring),
  often(4, changingGroups),
  often(4, sweepingQuotas),
  often(1, settingLimits),
  often(1, resettingLimits),
);
