/** How the charts of the homes look, in the panel's own colours of either theme. */
export const SHOWN = { isAnimationActive: false } as const
export const AXIS = { stroke: 'var(--theme-elevation-650)', tick: { fill: 'var(--theme-elevation-650)', fontSize: 12 }, tickLine: false } as const
export const HINT = { background: 'var(--theme-elevation-0)', border: '1px solid var(--theme-elevation-200)', color: 'var(--theme-text)' }
