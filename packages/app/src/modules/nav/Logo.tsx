import { useTheme } from '@material-ui/core/styles';

/** Three stacked layers: an environment on its nodes on the cloud. */
export function Logo(props: { size: number }) {
  const { indicator } = useTheme().palette.navigation;
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      fill="none"
      stroke={indicator}
      strokeWidth={2.4}
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M16 3 28 9.5 16 16 4 9.5Z" fill={indicator} />
      <path d="M4 16 16 22.5 28 16" />
      <path d="M4 22.5 16 29 28 22.5" />
    </svg>
  );
}
