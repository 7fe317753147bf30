import { useNow } from './useNow';
import { absolute, ago } from './words';

/** A moment in words ("5 min ago"), or in words of the caller's; exact in its title. */
export function Moment(props: { at: string; words?: (at: string, now: number) => string }) {
  const now = useNow();
  const words = props.words ?? ago;
  return (
    <time dateTime={props.at} title={absolute(props.at)}>
      {words(props.at, now)}
    </time>
  );
}
