import { Mark } from './Mark.tsx'
import './branding.css'

/** Mark and name, on the login page. */
export const Logo = () => (
  <span className="scriptorium-logo">
    <Mark size={40} />
    Scriptorium
  </span>
)
