/** Grey lines where something is being read; readers of the screen hear what. */
export const Skeleton = ({ lines, of }: { lines: number; of: string }) => (
  <div className="skeleton" role="status">
    <span className="visually-hidden">Reading {of} …</span>
    {Array.from({ length: lines }, (_, index) => <span key={index} className="skeleton__line" aria-hidden />)}
  </div>
)
