import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import type { ComponentType } from 'react';
import type { Estimate } from '@eks-environments/plugin-environments-common';

/** Whether it would be accepted, and what would happen next. */
export function verdictOf({ acceptable, approval }: Estimate): {
  icon: ComponentType<SvgIconProps>;
  tone: 'ok' | 'warning' | 'error';
  words: string;
} {
  if (!acceptable) return { icon: ErrorIcon, tone: 'error', words: 'Would be refused as it is' };
  return !approval || approval.required
    ? { icon: HourglassEmptyIcon, tone: 'warning', words: 'Needs an approval' }
    : { icon: CheckCircleIcon, tone: 'ok', words: 'Starts without an approval' };
}
