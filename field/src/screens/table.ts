/** Every screen by name: its title, under which tab it stands, and whether it comes with the shell or with the second part
 * (`second.ts`), which is loaded when it is first wanted and lies on the phone for offline like the shell. */

import type { Component } from 'svelte'
import { fr } from '../text/fr.ts'
import Enrol from './Enrol.svelte'
import Lock from './Lock.svelte'
import Start from './Start.svelte'

/** `id`: what the screen is about, when it is about one thing. */
export type Screen = Component<{ id: string }>
export type Second = { [name in keyof typeof import('./second.ts')]: unknown }

export type Place = {
  title: string
  /** Of the shell. */
  here?: Screen | Component
  /** Of the second part: the name that it is exported under. */
  later?: keyof Second
  /** The table of the window that `id` is in: without its row the screen is not shown. */
  of?: 'members' | 'tills' | 'sessions' | 'visits'
  /** Letters of which the person at work must have one (docs/sync.md §5): another person's history leads nowhere. */
  needs?: string
  /** Has no tab of its own: the arrow leads back. */
  deep?: true
}

const t = fr.titles
export const PLACES = {
  start: { title: fr.app, here: Start },
  enrol: { title: fr.app, here: Enrol },
  lock: { title: fr.app, here: Lock },
  elsewhere: { title: fr.app },
  find: { title: fr.tabs.find, needs: 'cmk', later: 'Find' },
  weigh: { title: fr.tabs.find, needs: 'c', later: 'Weigh', of: 'members', deep: true },
  line: { title: t.line, later: 'Line', deep: true },
  day: { title: fr.tabs.day, later: 'Day' },
  send: { title: fr.tabs.send, later: 'Send' },
  enter: { title: t.enter, needs: 'm', later: 'Enter', deep: true },
  card: { title: fr.readCard, later: 'Card', deep: true },
  portrait: { title: t.portrait, needs: 'm', later: 'Portrait', of: 'members', deep: true },
  cash: { title: fr.tabs.cash, needs: 'k', later: 'Cash' },
  pay: { title: fr.tabs.cash, needs: 'k', later: 'Pay', of: 'members', deep: true },
  count: { title: fr.tabs.cash, needs: 'k', later: 'Count', of: 'tills', deep: true },
  training: { title: fr.tabs.training, needs: 't', later: 'Training' },
  session: { title: fr.tabs.training, needs: 't', later: 'Session', of: 'sessions', deep: true },
  visit: { title: fr.tabs.training, needs: 't', later: 'Visit', of: 'visits', deep: true },
  advance: { title: fr.tabs.cash, needs: 'k', later: 'Advance', of: 'members', deep: true },
  shares: { title: fr.tabs.cash, needs: 'm', later: 'Shares', of: 'members', deep: true },
  sheet: { title: fr.sheet, needs: 'cmk', later: 'Sheet', of: 'members', deep: true },
  close: { title: t.close, needs: 'ck', later: 'Close', deep: true },
  stock: { title: t.close, needs: 'c', later: 'Stock', deep: true },
  receipts: { title: t.receipts, needs: 'c', later: 'Receipts', deep: true },
  receipt: { title: t.receipts, needs: 'c', later: 'Receipt', deep: true },
  contest: { title: t.receipts, needs: 'c', later: 'Contest', deep: true },
  phone: { title: fr.tabs.phone, later: 'Phone' },
  person: { title: t.people, later: 'AnotherPerson', deep: true },
} as const satisfies { [name: string]: Place }

export type Name = keyof typeof PLACES
export type View = { name: Name; id?: string }

/** Tabs in order. */
export const TABS: { name: Name; label: string }[] = [
  { name: 'find', label: fr.tabs.find },
  { name: 'cash', label: fr.tabs.cash },
  { name: 'training', label: fr.tabs.training },
  { name: 'day', label: fr.tabs.day },
  { name: 'send', label: fr.tabs.send },
  { name: 'phone', label: fr.tabs.phone },
]
