/** A nib, in the colour of the text around it. */
export const Mark = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" role="img" aria-label="Scriptorium">
    <path d="M12 2.5 18.5 12 15 19.5H9L5.5 12Z" />
    <path d="M12 2.5V12" />
    <circle cx="12" cy="13.75" r="1.75" />
    <path d="M9 22h6" />
  </svg>
)
