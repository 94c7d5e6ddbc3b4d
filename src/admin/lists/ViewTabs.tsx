'use client'
import type { MouseEvent } from 'react'
import type { Tab, useListTabs } from './useListTabs.ts'

type Props = { list: ReturnType<typeof useListTabs> }

/** The ways to see a list, as links with what each of them finds. */
export function ViewTabs({ list: { tabs, kept, active, isCounting, open, addressOf } }: Props) {
  if (!isCounting && tabs.length === 1 && kept.length === 0) return <div />
  const shown = (tab: Tab) => <ViewTab key={tab.key} tab={tab} isActive={active?.key === tab.key} href={addressOf(tab)} open={() => open(tab)} />
  return (
    <nav className="view-tabs" aria-label="Views of this list" aria-busy={isCounting}>
      <ul>
        {tabs.map(shown)}
        {isCounting && ['one', 'two', 'three'].map((key) => <li key={key} className="view-tabs__waiting" aria-hidden />)}
        {kept.map(shown)}
      </ul>
    </nav>
  )
}

type TabProps = { tab: Tab; isActive: boolean; href: string; open: () => void }

function ViewTab({ tab: { key, label, hint, count, isUrgent, saved }, isActive, href, open }: TabProps) {
  const follow = (event: MouseEvent) => {
    // A click with a key opens another tab of the browser, as links do.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    open()
  }
  return (
    <li>
      <a
        href={href}
        title={hint}
        className={`view-tab${isActive ? ' view-tab--active' : ''}${saved ? ' view-tab--saved' : ''}`}
        aria-current={isActive ? 'true' : undefined}
        data-view={key}
        onClick={follow}
      >
        {label}
        {count !== null && <span className={`view-tab__count${isUrgent ? ' view-tab__count--urgent' : ''}`}>{count}</span>}
        {saved?.shared && <span className="view-tab__shared"> (shared)</span>}
      </a>
    </li>
  )
}
