/** The mark: warp threads with a weft. */
export function Logo(props: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={props.size} height={props.size} aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0f6674" />
      <g fill="none" strokeWidth="2.4" strokeLinecap="round">
        <path stroke="#fff" d="M9 6v20M16 6v20M23 6v20" />
        <path stroke="#8fe3ee" d="M5 11h11M16 16h11M5 21h11" />
      </g>
    </svg>
  );
}
